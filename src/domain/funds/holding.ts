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

/** What a payment of this kind takes from: allocated money is disbursed, disbursed money spent. */
export function payableFen({ allocated, disbursed }: Holding, kind: PaymentKind): number {
	return kind === 'disbursement' ? allocated.balanceFen : disbursed.balanceFen;
}
