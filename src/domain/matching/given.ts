import { at, integersOf } from './columns.ts';
import { givenPairsOf, type Instance } from './instance.ts';
import { movePairs, pairList, sortPairs, type PairColumns } from './pairs.ts';
import { positionsOf, type Sides } from './sides.ts';

interface Given {
	readonly pairs: PairColumns;
	/** Needs with a donor that only a refusal keeps away, and the first such donor. */
	readonly declined: ReadonlyMap<number, number>;
}

/** The pairs an instance brings along, in canonical positions; a refusal holds for them too. */
export function givenPairs(instance: Instance, { donors, needs }: Sides): Given {
	const { needAt, offerAt } = positionsOf({ donors, needs });
	const moved = movePairs(
		givenPairsOf(instance),
		integersOf(instance.needs, ({ id }) => needAt(id)),
		integersOf(instance.offers, ({ id }) => offerAt(id)),
	);
	const sorted = sortPairs(moved, needs.length, donors.length);
	const declined = new Map<number, number>();
	const kept = pairList();
	sorted.need.forEach((need, pair) => {
		const offer = at(sorted.offer, pair);
		const isDeclined = at(donors, offer).declined.has(at(needs, need).id);
		if (!isDeclined) kept.push(need, offer, at(sorted.quality, pair));
		else if (!declined.has(need)) declined.set(need, offer);
	});
	return { pairs: kept.columns(), declined };
}
