import { indexBy } from './columns.ts';

/** How far an id is looked for behind the one before it. */
const NEAR = 64;

/**
 * Positions of ids, −1 where there is no such one. Made for a list that comes in the order of the
 * ids: only the first that does not has a map made of them all.
 */
export function placeFinder(ids: readonly string[]): (id: string) => number {
	let next = 0;
	let places: ReadonlyMap<string, number> | null = null;
	return (id) => {
		const end = places ? next : Math.min(next + NEAR, ids.length);
		for (let place = next; place < end; place += 1) {
			if (ids[place] === id) return (next = place);
		}
		places ??= indexBy(ids, (one) => one);
		return places.get(id) ?? -1;
	};
}
