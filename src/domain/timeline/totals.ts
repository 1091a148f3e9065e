import { sumFen } from '#domain/money.ts';
import { natures, type Nature } from '#domain/offers/offer.ts';
import { buckets, type Bucket } from './ledger.ts';

/** One nature in one bucket. There is no sum over natures, nor over buckets. */
export interface Sum {
	readonly bucket: Bucket;
	readonly nature: Nature;
	readonly fen: number;
	readonly rowCount: number;
}

/** A sum of what is one donor's, pairing's or project's. */
export interface Total extends Sum {
	/** Its id; null for donors without a name. */
	readonly of: string | null;
}

/** The sums in the order of natures and then of buckets; where there is no row, there is no sum. */
export function addUp(totals: readonly Sum[]): Sum[] {
	return natures.flatMap((nature) =>
		buckets.flatMap((bucket) => {
			const same = totals.filter((total) => total.nature === nature && total.bucket === bucket);
			if (same.length === 0) return [];
			const fen = sumFen(same.map((total) => total.fen));
			return [{ nature, bucket, fen, rowCount: countRows(same) }];
		}),
	);
}

/** The sums apart for each of those whose they are. */
export function addUpEach(totals: readonly Total[]): Map<string | null, Sum[]> {
	const groups = new Map<string | null, Total[]>();
	for (const total of totals) {
		const group = groups.get(total.of);
		if (group) group.push(total);
		else groups.set(total.of, [total]);
	}
	return new Map([...groups].map(([id, group]) => [id, addUp(group)]));
}

/** Fen of one nature in one bucket, 0 where there was no movement. */
export function fenIn(sums: readonly Sum[], nature: Nature, bucket: Bucket): number {
	return sums.find((sum) => sum.nature === nature && sum.bucket === bucket)?.fen ?? 0;
}

export function countRows(sums: readonly Pick<Sum, 'rowCount'>[]): number {
	return sums.reduce((count, { rowCount }) => count + rowCount, 0);
}
