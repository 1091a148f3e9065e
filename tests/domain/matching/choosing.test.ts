import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rankNeeds, type OpenNeed } from '#domain/matching/choosing.ts';
import { instanceOf } from '#domain/matching/input.ts';
import { layOut } from '#domain/matching/market.ts';
import { valueOf } from '#domain/result.ts';
import { categories } from '#domain/needs/need.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { input } from './rounds.ts';

const offer: Offer = {
	id: 'o1',
	organizationId: 'donor',
	organizationName: '',
	nature: 'social_donation',
	commodity: 'money',
	title: '修路资金',
	note: '硬化通村道路',
	budgetFen: 8_000_000,
	quantity: null,
	unit: null,
	minimumGrantFen: 0,
	categories: ['roads', 'water', 'energy'],
	regionCodes: ['621123000000'],
	pairedOnly: false,
	isAnonymous: false,
	status: 'open',
	version: 1,
	createdBy: '',
	editedBy: '',
	isDemo: false,
	validFrom: '2026-01-01',
	validTo: null,
};

/** Wholly open, since a round scores by what is open and what its locks hold. */
const open: fc.Arbitrary<OpenNeed> = fc
	.record({
		id: fc.uuid(),
		villageCode: fc.constantFrom('621123210202', '621123210203'),
		title: fc.constantFrom('硬化道路', '打一口井', '建桥'),
		description: fc.constantFrom('', '全村受益'),
		category: fc.constantFrom(...categories.slice(1, 4)),
		quantity: fc.integer({ min: 10_000, max: 20_000_000 }),
		urgency: fc.integer({ min: 1, max: 5 }),
		verifiedLevel: fc.integer({ min: 1, max: 3 }),
		isPaired: fc.constant(false),
	})
	.map((need) => ({ ...need, open: need.quantity }));

it('ranks needs by the quality and value that a round gives the same pairs', () => {
	const lists = fc.uniqueArray(open, { selector: ({ id }) => id, minLength: 1, maxLength: 8 });
	const property = fc.property(lists, (needs) => {
		const market = valueOf(
			layOut(
				instanceOf({
					...input,
					needs: needs.map((need) => ({
						...need,
						village: need.villageCode,
						verified: need.verifiedLevel,
						text: `${need.title} ${need.description}`,
					})),
					offers: [
						{
							id: offer.id,
							quantity: 8_000_000,
							open: 8_000_000,
							minimumGrant: 0,
							categories: offer.categories,
							regions: offer.regionCodes,
							pairedOnly: false,
							text: `${offer.title} ${offer.note}`,
						},
					],
					villages: [...new Set(needs.map(({ villageCode }) => villageCode))].map((code) => ({
						code,
						population: 900,
					})),
				}),
			),
		);
		const { pairNeed, pairQuality, value } = market.model;
		const engine = new Map(
			[...pairNeed].map((need, pair) => {
				const id = market.needs[need]?.id ?? '';
				return [id, [pairQuality[pair], Number(pairQuality[pair]) + Number(value[need])] as const];
			}),
		);
		const ranked = rankNeeds(offer, needs);
		expect(ranked.map(({ quality }) => quality)).toEqual(
			ranked.map(({ id }) => engine.get(id)?.[0]),
		);
		const worth = ranked.map(({ id }) => Number(engine.get(id)?.[1]));
		expect(worth).toEqual(worth.toSorted((one, other) => other - one));
	});
	fc.assert(property, { numRuns: 200 });
});

it('counts a pairing as nearest of all', () => {
	const [near] = fc.sample(open, { numRuns: 1, seed: 7 });
	const [paired, far] = rankNeeds({ ...offer, regionCodes: [] }, [
		{ ...near!, id: 'far', villageCode: '621123210202' },
		{ ...near!, id: 'paired', villageCode: '621123210203', isPaired: true },
	]);
	expect([paired?.id, paired?.parts.region, far?.parts.region]).toEqual(['paired', 300, 0]);
});
