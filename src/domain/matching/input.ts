import { leastPart, type Unit } from '#domain/needs/measure.ts';
import type { Nature } from '#domain/offers/offer.ts';
import type { Instance, Offer, Village } from './instance.ts';
import { TIER_HEADS, type Parameters } from './parameters.ts';
import { toUnits, toUnitsUp } from './units.ts';

/**
 * What a running round reads: quantities in its unit, each what is open plus what the listed locks
 * hold. `open` is the first of the two alone.
 */
export interface RoundInput {
	readonly commodity: string;
	/** null where none parts the market: only money has one. */
	readonly nature: Nature | null;
	readonly unit: Unit;
	readonly date: string;
	readonly floor: Parameters['floor'];
	readonly parameters: Parameters;
	readonly needs: readonly InputNeed[];
	readonly offers: readonly InputOffer[];
	readonly villages: readonly { readonly code: string; readonly population: number | null }[];
	readonly pairings: readonly {
		readonly offerId: string;
		readonly region: string;
		readonly validFrom: string;
		readonly validTo: string | null;
	}[];
	readonly locked: readonly Couple[];
	/** Grants of this very plan that somebody locked after a what-if; taken off what is open. */
	readonly held?: readonly Couple[];
	readonly declined: readonly Omit<Couple, 'quantity'>[];
}

export interface InputNeed {
	readonly id: string;
	readonly village: string;
	readonly quantity: number;
	readonly open: number;
	readonly category: string;
	readonly urgency: number;
	readonly verified: number;
	readonly text: string;
}

export interface InputOffer {
	readonly id: string;
	readonly quantity: number;
	readonly open: number;
	readonly minimumGrant: number;
	readonly categories: readonly string[];
	readonly regions: readonly string[];
	readonly pairedOnly: boolean;
	readonly text: string;
}

interface Couple {
	readonly needId: string;
	readonly offerId: string;
	readonly quantity: number;
}

const marketNature = {
	fiscal_aid: 'fiscal_aid',
	social_donation: 'social_donation',
	investment: 'business_investment',
	purchase: 'consumption_purchase',
} as const satisfies Record<Nature, Offer['nature']>;

/** The market of a round, in the whole numbers of the engine. */
export function instanceOf(input: RoundInput): Instance {
	const { commodity, date, floor, unit } = input;
	const locked = [...input.locked, ...(input.held ?? [])].map(({ needId, offerId, quantity }) => ({
		need: needId,
		offer: offerId,
		// Rounded up, so that a part of a unit that is promised is not promised again.
		amount: toUnitsUp(quantity, unit),
	}));
	const [ofNeed, ofOffer] = [sumBy(locked, 'need'), sumBy(locked, 'offer')];
	return {
		commodity,
		date,
		needs: input.needs.map(({ id, village, open, category, urgency, verified, text }) => ({
			id,
			village,
			amount: toUnits(open, unit) + (ofNeed.get(id) ?? 0),
			category,
			urgency,
			verified,
			text,
		})),
		offers: input.offers.map((offer) => ({
			id: offer.id,
			...(input.nature && { nature: marketNature[input.nature] }),
			budget: toUnits(offer.open, unit) + (ofOffer.get(offer.id) ?? 0),
			// Rounded up: a grant must never be smaller than the donor's least.
			minimumGrant: toUnitsUp(offer.minimumGrant, unit),
			categories: offer.categories,
			regions: offer.regions,
			pairedOnly: offer.pairedOnly,
			text: offer.text,
		})),
		villages: input.villages.map((village) => villageOf(village, input)),
		pairings: input.pairings.map(({ offerId, region, validFrom, validTo }) => ({
			offer: offerId,
			region,
			validFrom,
			validTo,
		})),
		locked,
		declined: input.declined.map(({ needId, offerId }) => ({ need: needId, offer: offerId })),
		parameters: { ...input.parameters, floor },
	};
}

/**
 * The engine sizes the tiers of money by heads itself. Of all else a village has tiers of its own:
 * so many units for 10,000 heads, rounded up, so that the smallest village has a floor as well.
 */
function villageOf(
	{ code, population }: RoundInput['villages'][number],
	{ unit, parameters }: RoundInput,
): Village {
	if (population === null) return { code };
	if (unit === null) return { code, population };
	const sizeOf = (size: number) => Math.ceil((size * population) / leastPart(unit) / TIER_HEADS);
	const tiers = parameters.tiers.map(
		([size, reward]) => [size === null ? null : sizeOf(size), reward] as const,
	);
	return { code, population, tiers };
}

function sumBy(
	locks: readonly { need: string; offer: string; amount: number }[],
	side: 'need' | 'offer',
): Map<string, number> {
	const sums = new Map<string, number>();
	for (const lock of locks) sums.set(lock[side], (sums.get(lock[side]) ?? 0) + lock.amount);
	return sums;
}
