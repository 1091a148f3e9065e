import { circles } from './circles.ts';
import { at, integersOf, numbersOf, positionsWhere } from './columns.ts';
import type { Donor } from './donor.ts';
import type { Need } from './instance.ts';
import type { PairSource, Row } from './pair-source.ts';
import type { Weights } from './parameters.ts';
import { amountPoints, names, roomAbove, wordPoints } from './quality.ts';
import { likenessOf } from './word-columns.ts';

/** All pairs of needs and donors by the rules of eligibility, scored by the parts of quality. */
export function scoredSource(
	needs: readonly Need[],
	donors: readonly Donor[],
	weights: Weights,
): PairSource {
	const circleOf = circles(donors, weights);
	const budget = numbersOf(donors, ({ offer }) => offer.budget);
	const likeness = likenessOf(
		needs.map(({ text }) => text ?? ''),
		donors.map(({ words }) => words),
	);
	const { marks } = likeness;
	const refused = refusals(needs, donors);
	const namersOfCategory = namersIn(donors);
	const namers = needs.map(({ category }) => namersOfCategory(category));
	const amounts = numbersOf(needs, ({ amount }) => amount);
	const room = numbersOf(donors, (donor) => roomAbove(donor, weights));
	const points = new Float64Array(donors.length);
	const alike = new Int32Array(donors.length);
	return {
		needs: needs.length,
		offers: donors.length,
		row(need) {
			return without(circleOf(at(needs, need)), refused.get(need));
		},
		score(need, { offers, highest }, first, end) {
			const amount = amounts[need]!;
			const looked = likeness.lookAt(need);
			let found = 0;
			for (let index = first; index < end; index += 1) {
				const offer = offers[index]!;
				const suits = amountPoints(budget[offer]!, amount, weights);
				points[index] = highest[index]! - room[offer]! + suits;
				// Without a branch: who shares a word comes too irregularly to be guessed beforehand.
				const common = marks[offer]! & looked;
				alike[found] = index;
				found += (common | -common) >>> 31;
			}
			const named = namers[need]!;
			for (let place = 0; place < found; place += 1) {
				const index = alike[place]!;
				const offer = offers[index]!;
				const shared = likeness.shared(offer);
				points[index]! += wordPoints(weights, named[offer]!, likeness.count(offer), shared);
			}
			return points;
		},
	};
}

/** By category: 1 for each donor that names it. */
function namersIn(donors: readonly Donor[]): (category: string) => Uint8Array {
	const known = new Map<string, Uint8Array>();
	return (category) => {
		const found = known.get(category);
		if (found) return found;
		const column = Uint8Array.from(donors, ({ offer }) =>
			names({ category }, offer.categories) ? 1 : 0,
		);
		known.set(category, column);
		return column;
	};
}

/** By position of the need, who has declined it. */
function refusals(needs: readonly Need[], donors: readonly Donor[]): Map<number, Set<number>> {
	const refused = new Map<string, Set<number>>();
	donors.forEach(({ declined }, offer) => {
		for (const id of declined) refused.set(id, (refused.get(id) ?? new Set()).add(offer));
	});
	const byNeed = new Map<number, Set<number>>();
	needs.forEach(({ id }, need) => {
		const offers = refused.get(id);
		if (offers) byNeed.set(need, offers);
	});
	return byNeed;
}

function without(circle: Row, refused: ReadonlySet<number> | undefined): Row {
	if (refused === undefined) return circle;
	const kept = positionsWhere(circle.offers, (offer) => !refused.has(offer));
	return {
		offers: integersOf(kept, (index) => circle.offers[index]!),
		highest: numbersOf(kept, (index) => circle.highest[index]!),
	};
}
