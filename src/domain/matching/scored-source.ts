import { circles, type Circle } from './circles.ts';
import { at, positionsWhere } from './columns.ts';
import type { Donor } from './donor.ts';
import type { Need } from './instance.ts';
import type { PairSource } from './pair-source.ts';
import type { Weights } from './parameters.ts';
import { amountPoints, NO_WORDS, textPoints } from './quality.ts';
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
	const wordPoints = (need: number, offer: number): number => {
		const shared = likeness.shared(offer);
		if (shared === 0) return 0;
		const words = { shared, count: likeness.needs.size[need]! + likeness.donors.size[offer]! };
		const [asking, donor] = [at(needs, need), at(donors, offer)];
		return textPoints(asking, donor, weights, words) - textPoints(asking, donor, weights, NO_WORDS);
	};
	return {
		needs: needs.length,
		offers: donors.length,
		row(need) {
			const asking = at(needs, need);
			const { offers, base } = without(circleOf(asking), refused.get(need));
			const hasWords = likeness.lookAt(need);
			const { amount } = asking;
			return {
				size: offers.length,
				offers,
				base,
				slack: weights.amount + (hasWords ? Math.ceil(weights.text / 2) : 0),
				quality(index) {
					const offer = offers[index]!;
					const standing = base[index]! + amountPoints(budget[offer]!, amount, weights);
					return hasWords ? standing + wordPoints(need, offer) : standing;
				},
			};
		},
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
		base: Float64Array.from(kept, (index) => circle.base[index]!),
	};
}
