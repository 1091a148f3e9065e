import { describe, expect, it } from 'vitest';
import type { Match } from '#domain/matching/explain.ts';
import { fairnessOf } from '#domain/matching/fairness.ts';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';
import { solutionOf, type Solution } from '#domain/matching/solution.ts';
import { verify } from '#domain/matching/verify.ts';
import { marketOf, TWO_VILLAGES } from './markets.ts';

const market = marketOf(TWO_VILLAGES);
const prices = {
	offer: Float64Array.of(10),
	need: Float64Array.of(0, 0),
	village: Float64Array.of(0, 2),
};

/** The solution for these amounts, as a solver would hand it over that believes in it. */
function claim(...amounts: number[]): Solution {
	const relaxed = { amounts: Float64Array.from(amounts), prices, pivots: 0 };
	const fairness = fairnessOf(market, relaxed.amounts);
	const comparisons = { qualityOnly: fairness, firstCome: fairness };
	const run = { pairsPriced: 2, pivots: 0 };
	return solutionOf({ market, relaxed, amounts: relaxed.amounts, comparisons, ...run });
}

function names(solution: Solution): string[] {
	return verify(market, solution).map(({ name, record }) => `${name} ${record}`);
}

const best = claim(3, 2);

function withMatch(index: number, change: Partial<Match>): Solution {
	const matches = best.matches.map((match, at) => (at === index ? { ...match, ...change } : match));
	return { ...best, matches };
}

function withPrice(side: 'offers' | 'needs' | 'villages', id: string, price: number): Solution {
	const priced = best.certificate[side].map((entry) =>
		entry[0] === id ? ([id, price] as const) : entry,
	);
	return { ...best, certificate: { ...best.certificate, [side]: priced } };
}

describe('verifying a solution', () => {
	it('finds nothing in the best plan', () => {
		expect(best).toMatchObject({ objective: 446n, bound: 446n, gap: 0 });
		expect(names(best)).toEqual([]);
	});

	it('sees a plan that could be better, though every number in it is true', () => {
		expect(claim(2, 3).objective).toBe(444n);
		expect(names(claim(2, 3))).toEqual(['not_optimal plan']);
		expect(names(claim(3, 1))).toEqual(['not_optimal plan']);
	});

	it('sees more given than there is or than is asked', () => {
		expect(names(claim(4, 2))).toContain('over_budget o1');
		expect(names(withMatch(0, { amount: 5 }))).toEqual(
			expect.arrayContaining(['over_budget o1', 'over_need n1', 'objective_wrong plan']),
		);
	});

	it('sees more than the hard cap of a village', () => {
		const parameters = { ...DEFAULT_PARAMETERS, tiers: [[2, 100]] as const };
		const capped = marketOf({ ...TWO_VILLAGES, parameters });
		expect(verify(capped, best)).toContainEqual({ name: 'over_village_cap', record: 'a' });
	});

	it('sees amounts that are no amounts', () => {
		for (const amount of [2.5, -3, 0, NaN]) {
			expect(names(withMatch(0, { amount }))).toContain('amount_not_whole o1 n1');
		}
	});

	it('sees a match nobody may make, and one made twice', () => {
		expect(names(withMatch(0, { need: 'n9' }))).toContain('unknown_pair o1 n9');
		expect(names(withMatch(0, { need: 'n2' }))).toContain('match_repeated o1 n2');
	});

	it('sees one made twice among those that the model left out', () => {
		const none = new Int32Array(0);
		const pairs = { pairNeed: none, pairOffer: none, pairQuality: new Float64Array(0) };
		const bare = { ...market, model: { ...market.model, ...pairs } };
		const told = (matches: Solution['matches']) =>
			verify(bare, { ...best, matches }).map(({ name }) => name);
		expect(told(best.matches)).not.toContain('match_repeated');
		expect(told([...best.matches, best.matches[0]!])).toContain('match_repeated');
	});

	it('sees a grant below the minimum', () => {
		const offers = [{ id: 'o1', budget: 5, minimumGrant: 3 }];
		const strict = marketOf({ ...TWO_VILLAGES, offers });
		expect(verify(strict, best)).toContainEqual({ name: 'below_minimum_grant', record: 'o1 n2' });
	});

	it('sees a price that is too low to stop a better pair', () => {
		expect(names(withPrice('offers', 'o1', 9))).toEqual(
			expect.arrayContaining(['price_too_low o1 n1', 'price_too_low o1 n2', 'bound_wrong plan']),
		);
	});

	it('sees a price that is too high, by the bound it makes', () => {
		expect(names(withPrice('offers', 'o1', 11))).toEqual(['bound_wrong plan', 'not_optimal plan']);
		expect(names({ ...withPrice('offers', 'o1', 11), bound: 451n, gap: 5 / 451 })).toEqual([
			'not_optimal plan',
		]);
	});

	it('sees prices that are none', () => {
		expect(names(withPrice('villages', 'b', 2.5))).toContain('price_not_whole b');
		expect(names(withPrice('needs', 'n1', -1))).toContain('price_negative n1');
		expect(names({ ...best, certificate: { ...best.certificate, needs: [] } })).toContain(
			'price_missing n1',
		);
	});

	it('sees claims that do not follow from the matches', () => {
		expect(names({ ...best, objective: 447n })).toContain('objective_wrong plan');
		expect(names({ ...best, bound: 447n })).toContain('bound_wrong plan');
		expect(names({ ...best, gap: 0.01 })).toEqual(['gap_wrong plan']);
		expect(names({ ...best, unmet: [] })).toEqual(['unmet_wrong n1', 'unmet_wrong n2']);
		const unspent = [{ offer: 'o1', amount: 1, why: 'needs_met', topUp: null }] as const;
		expect(names({ ...best, unspent })).toEqual(['unspent_wrong o1']);
	});
});
