import type { Actor } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import type { StatusOf } from '#domain/identity/transitions.ts';
import { sideOf, type Pairing, type Side } from './pairing.ts';

export type AgreementStatus = StatusOf<'agreement'>;

/** What a pairing undertakes for one year, in a list. */
export interface AgreementSummary {
	readonly id: string;
	readonly year: number;
	readonly status: AgreementStatus;
	/** The latest; once signed, the agreed one. */
	readonly version: number;
	readonly number: string | null;
	readonly signedOn: string | null;
	readonly isDemo: boolean;
}

/** One promised figure, in the unit of its indicator. */
export interface Target {
	readonly indicator: string;
	readonly value: number;
}

/** What one side proposed; it stays whatever the other makes of it. */
export interface Version {
	readonly version: number;
	readonly side: Side;
	readonly organizationName: string;
	/** Account id: who wrote a version cannot sign it. */
	readonly proposedBy: string;
	readonly proposedAt: string;
	readonly note: string | null;
	readonly targets: readonly Target[];
}

export interface Signature {
	readonly version: number;
	readonly side: Side;
	readonly organizationName: string;
	readonly signedAt: string;
}

/** A figure that a side reported. */
export interface Report {
	readonly id: string;
	readonly indicator: string;
	readonly value: number;
	readonly occurredOn: string;
	readonly note: string;
	readonly number: string | null;
	readonly documentId: string | null;
	readonly organizationId: string;
	readonly organizationName: string;
	readonly reportedAt: string;
	readonly correctsId: string | null;
	readonly reason: string | null;
}

export interface Agreement extends AgreementSummary {
	readonly pairing: Pairing;
	readonly documentId: string | null;
	/** The latest first. */
	readonly versions: readonly Version[];
	readonly signatures: readonly Signature[];
	readonly reports: readonly Report[];
}

/** The targets of the latest version; once it is signed, those that hold. */
export function targetsOf({ versions, version }: Agreement): readonly Target[] {
	return versions.find((one) => one.version === version)?.targets ?? [];
}

/** The day up to which a year's agreement runs: its end, or that of its pairing. */
export function lastDayOf({ year, pairing }: Pick<Agreement, 'year' | 'pairing'>): string {
	const end = `${year}-12-31`;
	const { validTo } = pairing;
	return validTo !== null && validTo < end ? validTo : end;
}

/** Between what was proposed before and now: an indicator with both figures, null for none. */
export interface Amendment {
	readonly indicator: string;
	readonly before: number | null;
	readonly after: number | null;
}

/** In which targets a version differs from another. */
export function amendmentsOf(
	now: readonly Target[],
	earlier: readonly Target[],
): readonly Amendment[] {
	const before = new Map(earlier.map(({ indicator, value }) => [indicator, value]));
	const after = new Map(now.map(({ indicator, value }) => [indicator, value]));
	return [...new Set([...after.keys(), ...before.keys()])]
		.map((indicator) => ({
			indicator,
			before: before.get(indicator) ?? null,
			after: after.get(indicator) ?? null,
		}))
		.filter((one) => one.before !== one.after);
}

/** The facts that count: a correction stands in the place of what it points at. */
export function standingReports(reports: readonly Report[]): Report[] {
	const corrected = new Set(reports.map(({ correctsId }) => correctsId));
	return reports.filter(({ id }) => !corrected.has(id));
}

/** What this person may do with the agreement now. The database asks again. */
export function actsOn(
	agreement: Agreement,
	{ seat, accountId }: Pick<Actor, 'seat' | 'accountId'>,
	today: string,
) {
	const { pairing, status, version, versions, signatures } = agreement;
	const side = sideOf(pairing, seat);
	const latest = versions.find((one) => one.version === version);
	const hasSigned = signatures.some((one) => one.version === version && one.side === side);
	const isOpen = side !== null && status === 'draft';
	return {
		amend: isOpen && may(seat, 'agreement.propose'),
		sign: isOpen && !hasSigned && latest?.proposedBy !== accountId && may(seat, 'agreement.sign'),
		report:
			status === 'signed' &&
			sideOf(pairing, seat, { ofPart: true }) !== null &&
			may(seat, 'agreement.report'),
		close:
			side !== null &&
			status === 'signed' &&
			today >= lastDayOf(agreement) &&
			may(seat, 'agreement.close'),
	};
}
