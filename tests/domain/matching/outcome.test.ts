import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instanceOf, type RoundInput } from '#domain/matching/input.ts';
import { outcomeOf } from '#domain/matching/outcome.ts';
import { sumFen } from '#domain/money.ts';
import { leastPart, sumQuantities } from '#domain/needs/measure.ts';
import { runMarket } from '#work/matching/match.server.ts';
import { input } from './rounds.ts';

/** The two needs and two offers of a market that is not in money. */
function inUnit(
	unit: string,
	asked: readonly number[],
	offered: readonly number[],
	size: number,
): Partial<RoundInput> {
	const [offer] = input.offers as [(typeof input.offers)[0]];
	const tiers = [[size, 4000] as const, [null, 0] as const];
	return {
		commodity: 'goods',
		nature: null,
		unit,
		parameters: { ...input.parameters, tiers },
		needs: input.needs.map((need, index) => ({
			...need,
			quantity: asked[index] ?? 0,
			open: asked[index] ?? 0,
		})),
		offers: offered.map((quantity, index) => ({
			...offer,
			id: `o${index}`,
			minimumGrant: 0,
			quantity,
			open: quantity,
		})),
	};
}

async function outcome(facts: Partial<RoundInput> = {}) {
	const given = { ...input, ...facts };
	const solved = runMarket(instanceOf(given));
	if (!solved.ok) throw new Error(JSON.stringify(solved.refusal));
	return outcomeOf(given, solved.value);
}

describe('what a round leaves behind', () => {
	it('places or leaves open every fen that was asked for', async () => {
		const { matches, unmet, figures } = await outcome();
		const placed = sumFen(matches.map(({ quantity }) => quantity));
		const open = sumFen(unmet.map(({ quantity }) => quantity));
		expect(placed + open).toBe(15_000_050);
		expect(figures.proposed).toMatchObject({ offered: 8_000_099, placed: placed });
	});

	it('grants whole hundreds of yuan, and nothing below the least of the donor', async () => {
		for (const { quantity } of (await outcome()).matches) {
			expect(quantity % 10_000).toBe(0);
			expect(quantity).toBeGreaterThanOrEqual(100_001);
		}
	});

	it('says of the odd fen under a unit that this is what they are', async () => {
		const offers = input.offers.map((offer) => ({
			...offer,
			quantity: 20_000_000,
			open: 20_000_000,
		}));
		const { unmet } = await outcome({ offers });
		expect(unmet).toEqual([
			{ needId: 'n1', quantity: 50, why: 'below_unit', nearest: null, help: null },
		]);
	});

	it('counts what earlier rounds promised neither as offered nor as open', async () => {
		const [road, bridge] = input.needs as [(typeof input.needs)[0], (typeof input.needs)[0]];
		const [offer] = input.offers as [(typeof input.offers)[0]];
		const promised = await outcome({
			needs: [{ ...road, open: 7_000_050 }, bridge],
			offers: [{ ...offer, open: 5_000_099 }],
			locked: [{ needId: 'n1', offerId: 'o1', quantity: 3_000_000 }],
		});
		const placed = sumFen(promised.matches.map(({ quantity }) => quantity));
		const open = sumFen(promised.unmet.map(({ quantity }) => quantity));
		expect(placed).toBe(5_000_000);
		expect(placed + open).toBe(12_000_050);
		expect(promised.figures.proposed).toMatchObject({ offered: 5_000_099, placed: placed });
	});

	it.each(['台', '吨', '人'])(
		'places or leaves open all that was asked for in %s',
		async (unit) => {
			const part = leastPart(unit);
			const count = fc
				.integer({ min: 1, max: 5_000 })
				.map((parts) => (part === 1 ? parts : parts / 1000));
			const market = fc.record({
				asked: fc.tuple(count, count),
				offered: fc.tuple(count, count),
				size: fc.integer({ min: 1, max: 10_000 }),
			});
			await fc.assert(
				fc.asyncProperty(market, async ({ asked, offered, size }) => {
					const given = inUnit(unit, asked, offered, size);
					const { matches, unmet, unspent, figures } = await outcome(given);
					const sum = (parts: readonly { quantity: number }[]) =>
						sumQuantities(parts.map(({ quantity }) => quantity));
					expect(sumQuantities([sum(matches), sum(unmet)])).toBe(sumQuantities(asked));
					expect(sumQuantities([sum(matches), sum(unspent)])).toBe(sumQuantities(offered));
					expect(figures.proposed.placed).toBe(sum(matches));
					for (const { quantity } of matches) {
						expect(Number.isInteger(part === 1 ? quantity : Math.round(quantity * 1e6) / 1e3)).toBe(
							true,
						);
					}
				}),
				{ numRuns: 25 },
			);
		},
	);

	it('never calls an equal sharing less than equal', async () => {
		const { figures } = await outcome();
		expect(figures.proposed.giniPerHead).toBeGreaterThanOrEqual(0);
		expect((await outcome({ offers: [] })).figures.proposed.giniPerHead).toBeNull();
	});
});
