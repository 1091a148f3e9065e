import type { Seat } from '#domain/identity/actor.ts';
import type { PaymentKind, ProjectName } from './allocation.ts';
import type { PledgeName } from './receipt.ts';

/** What stands in a bucket, and what ever came into it, in fen. */
export interface Bucket {
	readonly balanceFen: number;
	readonly inflowFen: number;
}

export const EMPTY: Bucket = { balanceFen: 0, inflowFen: 0 };

/** The money of one pledge in one project. */
export interface Holding {
	readonly pledge: PledgeName;
	readonly project: ProjectName;
	readonly allocated: Bucket;
	readonly disbursed: Bucket;
	readonly spent: Bucket;
}

/** A pledge of which something is received and not yet allocated. */
export interface Source {
	readonly pledge: PledgeName;
	readonly availableFen: number;
	/** None: for any village. */
	readonly villageCodes: readonly string[];
}

/** A project that takes money: from its admission to the pool until it is handed over. */
export interface FundableProject extends ProjectName {
	readonly villageName: string;
	/** The leading village and those that take part. */
	readonly villageCodes: readonly string[];
}

/** Statuses in which a project takes money. Mirrors private.check_fundable. */
export const fundable = [
	'in_pool',
	'contracted',
	'under_way',
	'completed',
	'accepted',
	'handed_over',
	'reopened',
] as const;

export function isFundable(status: string): boolean {
	return (fundable as readonly string[]).includes(status);
}

/** Whether the pledge may be drawn on for the project: for one of its villages, or for any. */
export function isFor(
	{ villageCodes }: Pick<Source, 'villageCodes'>,
	project: Pick<FundableProject, 'villageCodes'>,
): boolean {
	return (
		villageCodes.length === 0 || villageCodes.some((code) => project.villageCodes.includes(code))
	);
}

/** Money is paid by the house that holds it, or by the county of the project. */
export function mayPayFrom(
	{ pledge }: Pick<Holding, 'pledge'>,
	{ kind, organizationId }: Pick<Seat, 'kind' | 'organizationId'>,
): boolean {
	// A county sees no accounts but those of its own projects and of what it holds.
	return kind === 'county' || pledge.receiver.id === organizationId;
}

/** What a payment of this kind takes from: allocated money is disbursed, disbursed money spent. */
export function payableFen({ allocated, disbursed }: Holding, kind: PaymentKind): number {
	return kind === 'disbursement' ? allocated.balanceFen : disbursed.balanceFen;
}
