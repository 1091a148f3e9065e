import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GivenPair, Instance } from '#domain/matching/instance.ts';
import { layOut, type Market } from '#domain/matching/market.ts';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';
import type { Solution } from '#domain/matching/solution.ts';
import { verify } from '#domain/matching/verify.ts';
import { runMarket } from '#work/matching/match.server.ts';
import { instance, instances, need, offer, TWO_VILLAGES } from '../../domain/matching/markets.ts';

const small = instances({ needs: 6, offers: 5, amount: 12 });
const withMinimums = instances({ needs: 6, offers: 5, amount: 12, minimum: 8 });

async function solutionFor(facts: Partial<Instance>): Promise<Solution> {
	const result = runMarket(instance(facts));
	if (!result.ok) throw new Error(JSON.stringify(result.refusal));
	return result.value;
}

function opened(given: Instance): Market {
	const market = layOut(given);
	if (!market.ok) throw new Error(JSON.stringify(market.refusal));
	return market.value;
}

function grants({ matches }: Solution): (string | number)[][] {
	return matches.map((match) => [match.offer, match.need, match.amount]);
}

describe('a round', () => {
	it('says who gives how much to whom, and why not the others', async () => {
		const solution = await solutionFor(TWO_VILLAGES);
		expect(grants(solution)).toEqual([
			['o1', 'n1', 3],
			['o1', 'n2', 2],
		]);
		expect(solution).toMatchObject({ objective: 446n, bound: 446n, gap: 0 });
		expect(solution.matches[0]?.reasons).toEqual({
			quality: 10,
			parts: null,
			value: 0,
			tier: 2,
			prices: { offer: 10, need: 0, village: 0 },
			points: 0,
			otherOffer: null,
			otherNeed: { id: 'n2', points: 0 },
		});
		const tie = { what: 'points', offer: 'o1', points: 0 };
		expect(solution.unmet).toEqual([
			{ need: 'n1', amount: 1, why: 'outbid', nearest: { id: 'o1', points: 0 }, help: tie },
			{ need: 'n2', amount: 2, why: 'outbid', nearest: { id: 'o1', points: 0 }, help: tie },
		]);
		expect(solution.unspent).toEqual([]);
	});

	it('is empty where nothing is asked or offered', async () => {
		const nothing = { objective: 0n, bound: 0n, gap: 0, matches: [], unmet: [], unspent: [] };
		expect(await solutionFor({})).toMatchObject(nothing);
		expect(await solutionFor({ needs: [need('n1')] })).toMatchObject({
			...nothing,
			unmet: [{ need: 'n1', amount: 10, why: 'no_eligible_offer', nearest: null }],
		});
		expect(await solutionFor({ offers: [offer('o1')] })).toMatchObject({
			...nothing,
			unspent: [{ offer: 'o1', amount: 10, why: 'no_eligible_need', topUp: null }],
		});
	});

	it('shows the parts of a score it made itself, with the runner-up', async () => {
		const solution = await solutionFor({
			needs: [need('n1', { text: '人饮管网改造' })],
			offers: [
				offer('near', { budget: 12, categories: ['water'], regions: ['621123'], text: '管网' }),
				offer('far', { budget: 5 }),
			],
		});
		expect(solution.matches.map(({ offer: id, reasons }) => [id, reasons.parts])).toEqual([
			['near', { capability: 150, region: 200, amount: 150, text: 100, history: 50 }],
		]);
		// far: 0 + 0 + 75 + 0 + 50 = 125 points a unit, and near is worth 650.
		expect(solution.matches[0]?.reasons.otherOffer).toEqual({ id: 'far', points: 525 });
		expect(solution.certificate.weightsVersion).toBe(DEFAULT_PARAMETERS.weights.version);
		expect(solution.unspent).toEqual([
			{ offer: 'far', amount: 5, why: 'needs_met', topUp: null },
			{ offer: 'near', amount: 2, why: 'needs_met', topUp: null },
		]);
	});

	it('refuses an instance that cannot be true and names the record', async () => {
		expect(runMarket(instance({ needs: [need('n1'), need('n1')] }))).toEqual({
			ok: false,
			refusal: { name: 'instance.duplicate_id', facts: { record: 'need', id: 'n1' } },
		});
	});

	it('counts a lock for the floor, and never gives its money again', async () => {
		const solution = await solutionFor({
			...TWO_VILLAGES,
			locked: [{ need: 'n1', offer: 'o1', amount: 2 }],
		});
		expect(grants(solution)).toEqual([
			['o1', 'n1', 1],
			['o1', 'n2', 2],
		]);
		expect(solution.objective).toBe(226n);
		expect(solution.matches[0]?.reasons.tier).toBe(2);
		expect(solution.fairness.atFloor).toBe(2);
	});

	it('proposes no declined pair again', async () => {
		const solution = await solutionFor({
			...TWO_VILLAGES,
			declined: [{ need: 'n1', offer: 'o1' }],
		});
		expect(grants(solution)).toEqual([['o1', 'n2', 4]]);
		expect(solution.unmet).toMatchObject([
			{ need: 'n1', amount: 4, why: 'declined', help: { what: 'ask_again', offer: 'o1' } },
		]);
		expect(solution.unspent).toEqual([{ offer: 'o1', amount: 1, why: 'needs_met', topUp: null }]);
	});

	it('shows an unverified need and does not match it', async () => {
		const solution = await solutionFor({
			needs: [need('n1', { verified: 0 })],
			offers: [offer('o1')],
		});
		expect(solution.unmet).toMatchObject([{ need: 'n1', why: 'not_verified' }]);
		expect(solution.unspent).toMatchObject([{ offer: 'o1', why: 'no_eligible_need' }]);
	});

	it('stops at the hard cap of a village', async () => {
		const solution = await solutionFor({
			needs: [need('n1')],
			offers: [offer('o1')],
			villages: [{ code: need('n1').village, tiers: [[4, 100]] }],
		});
		expect(grants(solution)).toEqual([['o1', 'n1', 4]]);
		expect(solution.unmet).toMatchObject([{ why: 'village_cap' }]);
		expect(solution.unspent).toMatchObject([{ why: 'village_cap' }]);
	});
});

