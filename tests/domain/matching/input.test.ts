import { describe, expect, it } from 'vitest';
import { instanceOf, type RoundInput } from '#domain/matching/input.ts';
import { layOut } from '#domain/matching/market.ts';
import { input } from './rounds.ts';

const of = (facts: Partial<RoundInput>) => instanceOf({ ...input, ...facts });

describe('the market of a round', () => {
	it('counts in 100 元: budgets and needs rounded down, the least of a grant up', () => {
		const [offer] = of({}).offers;
		expect(offer).toMatchObject({ budget: 800, minimumGrant: 11 });
		expect(of({}).needs.map(({ amount }) => amount)).toEqual([1000, 500]);
	});

	it('knows no minimum where the donor named none', () => {
		const offers = input.offers.map((offer) => ({ ...offer, minimumGrant: 0 }));
		expect(of({ offers }).offers[0]?.minimumGrant).toBe(0);
	});

	it('tells fiscal aid from every other nature', () => {
		const natures = ['fiscal_aid', 'social_donation', 'investment', 'purchase'] as const;
		const told = natures.map((nature) => of({ nature }).offers[0]?.nature);
		expect(told).toEqual([
			'fiscal_aid',
			'social_donation',
			'business_investment',
			'consumption_purchase',
		]);
	});

	it('takes the floor of the round, whatever its parameters say', () => {
		expect(of({ floor: 'lexicographic' }).parameters.floor).toBe('lexicographic');
	});

	it('is sound, and is not where a village has no head count', () => {
		expect(layOut(of({})).ok).toBe(true);
		const villages = input.villages.map((village) => ({ ...village, population: null }));
		expect(layOut(of({ villages }))).toMatchObject({
			refusal: { name: 'instance.village_without_population', facts: { id: '621123210202' } },
		});
	});

	it('of things has tiers of each village by its heads, rounded up, and no nature', () => {
		const tiers = [[30, 4000] as const, [null, 0] as const];
		const facts = { nature: null, parameters: { ...input.parameters, tiers } };
		const machines = of({ ...facts, unit: '台' });
		expect(machines.offers[0]?.nature).toBeUndefined();
		// 900 and 300 heads at 30 for every 10,000: 2.7 and 0.9 of a machine.
		expect(machines.villages?.map((village) => village.tiers)).toEqual([
			[
				[3, 4000],
				[null, 0],
			],
			[
				[1, 4000],
				[null, 0],
			],
		]);
		const tonnes = of({ ...facts, unit: '吨' });
		expect(tonnes.villages?.[0]?.tiers).toEqual([
			[2_700, 4000],
			[null, 0],
		]);
		expect(tonnes.villages?.[0]?.population).toBe(900);
	});

	it('hands on locks in units, refusals and pairings by their records', () => {
		const couple = { needId: 'n1', offerId: 'o1' };
		const market = of({
			locked: [{ ...couple, quantity: 300_000 }],
			declined: [couple],
			pairings: [{ offerId: 'o1', region: '6211', validFrom: '2021-04-01', validTo: null }],
		});
		expect(market.locked).toEqual([{ need: 'n1', offer: 'o1', amount: 30 }]);
		expect(market.declined).toEqual([{ need: 'n1', offer: 'o1' }]);
		expect(market.pairings).toEqual([
			{ offer: 'o1', region: '6211', validFrom: '2021-04-01', validTo: null },
		]);
	});
});
