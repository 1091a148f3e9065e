import { indexBy } from './columns.ts';
import type { Donor } from './donor.ts';
import type { Need } from './instance.ts';

/** The two sides of a market in canonical order: donors by id, needs by village, then id. */
export interface Sides {
	readonly donors: readonly Donor[];
	readonly needs: readonly Need[];
}

/** Positions of records by id; −1 where there is no such record. */
interface Positions {
	readonly needAt: (id: string) => number;
	readonly offerAt: (id: string) => number;
}

export function positionsOf({ donors, needs }: Sides): Positions {
	const needAt = indexBy(needs, ({ id }) => id);
	const offerAt = indexBy(donors, ({ offer }) => offer.id);
	return {
		needAt: (id) => needAt.get(id) ?? -1,
		offerAt: (id) => offerAt.get(id) ?? -1,
	};
}
