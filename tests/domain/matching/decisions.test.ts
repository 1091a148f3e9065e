import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDecisions } from '#domain/matching/decisions.ts';
import { objectiveOf, reserve, totalsOf, type MarketModel } from '#domain/matching/model.ts';
import { openSimplex } from '#domain/matching/simplex/simplex.ts';
import { models } from './simplex/models.ts';

function open(model: MarketModel) {
	const simplex = openSimplex(model);
	simplex.solve();
	return openDecisions(model, simplex);
}

/** The best plan of a market from which all that is held was taken, and the closed pairs. */
function solveApart(model: MarketModel, least: Float64Array, isClosed: Uint8Array): bigint {
	const rest = reserve(model, totalsOf(model, least));
	const open = (_: number, pair: number) => isClosed[pair] === 0;
	const simplex = openSimplex({
		...rest,
		pairNeed: rest.pairNeed.filter(open),
		pairOffer: rest.pairOffer.filter(open),
		pairQuality: rest.pairQuality.filter(open),
	});
	simplex.solve();
	let next = 0;
	const { amounts } = simplex.flow();
	return objectiveOf(
		model,
		least.map((held, pair) => held + (isClosed[pair] === 0 ? amounts[next++]! : 0)),
	);
}

const some = models({ offers: 6, needs: 8, villages: 3, amount: 60, points: 400 });
const acts = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 30 }), fc.boolean()), {
	minLength: 1,
	maxLength: 12,
});

describe('decisions about pairs', { timeout: 60_000 }, () => {
	it('lead to the plan of a market from which they were taken at once', () => {
		fc.assert(
			fc.property(some, fc.array(acts, { minLength: 1, maxLength: 3 }), (model, rounds) => {
				fc.pre(model.pairNeed.length > 0);
				const decisions = open(model);
				for (const round of rounds) {
					for (const [index, least, isHeld] of round) {
						const pair = index % model.pairNeed.length;
						if (isHeld) decisions.hold(pair, least);
						else decisions.close(pair);
					}
					decisions.solve();
					const { amounts } = decisions.flow();
					amounts.forEach((amount, pair) => {
						expect(amount).toBeGreaterThanOrEqual(decisions.least[pair]!);
					});
					expect(decisions.points()).toBe(objectiveOf(model, amounts));
					const apart = solveApart(model, decisions.least, decisions.isClosed);
					expect(decisions.points()).toBe(apart);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('hold nothing for which there is no room, and leave all as it was', () => {
		fc.assert(
			fc.property(some, (model) => {
				fc.pre(model.pairNeed.length > 0);
				const decisions = open(model);
				const before = decisions.points();
				const room = Math.min(
					model.budget[model.pairOffer[0]!]!,
					model.amount[model.pairNeed[0]!]!,
				);
				expect(decisions.hold(0, room + 1)).toBe(false);
				expect(decisions.least[0]).toBe(0);
				decisions.solve();
				expect(decisions.points()).toBe(before);
			}),
		);
	});
});
