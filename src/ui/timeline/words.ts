import type { PublishedNotice } from '#domain/timeline/notice.ts';
import type { PublicStatus } from '#domain/timeline/project.ts';
import { formatFilter } from '#domain/filter.ts';
import { entryPath } from '#domain/timeline/entry.ts';
import type { LedgerFilter, LedgerRow } from '#domain/timeline/ledger.ts';
import { daysBetween, type Period } from '#domain/period.ts';
import { m } from '#text/compiled/messages.js';
import { getLocale, localizeHref } from '#text/compiled/runtime.js';
import { formatCount, formatDate } from '#text/format.ts';
import type { Tone } from '#ui/parts/tone.ts';
import { markDays } from '#ui/projects/words.ts';

const tones: Partial<Record<PublicStatus, Tone>> = {
	contracted: 'waiting',
	under_way: 'waiting',
	reopened: 'waiting',
	completed: 'good',
	accepted: 'good',
	handed_over: 'good',
	closed: 'good',
	suspended: 'alert',
	terminated: 'alert',
};

export function projectTone(status: PublicStatus): Tone {
	return tones[status] ?? 'neutral';
}

/** The day of the last entry and how long ago it was: 2026年8月30日（90 天前）. Not judged. */
export function lastEntryText(on: string | null, today: string): string | null {
	if (on === null) return null;
	const [told, days] = [{ on: formatDate(on, getLocale()) }, daysBetween(on, today)];
	if (days <= 0) return m.project_last_entry_today(told);
	return days === 1
		? m.project_last_entry_yesterday(told)
		: m.project_last_entry_days({ ...told, days: formatCount(days, getLocale()) });
}

/** Whether a notice hangs, and for how long still. @param today 'YYYY-MM-DD' in Shanghai */
export function markPublicNotice(
	notice: PublishedNotice,
	today: string,
): { tone: Tone; label: string } {
	if (notice.standing === 'stopped') return { tone: 'alert', label: m.notice_stopped() };
	if (notice.standing === 'void') return { tone: 'neutral', label: m.notice_void() };
	return markDays(notice, today);
}

/** The rows of the ledger behind a figure. */
export function ledgerHref(filter: LedgerFilter): string {
	return localizeHref(`/ledger${formatFilter(filter)}`);
}

/** The address of the next page: the same filter, and where this page ended. */
export function olderHref(
	path: string,
	filter: Readonly<Record<string, string | undefined>>,
	next: string | null,
): string | null {
	return next && localizeHref(path + formatFilter({ ...filter, after: next }));
}

/** From when until when: 2016年10月1日至2021年3月31日; or since when. */
export function periodText({ validFrom, validTo }: Period): string {
	const locale = getLocale();
	const from = formatDate(validFrom, locale);
	if (validTo === null) return m.pairing_since({ from });
	return m.pairing_period({ from, to: formatDate(validTo, locale) });
}

/** Where the cells of a row lead, by column. */
export const ledgerLinks = {
	donor: ({ donor }: LedgerRow) => donor && localizeHref(`/donors/${donor.id}`),
	use: ({ project, place, entrySeq }: LedgerRow) => {
		if (project) {
			const page = `/projects/${project.id}`;
			return localizeHref(entrySeq === null ? page : entryPath(page, entrySeq));
		}
		return place && localizeHref(`/villages/${place.code}`);
	},
	pairing: ({ pairing }: LedgerRow) => pairing && localizeHref(`/pairings/${pairing.id}`),
};

/** The rows of the same filter for machines, page by page. */
export function ledgerJsonHref(filter: LedgerFilter): string {
	return localizeHref(`/ledger.json${formatFilter(filter)}`);
}
