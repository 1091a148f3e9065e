import { describe, expect, it } from 'vitest';
import { instanceOf, type RoundInput } from '#domain/matching/input.ts';
import { outcomeOf } from '#domain/matching/outcome.ts';
import { sumFen } from '#domain/money.ts';
import { runMarket } from '#work/matching/match.server.ts';
import { input } from './rounds.ts';

async function outcome(facts: Partial<RoundInput> = {}) {
	const given = { ...input, ...facts };
	const solved = runMarket(instanceOf(given));
	if (!solved.ok) throw new Error(JSON.stringify(solved.refusal));
	return outcomeOf(given, solved.value);
}

describe('what a round leaves behind', () => {
	it('places or leaves open every fen that was asked for', async () => {
		const { matches, unmet, figures } = await outcome();
		const placed = sumFen(matches.map(({ amountFen }) => amountFen));
		const open = sumFen(unmet.map(({ amountFen }) => amountFen));
		expect(placed + open).toBe(15_000_050);
		expect(figures.proposed).toMatchObject({ offeredFen: 8_000_099, placedFen: placed });
	});

	it('grants whole hundreds of yuan, and nothing below the least of the donor', async () => {
		for (const { amountFen } of (await outcome()).matches) {
			expect(amountFen % 10_000).toBe(0);
			expect(amountFen).toBeGreaterThanOrEqual(100_001);
		}
	});

	it('says of the odd fen under a unit that this is what they are', async () => {
		const offers = input.offers.map((offer) => ({
			...offer,
			budgetFen: 20_000_000,
			openFen: 20_000_000,
		}));
		const { unmet } = await outcome({ offers });
		expect(unmet).toEqual([
			{ needId: 'n1', amountFen: 50, why: 'below_unit', nearest: null, help: null },
		]);
	});

	it('counts what earlier rounds promised neither as offered nor as open', async () => {
		const [road, bridge] = input.needs as [(typeof input.needs)[0], (typeof input.needs)[0]];
		const [offer] = input.offers as [(typeof input.offers)[0]];
		const promised = await outcome({
			needs: [{ ...road, openFen: 7_000_050 }, bridge],
			offers: [{ ...offer, openFen: 5_000_099 }],
			locked: [{ needId: 'n1', offerId: 'o1', amountFen: 3_000_000 }],
		});
		const placed = sumFen(promised.matches.map(({ amountFen }) => amountFen));
		const open = sumFen(promised.unmet.map(({ amountFen }) => amountFen));
		expect(placed).toBe(5_000_000);
		expect(placed + open).toBe(12_000_050);
		expect(promised.figures.proposed).toMatchObject({ offeredFen: 5_000_099, placedFen: placed });
	});

	it('never calls an equal sharing less than equal', async () => {
		const { figures } = await outcome();
		expect(figures.proposed.giniPerHead).toBeGreaterThanOrEqual(0);
		expect((await outcome({ offers: [] })).figures.proposed.giniPerHead).toBeNull();
	});
});
