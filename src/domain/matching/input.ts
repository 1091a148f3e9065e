import type { Nature } from '#domain/offers/offer.ts';
import { toUnits, type Instance, type Offer } from './instance.ts';
import type { Parameters } from './parameters.ts';

/**
 * What a running round reads: amounts in fen, each what is open plus what the listed locks hold.
 * `openFen` is the first of the two alone.
 */
export interface RoundInput {
	readonly commodity: string;
	readonly nature: Nature;
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
	readonly declined: readonly Omit<Couple, 'amountFen'>[];
}

export interface InputNeed {
	readonly id: string;
	readonly village: string;
	readonly amountFen: number;
	readonly openFen: number;
	readonly category: string;
	readonly urgency: number;
	readonly verified: number;
	readonly text: string;
}

export interface InputOffer {
	readonly id: string;
	readonly budgetFen: number;
	readonly openFen: number;
	readonly minimumGrantFen: number;
	readonly categories: readonly string[];
	readonly regions: readonly string[];
	readonly pairedOnly: boolean;
	readonly text: string;
}

interface Couple {
	readonly needId: string;
	readonly offerId: string;
	readonly amountFen: number;
}

const marketNature = {
	fiscal_aid: 'fiscal_aid',
	social_donation: 'social_donation',
	investment: 'business_investment',
	purchase: 'consumption_purchase',
} as const satisfies Record<Nature, Offer['nature']>;

/** The market of a round, in units of 100 元. */
export function instanceOf(input: RoundInput): Instance {
	const { commodity, date, floor } = input;
	const locked = [...input.locked, ...(input.held ?? [])].map(({ needId, offerId, amountFen }) => ({
		need: needId,
		offer: offerId,
		// Rounded up, so that a part of a unit that is promised is not promised again.
		amount: -toUnits(-amountFen),
	}));
	const [ofNeed, ofOffer] = [sumBy(locked, 'need'), sumBy(locked, 'offer')];
	return {
		commodity,
		date,
		needs: input.needs.map(({ id, village, openFen, category, urgency, verified, text }) => ({
			id,
			village,
			amount: toUnits(openFen) + (ofNeed.get(id) ?? 0),
			category,
			urgency,
			verified,
			text,
		})),
		offers: input.offers.map((offer) => ({
			id: offer.id,
			nature: marketNature[input.nature],
			budget: toUnits(offer.openFen) + (ofOffer.get(offer.id) ?? 0),
			// Rounded up: a grant must never be smaller than the donor's least.
			minimumGrant: -toUnits(-offer.minimumGrantFen),
			categories: offer.categories,
			regions: offer.regions,
			pairedOnly: offer.pairedOnly,
			text: offer.text,
		})),
		villages: input.villages.map(({ code, population }) => ({
			code,
			...(population !== null && { population }),
		})),
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

function sumBy(
	locks: readonly { need: string; offer: string; amount: number }[],
	side: 'need' | 'offer',
): Map<string, number> {
	const sums = new Map<string, number>();
	for (const lock of locks) sums.set(lock[side], (sums.get(lock[side]) ?? 0) + lock.amount);
	return sums;
}
