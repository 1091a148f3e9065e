import { at } from './columns.ts';

/** How far an id is looked for behind the one before it. */
const NEAR = 64;

/**
 * Positions of records by id, −1 where there is no such record. Made for a list of ids that comes
 * in the order of the records: only the first that does not has a map made of them all.
 */
export function placeFinder<Entry>(
	records: readonly Entry[],
	idOf: (record: Entry) => string,
): (id: string) => number {
	let next = 0;
	let places: ReadonlyMap<string, number> | null = null;
	return (id) => {
		const end = places ? next : Math.min(next + NEAR, records.length);
		for (let place = next; place < end; place += 1) {
			if (idOf(at(records, place)) === id) return (next = place);
		}
		places ??= new Map(records.map((record, place) => [idOf(record), place]));
		return places.get(id) ?? -1;
	};
}