describe('bad input', () => {
	const village = { code: need('n1').village, population: 900 };
	const one = { needs: [need('n1')], offers: [offer('o1')], villages: [village] };

	it.each<[what: string, facts: Partial<Instance>]>([
		['no eligible pair', { ...one, offers: [offer('o1', { regions: ['63'] })] }],
		['zero budgets', { ...one, offers: [offer('o1', { budget: 0 })] }],
		['zero needs', { ...one, needs: [need('n1', { amount: 0 })] }],
		['a village of nobody', { ...one, villages: [{ ...village, population: 0 }], offers: [] }],
	])('gives the empty plan for %s', async (_, facts) => {
		const { matches, objective, gap } = await solutionFor(facts);
		expect({ matches, objective, gap }).toEqual({ matches: [], objective: 0n, gap: 0 });
	});

	it.each<[what: string, name: string, id: string, facts: Partial<Instance>]>([
		['a repeated id', 'duplicate_id', 'o1', { ...one, offers: [offer('o1'), offer('o1')] }],
		[
			'totals beyond the integers',
			'total_too_large',
			'n2',
			{
				...one,
				needs: [need('n1', { amount: 2 ** 53 - 1 }), need('n2', { amount: 2 ** 53 - 1 })],
			},
		],
		[
			'a code of no village',
			'code_malformed',
			'n1',
			{ needs: [need('n1', { village: '62112321020' })] },
		],
		[
			'a code of no region',
			'code_malformed',
			'o1',
			{ ...one, offers: [offer('o1', { regions: ['62112'] })] },
		],
		[
			'a pairing that ended',
			'pairing_ended',
			'o1 62',
			{ ...one, pairings: [{ offer: 'o1', region: '62', validTo: '2026-11-20' }] },
		],
		[
			'a lock above the budget',
			'lock_above_budget',
			'o1',
			{
				...one,
				needs: [need('n1', { amount: 20 })],
				locked: [{ need: 'n1', offer: 'o1', amount: 11 }],
			},
		],
		[
			'a floor whose points cannot be exact',
			'points_too_large',
			'floor',
			{
				...one,
				offers: Array.from({ length: 600_000 }, (__, index) => offer(`o${index}`)),
				pairs: [[0, 0, 2 ** 31 - 1]],
				parameters: { ...DEFAULT_PARAMETERS, floor: 'lexicographic' },
			},
		],
	])('refuses %s and names the record', async (_, name, id, facts) => {
		expect(runMarket(instance(facts))).toMatchObject({
			ok: false,
			refusal: { name: `instance.${name}`, facts: { id } },
		});
	});

	it('solves amounts above 10¹³ exactly', async () => {
		const amount = 3 * 10 ** 15;
		const solution = await solutionFor({
			...one,
			needs: [need('n1', { amount })],
			offers: [offer('o1', { budget: amount })],
		});
		expect(grants(solution)).toEqual([['o1', 'n1', amount]]);
		expect(solution.gap).toBe(0);
	});
});

describe('a round in which the order of records changes', () => {
	it('gives the same solution', async () => {
		await fc.assert(
			fc.asyncProperty(withMinimums, fc.nat(), async (given, seed) => {
				const [first, second] = [runMarket(given), runMarket(shuffled(given, seed))];
				expect(withoutClock(second)).toEqual(withoutClock(first));
			}),
		);
	});
});

