import { circles, type Circle } from './circles.ts';
import { at, positionsWhere } from './columns.ts';
import type { Donor } from './donor.ts';
import type { Need } from './instance.ts';
import type { PairSource } from './pair-source.ts';
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
	return {
		needs: needs.length,
		offers: donors.length,
		row(need) {
			const asking = at(needs, need);
			const { amount } = asking;
			const { offers, highest } = without(circleOf(asking), refused.get(need));
			const isNamed = namers(asking.category);
			likeness.lookAt(need);
			return {
				offers,
				highest,
				quality(index) {
					const offer = offers[index]!;
					const amounts = amountPoints(budget[offer]!, amount, weights);
					const standing = highest[index]! - room[offer]! + amounts;
					const shared = likeness.shared(offer);
					if (shared === 0) return standing;
					const count = likeness.needs.size[need]! + likeness.donors.size[offer]!;
					return standing + wordPoints(isNamed[offer] === 1, weights, { shared, count });
				},
			};
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

function without(circle: Circle, refused: ReadonlySet<number> | undefined): Circle {
	if (refused === undefined) return circle;
	const kept = positionsWhere(circle.offers, (offer) => !refused.has(offer));
	return {
		offers: Int32Array.from(kept, (index) => circle.offers[index]!),
		highest: Float64Array.from(kept, (index) => circle.highest[index]!),
	};
}
