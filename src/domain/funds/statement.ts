import { sumFen } from '#domain/money.ts';
import { natures, type Nature } from '#domain/offers/offer.ts';
import type { ProjectName } from './allocation.ts';
import type { PledgeName } from './receipt.ts';

/** The buckets of a donor's statement, in the order in which money passes. */
export const statementBuckets = [
	'committed',
	'received',
	'allocated',
	'disbursed',
	'spent',
	'returned',
	'lapsed',
	'written_off',
] as const;

export type StatementBucket = (typeof statementBuckets)[number];

/** A posting as it counts: into its bucket, or against it where it takes something back. */
export interface Movement {
	readonly seq: number;
	readonly occurredOn: string;
	readonly kind: string;
	readonly bucket: StatementBucket;
	/** Negative where something is taken back. */
	readonly signedFen: number;
	readonly pledge: PledgeName;
	readonly project: ProjectName | null;
	/** Code and number of the receipt that a donor gets for its gift. */
	readonly voucher: string | null;
	/** Why something was taken back. */
	readonly reason: string | null;
}

interface Posting {
	readonly debit: string;
	readonly credit: string;
	readonly amountFen: number;
	readonly isCorrection: boolean;
}

/**
 * In which bucket a posting counts, and how: the published ledger says the same. null for what only
 * one side has said, and for what the donor still holds.
 */
export function countedIn(posting: Posting): Pick<Movement, 'bucket' | 'signedFen'> | null {
	const { debit, credit, amountFen, isCorrection } = posting;
	const bucket = statementBuckets.find((one) => one === (isCorrection ? credit : debit));
	return bucket ? { bucket, signedFen: isCorrection ? -amountFen : amountFen } : null;
}

export type Sums = Readonly<Record<StatementBucket, number>>;

/** What moved, by nature; natures are never added together. */
export function sumByNature(movements: readonly Movement[]): { nature: Nature; sums: Sums }[] {
	return natures.flatMap((nature) => {
		const own = movements.filter(({ pledge }) => pledge.nature === nature);
		return own.length > 0 ? [{ nature, sums: sumsOf(own) }] : [];
	});
}

/** What moved, by pledge and then by project, in the order in which they first moved. */
export function sumByUse(movements: readonly Movement[]) {
	const groups = new Map<string, Movement[]>();
	for (const movement of movements) {
		const key = `${movement.pledge.id} ${movement.project?.id ?? ''}`;
		groups.set(key, [...(groups.get(key) ?? []), movement]);
	}
	return [...groups].flatMap(([key, own]) => {
		const [first] = own;
		return first ? [{ key, pledge: first.pledge, project: first.project, sums: sumsOf(own) }] : [];
	});
}

function sumsOf(movements: readonly Movement[]): Sums {
	const into = (bucket: StatementBucket) =>
		sumFen(movements.filter((one) => one.bucket === bucket).map(({ signedFen }) => signedFen));
	return Object.fromEntries(statementBuckets.map((bucket) => [bucket, into(bucket)])) as Sums;
}