describe('a solution and its proof', () => {
	it('is optimal to the point where no offer has a minimum grant', async () => {
		await fc.assert(
			fc.asyncProperty(small, async (given) => {
				const solution = await solutionFor(given);
				expect(solution.gap).toBe(0);
				expect(solution.objective).toBe(solution.bound);
				expect(solution.rounding).toBeNull();
				expect(verify(opened(given), solution)).toEqual([]);
			}),
			{ numRuns: 200 },
		);
	});

	it('does not pass with a unit more, a unit less, or another price', async () => {
		let corrupted = 0;
		await fc.assert(
			fc.asyncProperty(small, fc.nat(), fc.constantFrom(-1, 1), async (given, which, step) => {
				const solution = await solutionFor(given);
				const market = opened(given);
				const { matches, certificate } = solution;
				if (matches.length > 0) {
					const moved = matches.map((match, index) =>
						index === which % matches.length ? { ...match, amount: match.amount + step } : match,
					);
					expect(verify(market, { ...solution, matches: moved })).not.toEqual([]);
					corrupted += 1;
				}
				const offers = certificate.offers.map(([id, price], index) =>
					index === which % certificate.offers.length
						? ([id, price + step] as const)
						: ([id, price] as const),
				);
				const budget = market.model.budget[which % certificate.offers.length] ?? 0;
				const repriced = { ...solution, certificate: { ...certificate, offers } };
				// A price that is too high on an empty budget changes no bound, and is no lie.
				if (budget > 0 || step < 0) expect(verify(market, repriced)).not.toEqual([]);
			}),
		);
		expect(corrupted).toBeGreaterThan(20);
	});
});

describe('minimum grants', () => {
	it('gives a whole grant or none', async () => {
		const solution = await solutionFor({
			needs: [
				need('n1', { village: 'a', amount: 6, value: 0 }),
				need('n2', { village: 'b', amount: 6, value: 0 }),
			],
			offers: [offer('o1', { budget: 7, minimumGrant: 5 })],
			pairs: [
				[0, 0, 10],
				[0, 1, 8],
			],
		});
		expect(grants(solution)).toEqual([['o1', 'n1', 6]]);
		// Without the minimum: 5 and 2 units, 50 + 16 points and 4 units of floor.
		expect(solution).toMatchObject({ objective: 260n, bound: 466n });
		expect(solution.gap).toBeCloseTo(206 / 466, 12);
		expect(solution.rounding).toMatchObject({
			fairnessBefore: { withNothing: 0 },
			villagesWithLess: 1,
			floorLost: 2,
		});
		expect(solution.fairness).toMatchObject({ withNothing: 1 });
		expect(solution.unmet).toMatchObject([{ need: 'n2', amount: 6, why: 'minimum_grant' }]);
		expect(solution.unspent).toEqual([
			{ offer: 'o1', amount: 1, why: 'minimum_grant', topUp: { amount: 4, need: 'n2' } },
		]);
	});

	it('raises a grant that is nearly large enough', async () => {
		const solution = await solutionFor({
			needs: [
				need('n1', { village: 'a', amount: 6, value: 0 }),
				need('n2', { village: 'b', amount: 6, value: 0 }),
			],
			offers: [offer('o1', { budget: 9, minimumGrant: 4 })],
			pairs: [
				[0, 0, 10],
				[0, 1, 8],
			],
		});
		expect(grants(solution)).toEqual([
			['o1', 'n1', 5],
			['o1', 'n2', 4],
		]);
	});

	it('is kept in every market, with a proven gap and no grant left unopened', async () => {
		await fc.assert(
			fc.asyncProperty(withMinimums, async (given) => {
				const solution = await solutionFor(given);
				const market = opened(given);
				expect(verify(market, solution)).toEqual([]);
				expect(solution.gap >= 0 && solution.gap <= 1).toBe(true);
				for (const { topUp } of solution.unspent) expect(topUp?.amount ?? 1).toBeGreaterThan(0);
				for (const { why } of solution.unmet) {
					if (why !== 'no_value') continue;
					expect(market.model.value.some((points) => points === 0)).toBe(true);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('costs nothing where the best plan keeps them anyway', async () => {
		const solution = await solutionFor({
			...TWO_VILLAGES,
			offers: [offer('o1', { budget: 5, minimumGrant: 2 })],
		});
		expect(solution).toMatchObject({ objective: 446n, gap: 0, rounding: null });
	});
});

function shuffled(given: Instance, seed: number): Instance {
	const order = <Entry>(entries: readonly Entry[]) =>
		entries
			.map((entry, index) => ({ entry, index, rank: ((index + 1) * (seed % 9973) + 7919) % 101 }))
			.toSorted((one, other) => one.rank - other.rank || other.index - one.index);
	const [needs, offers] = [order(given.needs), order(given.offers)];
	const positionOf = (places: readonly { readonly index: number }[], index: number) =>
		places.findIndex((place) => place.index === index);
	return {
		...given,
		needs: needs.map(({ entry }) => entry),
		offers: offers.map(({ entry }) => entry),
		villages: given.villages?.toReversed() ?? [],
		locked: given.locked.toReversed(),
		declined: given.declined.toReversed(),
		pairs: order((given.pairs ?? []) as readonly GivenPair[]).map(
			({ entry: [offerIndex, needIndex, quality] }) =>
				[positionOf(offers, offerIndex), positionOf(needs, needIndex), quality] as const,
		),
	};
}

function withoutClock(result: Awaited<ReturnType<typeof runMarket>>): unknown {
	if (!result.ok) return result;
	return { ...result.value, stats: { ...result.value.stats, milliseconds: 0 } };
}
