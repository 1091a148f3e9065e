import fc from 'fast-check';
import { expect, it } from 'vitest';
import { candidates } from '#domain/matching/candidates.ts';
import { donorOf } from '#domain/matching/donor.ts';
import { whyNotEligible } from '#domain/matching/eligibility.ts';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';
import { need, offer } from './markets.ts';

const CATEGORIES = ['water', 'road', ''];
const VILLAGES = ['621123210202', '621123210203', '621125106201', '632100100200'];
const REGIONS = [
	'62',
	'6211',
	'621123',
	'621123210',
	'621123210202',
	'630000000000',
	'621125000000',
];

const needs = fc.array(
	fc.record({
		category: fc.constantFrom(...CATEGORIES),
		village: fc.constantFrom(...VILLAGES),
		verified: fc.nat({ max: 2 }),
	}),
	{ maxLength: 8 },
);
const offers = fc.array(
	fc.record({
		categories: fc.uniqueArray(fc.constantFrom(...CATEGORIES), { maxLength: 2 }),
		regions: fc.uniqueArray(fc.constantFrom(...REGIONS), { maxLength: 3 }),
		paired: fc.uniqueArray(fc.constantFrom(...REGIONS), { maxLength: 2 }),
		pairedOnly: fc.boolean(),
	}),
	{ maxLength: 8 },
);

it('finds exactly the pairs that asking every donor about every need would find', () => {
	fc.assert(
		fc.property(needs, offers, fc.nat({ max: 7 }), (rawNeeds, rawOffers, turnedDown) => {
			const allNeeds = rawNeeds.map((facts, index) => need(`n${index}`, facts));
			const donors = rawOffers.map(({ paired, ...facts }, index) => {
				const pairings = paired.map((region) => ({ offer: `o${index}`, region }));
				return donorOf(offer(`o${index}`, facts), pairings, [`n${turnedDown}`], '2026-11-21');
			});
			const { need: foundNeeds, offer: foundOffers } = candidates(
				allNeeds,
				donors,
				DEFAULT_PARAMETERS.weights,
			);
			const expected = allNeeds.flatMap((one, needIndex) =>
				donors.flatMap((donor, offerIndex) =>
					whyNotEligible(one, donor) === null ? [[needIndex, offerIndex]] : [],
				),
			);
			expect(foundNeeds.map((needIndex, pair) => [needIndex, foundOffers[pair]])).toEqual(expected);
		}),
		{ numRuns: 300 },
	);
});
