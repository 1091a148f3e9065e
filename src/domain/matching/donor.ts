import { isWithin } from '#domain/period.ts';
import type { DatedPairing, Offer } from './instance.ts';
import { wordsOf } from './words.ts';

/** An offer with all that decides whom it may give to on the day of the round. */
export interface Donor {
	readonly offer: Offer;
	/** Prefixes of village codes; empty: anywhere. */
	readonly regions: readonly string[];
	/** Prefixes of the pairings valid on the day. */
	readonly paired: readonly string[];
	/** Ids of the needs it has declined this season, or whose village has declined it. */
	readonly declined: ReadonlySet<string>;
	readonly words: ReadonlySet<string>;
}

export function donorOf(
	offer: Offer,
	pairings: readonly DatedPairing[],
	declined: Iterable<string>,
	date: string,
): Donor {
	return {
		offer,
		regions: (offer.regions ?? []).map(prefixOf),
		paired: pairings
			.filter((pairing) => isValidOn(date, pairing))
			.map((pairing) => prefixOf(pairing.region)),
		declined: new Set(declined),
		words: wordsOf(offer.text ?? ''),
	};
}

export function isValidOn(date: string, pairing: DatedPairing): boolean {
	return isWithin(date, {
		validFrom: pairing.validFrom ?? date,
		validTo: pairing.validTo ?? null,
	});
}

/** Fiscal aid is bound to its pairings by law, a paired-only offer by its own will. */
export function isBoundToPairings({ offer }: Donor): boolean {
	return offer.pairedOnly === true || offer.nature === 'fiscal_aid';
}

// 620000000000 is the province 62, 621100000000 the prefecture 6211, and so on.
function prefixOf(region: string): string {
	if (region.length !== 12) return region;
	return region.replace(/(?:0{10}|0{8}|0{6}|0{3})$/, '');
}
