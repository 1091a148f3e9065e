import type { Offer, OfferStatus } from '#domain/offers/offer.ts';
import { m } from '#text/compiled/messages.js';
import { getLocale } from '#text/compiled/runtime.js';
import { formatDate } from '#text/format.ts';
import { formatQuantity } from '#text/quantity.ts';
import { term } from '#text/terms.ts';
import type { Tone } from '#ui/parts/tone.ts';

const tones: Partial<Record<OfferStatus, Tone>> = { open: 'good', draft: 'waiting' };

export function offerTone(state: OfferStatus): Tone {
	return tones[state] ?? 'neutral';
}

/** What there is to give, in money or in its own unit. */
export function given({ budgetFen, quantity, unit }: Offer): string {
	return formatQuantity(budgetFen ?? quantity, unit, getLocale(), 'wan');
}

export function validity({ validFrom, validTo }: Pick<Offer, 'validFrom' | 'validTo'>): string {
	const from = formatDate(validFrom, getLocale());
	if (validTo === null) return m.offer_valid_from_on({ from });
	return m.offer_valid_between({ from, to: formatDate(validTo, getLocale()) });
}

export function categoryNames({ categories }: Pick<Offer, 'categories'>): string {
	if (categories.length === 0) return m.offer_any_category();
	return categories.map((category) => term('category', category)).join(m.offer_list_comma());
}
