import { circles, type Circle } from './circles.ts';
import { at, positionsWhere } from './columns.ts';
import type { Donor } from './donor.ts';
import type { Need } from './instance.ts';
import type { PairSource } from './pair-source.ts';
import type { Weights } from './parameters.ts';
import { amountPoints, names, NO_WORDS, textPoints } from './quality.ts';
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
	const wordPoints = (isNamed: boolean, shared: number, count: number) =>
		textPoints(isNamed, weights, { shared, count }) - textPoints(isNamed, weights, NO_WORDS);
	const most = new Float64Array(donors.length);
	return {
		needs: needs.length,
		offers: donors.length,
		row(need) {
			const asking = at(needs, need);
			const { amount } = asking;
			const { offers, base } = without(circleOf(asking), refused.get(need));
			const hasWords = likeness.lookAt(need);
			const wordsAtMost = hasWords ? Math.ceil(weights.text / 2) : 0;
			const isNamed = namers(asking.category);
			for (let index = 0; index < offers.length; index += 1) {
				const offer = offers[index]!;
				const standing = base[index]! + amountPoints(budget[offer]!, amount, weights);
				most[index] = likeness.donors.size[offer] === 0 ? standing : standing + wordsAtMost;
			}
			return {
				size: offers.length,
				offers,
				most,
				quality(index) {
					const offer = offers[index]!;
					const ofDonor = likeness.donors.size[offer]!;
					const standing = ofDonor === 0 ? most[index]! : most[index]! - wordsAtMost;
					const shared = hasWords ? likeness.shared(offer) : 0;
					if (shared === 0) return standing;
					const count = likeness.needs.size[need]! + ofDonor;
					return standing + wordPoints(isNamed[offer] === 1, shared, count);
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
		base: Float64Array.from(kept, (index) => circle.base[index]!),
	};
}
