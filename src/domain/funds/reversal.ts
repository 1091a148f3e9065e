import { sumFen } from '#domain/money.ts';

/**
 * A receipt, allocation or payment taken back, wholly or in part: one person asks, another of the
 * house approves.
 */
export interface Reversal {
	readonly id: string;
	readonly amountFen: number;
	readonly reason: string;
	readonly status: 'pending' | 'approved' | 'returned';
	readonly reviewNote: string | null;
	readonly askedBy: string;
	readonly askedAt: string;
}

/** What can be taken back. */
export interface Reversible {
	readonly amountFen: number;
	/** The newest first. */
	readonly reversals: readonly Reversal[];
}

/** What of a record counts: what was confirmed, less what was taken back. */
export function countedFen({ amountFen, reversals }: Reversible): number {
	const approved = reversals.filter(({ status }) => status === 'approved');
	return amountFen - sumFen(approved.map((one) => one.amountFen));
}

/** The reversal that waits for its second person. */
export function pendingReversal(record: Reversible | null): Reversal | null {
	return record?.reversals.find(({ status }) => status === 'pending') ?? null;
}
