import { circles } from './circles.ts';
import { at, positionsWhere } from './columns.ts';
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
	const budget = Float64Array.from(donors, ({ offer }) => offer.budget);
	const likeness = likenessOf(
		needs.map(({ text }) => text ?? ''),
		donors.map(({ words }) => words),
	);
	const refused = refusals(needs, donors);
	const namers = namersOf(donors);
	const room = Float64Array.from(donors, (donor) => roomAbove(donor, weights));
	const points = new Float64Array(donors.length);
	return {
		needs: needs.length,
		offers: donors.length,
		row(need) {
			return without(circleOf(at(needs, need)), refused.get(need));
		},
		score(need, { offers, highest }, first, end) {
			const { amount, category } = at(needs, need);
			for (let index = first; index < end; index += 1) {
				const offer = offers[index]!;
				const standing = highest[index]! - room[offer]!;
				points[index] = standing + amountPoints(budget[offer]!, amount, weights);
			}
			const isNamed = namers(category);
			likeness.lookAt(need);
			for (let index = first; index < end; index += 1) {
				const offer = offers[index]!;
				const shared = likeness.shared(offer);
				if (shared === 0) continue;
				const words = { shared, count: likeness.count(offer) };
				points[index]! += wordPoints(isNamed[offer] === 1, weights, words);
			}
			return points;
		},
	};
}

/** By category: 1 for each donor that names it. */
function namersOf(donors: readonly Donor[]): (category: string) => Uint8Array {
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
		offers: Int32Array.from(kept, (index) => circle.offers[index]!),
		highest: Float64Array.from(kept, (index) => circle.highest[index]!),
	};
}
