import fc from 'fast-check';
import type { Instance, Need, Offer } from '#domain/matching/instance.ts';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';
import { instance, need, offer } from './markets.ts';

const CATEGORIES = ['water', 'road', 'school'];
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
const TEXTS = ['', '硬化通组道路', '人饮管网改造', '学校修路', '改造学校管网和道路'];

const needs = fc.array(
	fc.record({
		village: fc.constantFrom(...VILLAGES),
		amount: fc.nat({ max: 12 }),
		category: fc.constantFrom(...CATEGORIES),
		urgency: fc.integer({ min: 1, max: 5 }),
		verified: fc.nat({ max: 3 }),
		text: fc.constantFrom(...TEXTS),
	}),
	{ minLength: 1, maxLength: 9 },
);

const counts = fc.record({ kept: fc.nat({ max: 3 }), broken: fc.nat({ max: 2 }) });

const offers = fc.array(
	fc.record({
		budget: fc.nat({ max: 20 }),
		minimumGrant: fc.constantFrom(0, 0, 0, 4, 9),
		categories: fc.uniqueArray(fc.constantFrom(...CATEGORIES), { maxLength: 2 }),
		strengths: fc.uniqueArray(fc.constantFrom(...CATEGORIES), { maxLength: 1 }),
		regions: fc.uniqueArray(fc.constantFrom(...REGIONS), { maxLength: 3 }),
		pairedOnly: fc.boolean(),
		text: fc.constantFrom(...TEXTS),
		history: counts,
	}),
	{ minLength: 1, maxLength: 8 },
);

const couples = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 });
const paired = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...REGIONS)), { maxLength: 5 });
const nature = fc.constantFrom('social_donation' as const, 'fiscal_aid' as const);

const few = fc.integer({ min: 1, max: 3 });

/** Of how many pairs a solver may start. */
export const bests = fc.record({ ofNeed: few, ofOffer: few });

/** Small markets in which places, categories and words decide who gives to whom, and how well. */
export const placedInstances: fc.Arbitrary<Instance> = fc
	.record({ needs, offers, paired, declined: couples, nature, hasMinimums: fc.boolean() })
	.map((raw) => {
		const allNeeds = raw.needs.map((facts, index) => need(`n${index}`, facts));
		const allOffers = raw.offers.map(({ minimumGrant, ...facts }, index) =>
			offer(`o${index}`, {
				...facts,
				nature: raw.nature,
				minimumGrant: raw.hasMinimums ? minimumGrant : 0,
			}),
		);
		const couple = ([asking, giving]: readonly [number, number]) => ({
			need: pick<Need>(allNeeds, asking).id,
			offer: pick<Offer>(allOffers, giving).id,
		});
		return instance({
			needs: allNeeds,
			offers: allOffers,
			pairings: raw.paired.map(([giving, region]) => ({
				offer: pick<Offer>(allOffers, giving).id,
				region,
			})),
			declined: raw.declined.map(couple),
			villages: VILLAGES.map((code, index) => ({ code, population: 5 * (index + 1) })),
			parameters: DEFAULT_PARAMETERS,
		});
	});

function pick<Entry>(entries: readonly Entry[], index: number): Entry {
	const entry = entries[index % entries.length];
	if (entry === undefined) throw new RangeError('nothing to pick from');
	return entry;
}
