import type { Actor } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import { countOrNull } from '#domain/count.ts';
import { parseDate } from '#domain/period.ts';
import { isWithinRegion } from '#domain/regions/code.ts';
import { valueOf } from '#domain/result.ts';
import type { RiskCountForm } from './schema.ts';

/** Households monitored against falling back, by why; and those whose risk was resolved. */
export const riskKinds = ['unstable', 'marginal', 'sudden', 'resolved'] as const;
export type RiskKind = (typeof riskKinds)[number];

/** What a village says of a year today. Counts alone: no household is known here. */
export interface RiskCount {
	readonly id: string;
	readonly villageCode: string;
	readonly villageName: string;
	readonly year: number;
	readonly version: number;
	/** 'YYYY-MM-DD' */
	readonly countedOn: string;
	/** null is not known, which is not none. */
	readonly counts: Readonly<Record<RiskKind, number | null>>;
	/** Why it was corrected; null of the first version. */
	readonly reason: string | null;
	/** By the township. */
	readonly isEnteredOnBehalf: boolean;
	readonly organizationName: string;
	readonly verdict: 'verified' | 'returned' | null;
	/** Why the county sent it back. */
	readonly note: string | null;
	readonly isDemo: boolean;
}

export const countStates = ['verified', 'self_reported', 'due'] as const;
export type CountState = (typeof countStates)[number];

/** 已核实、自报、待核: what is missing or was sent back is due, and no figure. */
export function stateOfCount(
	count: Pick<RiskCount, 'counts' | 'verdict'> | null,
	kind: RiskKind,
): CountState {
	if (!count || count.counts[kind] === null || count.verdict === 'returned') return 'due';
	return count.verdict === 'verified' ? 'verified' : 'self_reported';
}

/** A year of the ledger; null where nobody stated anything of it. */
export interface RiskYear {
	readonly year: number;
	readonly count: RiskCount | null;
}

/** From the first year that was stated to this one, the newest first; a gap is due. */
export function riskYears(counts: readonly RiskCount[], today: string): RiskYear[] {
	const last = Number(today.slice(0, 4));
	const first = Math.min(last, ...counts.map(({ year }) => year));
	return Array.from({ length: last - first + 1 }, (_, index) => {
		const year = last - index;
		return { year, count: counts.find((one) => one.year === year) ?? null };
	});
}

/** What the database is asked to append. */
export interface RiskStatement {
	readonly id: string;
	readonly villageCode: string;
	readonly countedOn: string;
	readonly counts: Readonly<Record<RiskKind, number | null>>;
	/** The one that is corrected, null for none. */
	readonly version: number | null;
	readonly reason: string | null;
}

export function statementFromForm(villageCode: string, form: RiskCountForm): RiskStatement {
	return {
		id: form.id,
		villageCode,
		countedOn: valueOf(parseDate(form.counted_on)),
		counts: {
			unstable: countOrNull(form.unstable),
			marginal: countOrNull(form.marginal),
			sudden: countOrNull(form.sudden),
			resolved: countOrNull(form.resolved),
		},
		version: form.version === '' ? null : Number(form.version),
		reason: form.version === '' ? null : form.reason,
	};
}

/** The form of a year: as it was stated, to be corrected, or empty. */
export function formOfRiskCount(count: RiskCount | null) {
	if (!count) return {};
	const text = (kind: RiskKind) => String(count.counts[kind] ?? '');
	return {
		version: String(count.version),
		counted_on: count.countedOn,
		unstable: text('unstable'),
		marginal: text('marginal'),
		sudden: text('sudden'),
		resolved: text('resolved'),
	};
}

/** What this person may do with a village's counts. The database asks again. */
export function actsOnRiskCount(
	count: Pick<RiskCount, 'villageCode' | 'verdict'>,
	{ seat }: Pick<Actor, 'seat'>,
) {
	const isOwn = isWithinRegion(count.villageCode, seat.regionCode);
	return {
		correct: isOwn && may(seat, 'risk_count.state'),
		judge: isOwn && count.verdict === null && may(seat, 'risk_count.judge'),
	};
}
