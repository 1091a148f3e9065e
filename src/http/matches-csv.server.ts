import type { Match } from '#domain/matching/plan.ts';
import { plainYuan } from '#domain/timeline/open.ts';
import { m } from '#text/compiled/messages.js';
import { getLocale } from '#text/compiled/runtime.js';
import { nameUnit } from '#text/quantity.ts';
import { term } from '#text/terms.ts';
import { csvOf } from './csv.server.ts';

/** The grants of a round as a table. */
export function matchesCsv(pages: AsyncIterable<Match[]>): ReadableStream {
	const columns = [
		{ key: 'village_code', header: m.ledger_village_code() },
		{ key: 'place', header: m.need_village() },
		{ key: 'need', header: m.proposal_need() },
		{ key: 'category', header: m.need_category() },
		{ key: 'donor', header: m.proposal_donor() },
		{ key: 'is_anonymous', header: m.offer_anonymous() },
		{ key: 'offer', header: m.round_offer() },
		{ key: 'quantity', header: m.match_quantity() },
		{ key: 'unit', header: m.need_unit() },
		{ key: 'quality', header: m.match_quality() },
		{ key: 'value', header: m.match_value() },
		{ key: 'tier', header: m.match_tier() },
		{ key: 'is_held', header: m.match_held() },
		{ key: 'need_id', header: m.match_need_id() },
		{ key: 'offer_id', header: m.match_offer_id() },
	];
	return csvOf(pages, { columns, cells });
}

function cells({ need, offer, donorName, isAnonymous, unit, quantity, reasons }: Match) {
	return {
		village_code: need.villageCode,
		place: need.place,
		need: need.title,
		category: need.category && term('category', need.category),
		donor: donorName,
		is_anonymous: isAnonymous ? m.ledger_yes() : m.ledger_no(),
		offer: offer.title,
		quantity: unit === null ? plainYuan(quantity) : quantity,
		unit: nameUnit(unit, getLocale()),
		quality: reasons.quality,
		value: reasons.value,
		tier: reasons.tier,
		is_held: reasons.isHeld ? m.ledger_yes() : m.ledger_no(),
		need_id: need.id,
		offer_id: offer.id,
	};
}
