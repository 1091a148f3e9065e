import { indexBy } from './columns.ts';
import type { Sides } from './market.ts';

/** Positions of records by id; −1 where there is no such record. */
export interface Positions {
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
