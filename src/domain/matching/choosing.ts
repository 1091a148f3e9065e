import type { Unit } from '#domain/needs/measure.ts';
import type { Category } from '#domain/needs/need.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { donorOf } from './donor.ts';
import type { Need } from './instance.ts';
import { DEFAULT_PARAMETERS } from './parameters.ts';
import { needValue, qualityOf, qualityParts, type QualityParts } from './quality.ts';
import { toUnits } from './units.ts';

/** An open need that an offer may go to. */
export interface OpenNeed {
	readonly id: string;
	readonly villageCode: string;
	readonly title: string;
	readonly description: string;
	readonly category: Category;
	readonly quantity: number;
	/** What is promised to it by nobody yet. */
	readonly open: number;
	readonly urgency: number;
	readonly verifiedLevel: number;
	/** The donor is paired with the village or a place around it. */
	readonly isPaired: boolean;
}

export interface RankedNeed extends OpenNeed {
	readonly parts: QualityParts;
	readonly quality: number;
}

/** An own offer, as far as it could go to one need. */
export interface GivableOffer {
	readonly id: string;
	readonly title: string;
	readonly least: number;
	readonly most: number;
	/** The name of the refusal; null where it may. */
	readonly why: string | null;
}

export function canGive({ why, least, most }: GivableOffer): boolean {
	return why === null && most >= least;
}

/** What stands of an offer; the rest of it is left. */
export interface OfferTotals {
	readonly id: string;
	readonly title: string;
	readonly nature: Offer['nature'];
	readonly commodity: Offer['commodity'];
	readonly unit: Unit;
	readonly quantity: number;
	/** Waits for the donor's word. */
	readonly proposed: number;
	/** The donor has said yes. */
	readonly accepted: number;
}

/**
 * Needs in the order in which a round would like them for this offer alone: by the same parts of
 * the same quality, at the published weights.
 */
export function rankNeeds(offer: Offer, needs: readonly OpenNeed[]): RankedNeed[] {
	const { weights } = DEFAULT_PARAMETERS;
	const paired = needs.filter(({ isPaired }) => isPaired);
	const donor = donorOf(
		{
			id: offer.id,
			budget: toUnits(offer.budgetFen ?? offer.quantity ?? 0, offer.unit),
			categories: offer.categories,
			regions: offer.regionCodes,
			text: textOf(offer.title, offer.note),
		},
		paired.map(({ villageCode }) => ({ offer: offer.id, region: villageCode })),
		[],
		offer.validFrom,
	);
	const worth = new Map<string, number>();
	const ranked = needs.map((open) => {
		const need = needOf(open, offer.unit);
		const parts = qualityParts(need, donor, weights);
		const quality = qualityOf(parts);
		worth.set(open.id, quality + needValue(need, weights));
		return { ...open, parts, quality };
	});
	const worthOf = ({ id }: OpenNeed) => worth.get(id) ?? 0;
	return ranked.sort((one, other) => worthOf(other) - worthOf(one));
}

function needOf(open: OpenNeed, unit: Unit): Need {
	return {
		id: open.id,
		village: open.villageCode,
		amount: toUnits(open.quantity, unit),
		category: open.category,
		urgency: open.urgency,
		verified: open.verifiedLevel,
		text: textOf(open.title, open.description),
	};
}

/** As private.round_needs and private.round_offers give a text to the engine. */
function textOf(title: string, more: string): string {
	return `${title} ${[...more].slice(0, 200).join('')}`;
}
