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
	return {
		needAt: positionIn(needs, ({ id }) => id),
		offerAt: positionIn(donors, ({ offer }) => offer.id),
	};
}

/** Indexed at the first question: most markets have nothing to ask for. */
function positionIn<Entry>(
	entries: readonly Entry[],
	idOf: (entry: Entry) => string,
): (id: string) => number {
	let index: ReadonlyMap<string, number> | null = null;
	return (id) => {
		index ??= indexBy(entries, idOf);
		return index.get(id) ?? -1;
	};
}
