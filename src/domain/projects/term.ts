import { parseDate } from '#domain/period.ts';
import { valueOf } from '#domain/result.ts';
import { normalizeInput } from '#domain/text.ts';
import { usualDays, type NoticeLevel } from './notice.ts';
import type { NoticeTermForm } from './schema.ts';

/** How long the three notices hang in a county. The last one set counts, from its day on. */
export interface NoticeTerm {
	readonly id: string;
	/** Whole days at each level, 5 … 60. */
	readonly days: Readonly<Record<NoticeLevel, number>>;
	/** The document that says so. */
	readonly basis: string;
	/** 'YYYY-MM-DD' */
	readonly validFrom: string;
	readonly organizationName: string;
	readonly setAt: string;
}

/** Whether the text is a number of days that a county may set. */
export function isTerm(text: string): boolean {
	return /^([5-9]|[1-5]\d|60)$/.test(text);
}

/**
 * For how many days a notice that begins on a day must hang, and by which document; null where its
 * county has set none. The same rule stands in private.notice_term.
 * @param terms those of its county, the last one set first
 */
export function termOn(
	terms: readonly NoticeTerm[],
	level: NoticeLevel,
	startsOn: string,
): { readonly days: number; readonly basis: string | null } {
	const begun = terms.filter(({ validFrom }) => validFrom <= startsOn);
	// Sorting keeps the order of those that begin on one day: the last one set stays first.
	const [last] = begun.sort((one, other) => other.validFrom.localeCompare(one.validFrom));
	return last ? { days: last.days[level], basis: last.basis } : { days: usualDays, basis: null };
}

/** What the form of a notice says of its term. */
export interface ComingTerm {
	/** The day from which it holds, null for the one in force. */
	readonly from: string | null;
	readonly days: number;
	readonly basis: string | null;
}

/** The term in force at a level, and those that begin later, the next first. */
export function comingTerms(
	terms: readonly NoticeTerm[],
	level: NoticeLevel,
	today: string,
): ComingTerm[] {
	const days = terms.map(({ validFrom }) => validFrom).filter((day) => day > today);
	const coming = [...new Set(days)].sort();
	return [
		{ from: null, ...termOn(terms, level, today) },
		...coming.map((from) => ({ from, ...termOn(terms, level, from) })),
	];
}

export type NoticeTermDraft = Pick<NoticeTerm, 'id' | 'days' | 'basis' | 'validFrom'>;

export function termFromForm(form: NoticeTermForm): NoticeTermDraft {
	return {
		id: form.id,
		days: {
			village: Number(normalizeInput(form.village_days)),
			township: Number(normalizeInput(form.township_days)),
			county: Number(normalizeInput(form.county_days)),
		},
		basis: normalizeInput(form.basis),
		validFrom: valueOf(parseDate(form.valid_from)),
	};
}
