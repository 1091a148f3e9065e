import fc from 'fast-check';
import type { Instance, Lock, Need, Offer } from '#domain/matching/instance.ts';
import { layOut, type Market } from '#domain/matching/market.ts';
import { DEFAULT_PARAMETERS, type TierStep } from '#domain/matching/parameters.ts';

export const VILLAGE = '621123210202';

export function need(id: string, facts: Partial<Need> = {}): Need {
	return { id, village: VILLAGE, amount: 10, category: 'water', urgency: 3, verified: 2, ...facts };
}

export function offer(id: string, facts: Partial<Offer> = {}): Offer {
	return { id, budget: 10, ...facts };
}

/** Without villages in it, tiers are whole units: 2 at 100 points, the rest at 0. */
export function instance(facts: Partial<Instance> = {}): Instance {
	return {
		commodity: 'money',
		date: '2026-11-21',
		needs: [],
		offers: [],
		pairings: [],
		locked: [],
		declined: [],
		parameters: {
			...DEFAULT_PARAMETERS,
			tiers: [
				[2, 100],
				[null, 0],
			],
		},
		...facts,
	};
}

export function marketOf(facts: Partial<Instance>): Market {
	const opened = layOut(instance(facts));
	if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
	return opened.value;
}

/**
 * Two villages ask one donor, who has 5: village a 4 at quality 10, village b 4 at quality 8. The
 * best plan fills both first tiers (2 units at 100 points) and gives the fifth unit to a.
 */
export const TWO_VILLAGES = {
	needs: [
		need('n1', { village: 'a', amount: 4, value: 0 }),
		need('n2', { village: 'b', amount: 4, value: 0 }),
	],
	offers: [offer('o1', { budget: 5 })],
	pairs: [
		[0, 0, 10],
		[0, 1, 8],
	],
} satisfies Partial<Instance>;

interface Limits {
	readonly needs: number;
	readonly offers: number;
	readonly amount: number;
	readonly minimum?: number;
}

const NAMES = ['e', 'b', 'd', 'a', 'f', 'c'];
const VILLAGES = ['v3', 'v1', 'v2'];

/** Small markets with ties, zeros, locks, refusals, hard caps and both kinds of floor. */
export function instances({ needs, offers, amount, minimum = 0 }: Limits): fc.Arbitrary<Instance> {
	const whole = fc.nat({ max: amount });
	const step = fc.tuple(whole, fc.constantFrom(0, 1, 150, 400));
	const tiers = fc.tuple(fc.array(step, { maxLength: 2 }), fc.constantFrom(0, 0, 0, 3));
	return fc
		.record({
			needs: fc.array(fc.tuple(whole, fc.constantFrom(...VILLAGES), fc.constantFrom(0, 60, 140)), {
				minLength: 1,
				maxLength: needs,
			}),
			offers: fc.array(fc.tuple(whole, fc.nat({ max: minimum })), {
				minLength: 1,
				maxLength: offers,
			}),
			scores: fc.array(fc.constantFrom(-1, -1, 0, 100, 100, 200, 777), {
				minLength: needs * offers,
				maxLength: needs * offers,
			}),
			villages: fc.tuple(tiers, tiers, tiers),
			locked: fc.array(fc.tuple(fc.nat(), fc.nat(), whole), { maxLength: 2 }),
			declined: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 2 }),
			floor: fc.constantFrom('weighted' as const, 'weighted' as const, 'lexicographic' as const),
		})
		.map((raw) => {
			const allNeeds = raw.needs.map(([asked, village, value], index) =>
				need(`n${NAMES[index]}`, { amount: asked, village, value }),
			);
			const allOffers = raw.offers.map(([budget, minimumGrant], index) =>
				offer(`o${NAMES[index]}`, { budget, minimumGrant }),
			);
			return instance({
				needs: allNeeds,
				offers: allOffers,
				villages: VILLAGES.map((code, index) => ({ code, tiers: tiersFrom(raw.villages[index]) })),
				pairs: allNeeds.flatMap((_, needIndex) =>
					allOffers.flatMap((__, offerIndex) => {
						const quality = raw.scores[needIndex * offers + offerIndex] ?? -1;
						return quality < 0 ? [] : [[offerIndex, needIndex, quality] as const];
					}),
				),
				locked: possibleLocks(raw.locked, allNeeds, allOffers),
				declined: raw.declined.map(([needIndex, offerIndex]) => ({
					need: pick(allNeeds, needIndex).id,
					offer: pick(allOffers, offerIndex).id,
				})),
				parameters: { ...DEFAULT_PARAMETERS, floor: raw.floor },
			});
		});
}

function tiersFrom(raw: [[number, number][], number] | undefined): TierStep[] {
	const [steps, cap] = raw ?? [[], 0];
	const falling = steps.toSorted(([, one], [, other]) => other - one);
	return [...falling, [cap === 0 ? null : cap, 0]];
}

function possibleLocks(
	raw: readonly (readonly [number, number, number])[],
	needs: readonly Need[],
	offers: readonly Offer[],
): Lock[] {
	const left = new Map([...needs.map((one) => [one.id, one.amount] as const)]);
	for (const one of offers) left.set(one.id, one.budget);
	return raw.map(([needIndex, offerIndex, wanted]) => {
		const [asking, giving] = [pick(needs, needIndex).id, pick(offers, offerIndex).id];
		const amount = Math.min(wanted, left.get(asking) ?? 0, left.get(giving) ?? 0);
		left.set(asking, (left.get(asking) ?? 0) - amount);
		left.set(giving, (left.get(giving) ?? 0) - amount);
		return { need: asking, offer: giving, amount };
	});
}

function pick<Entry>(entries: readonly Entry[], index: number): Entry {
	const entry = entries[index % entries.length];
	if (entry === undefined) throw new RangeError('nothing to pick from');
	return entry;
}
