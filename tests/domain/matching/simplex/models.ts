import fc from 'fast-check';
import type { MarketModel } from '#domain/matching/model.ts';
import type { Change } from '#domain/matching/simplex/changes.ts';
import type { Watch } from '#domain/matching/simplex/simplex.ts';

interface Limits {
	readonly offers: number;
	readonly needs: number;
	readonly villages: number;
	readonly amount: number;
	readonly points: number;
}

/** Networks of plain numbers: with ties, zeros, capped and dead villages, and any pairs. */
export function models(limits: Limits): fc.Arbitrary<MarketModel> {
	const amount = fc.oneof(
		fc.constant(0),
		fc.nat({ max: limits.amount }),
		fc.constant(limits.amount),
	);
	const points = fc.oneof(fc.constant(0), fc.constant(7), fc.nat({ max: limits.points }));
	const village = fc.array(fc.tuple(amount, points), { minLength: 1, maxLength: 3 });
	return fc
		.record({
			budget: fc.array(amount, { minLength: 1, maxLength: limits.offers }),
			villages: fc.array(village, { minLength: 1, maxLength: limits.villages }),
			needs: fc.array(fc.tuple(amount, points, fc.nat()), {
				minLength: 1,
				maxLength: limits.needs,
			}),
			density: fc.constantFrom(0, 0.3, 0.6, 1),
			pairs: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), points), {
				minLength: limits.offers * limits.needs,
				maxLength: limits.offers * limits.needs,
			}),
		})
		.map(({ budget, villages, needs, density, pairs }) => {
			const drawn = needs
				.flatMap((_, need) => budget.map((_, offer) => [need, offer] as const))
				.map(([need, offer], index) => ({ need, offer, draw: pairs[index]! }))
				.filter(({ draw: [chance] }) => chance <= density);
			const sorted = villages.map((tiers) => tiers.toSorted(([, one], [, other]) => other - one));
			return modelOf({
				budget,
				needs: needs.map(([asked, value, place]) => [asked, value, place % villages.length]),
				villages: sorted,
				pairs: drawn.map(({ need, offer, draw: [, quality] }) => [need, offer, quality]),
			});
		});
}

/** Throws where a solver turns in a circle, which no time limit of a test would ever notice. */
export const inTime: Watch = ({ pivots, expected }) => {
	if (pivots > 100 * expected) throw new Error(`${pivots} pivots where ${expected} are expected`);
	return true;
};

/** A model from rows: needs as [amount, value, village], tiers as [width, reward]. */
export function modelOf(rows: {
	readonly budget: readonly number[];
	readonly needs: readonly (readonly [amount: number, value: number, village: number])[];
	readonly villages: readonly (readonly (readonly [width: number, reward: number])[])[];
	readonly pairs: readonly (readonly [need: number, offer: number, quality: number])[];
}): MarketModel {
	let end = 0;
	const ends = rows.villages.map((tiers) => (end += tiers.length));
	const tiers = rows.villages.flat();
	return {
		budget: Float64Array.from(rows.budget),
		amount: Float64Array.from(rows.needs, ([amount]) => amount),
		value: Float64Array.from(rows.needs, ([, value]) => value),
		village: Int32Array.from(rows.needs, ([, , village]) => village),
		tierStart: Int32Array.from([0, ...ends]),
		tierWidth: Float64Array.from(tiers, ([width]) => width),
		tierReward: Float64Array.from(tiers, ([, reward]) => reward),
		pairNeed: Int32Array.from(rows.pairs, ([need]) => need),
		pairOffer: Int32Array.from(rows.pairs, ([, offer]) => offer),
		pairQuality: Float64Array.from(rows.pairs, ([, , quality]) => quality),
	};
}

/** Any numbers anew, as far as the model has such a one. */
export function changesOf(model: MarketModel): fc.Arbitrary<Change[]> {
	const to = fc.nat({ max: 300 });
	// The last is more than 32 bits hold.
	const points = fc.oneof(to, fc.constant(1e6), fc.constant(2 ** 40));
	const index = (length: number) => fc.nat({ max: Math.max(0, length - 1) });
	const kinds: fc.Arbitrary<Change>[] = [
		fc.record({ kind: fc.constant('budget'), offer: index(model.budget.length), to }),
		fc.record({ kind: fc.constant('amount'), need: index(model.amount.length), to }),
		fc.record({ kind: fc.constant('width'), tier: index(model.tierWidth.length), to }),
	];
	if (model.pairNeed.length > 0) {
		const pair = index(model.pairNeed.length);
		kinds.push(fc.record({ kind: fc.constant('quality'), pair, to: points }));
		kinds.push(fc.record({ kind: fc.constant('ban'), pair }));
	}
	return fc.array(fc.oneof(...kinds), { minLength: 1, maxLength: 4 });
}

/** The pairs that these changes leave banned. */
export function bannedBy(changes: readonly Change[]): Set<number> {
	const banned = new Set<number>();
	for (const one of changes) {
		if (one.kind === 'ban') banned.add(one.pair);
		if (one.kind === 'quality') banned.delete(one.pair);
	}
	return banned;
}
