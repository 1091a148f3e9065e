import type { Offer, OfferStatus } from '#domain/offers/offer.ts';
import { m } from '#text/compiled/messages.js';
import { getLocale } from '#text/compiled/runtime.js';
import { formatDate } from '#text/format.ts';
import type { Tone } from '#ui/parts/tone.ts';

const tones: Partial<Record<OfferStatus, Tone>> = { open: 'good', draft: 'waiting' };

export function offerTone(state: OfferStatus): Tone {
	return tones[state] ?? 'neutral';
}

export function validity({ validFrom, validTo }: Pick<Offer, 'validFrom' | 'validTo'>): string {
	const from = formatDate(validFrom, getLocale());
	if (validTo === null) return m.offer_valid_from_on({ from });
	return m.offer_valid_between({ from, to: formatDate(validTo, getLocale()) });
}
