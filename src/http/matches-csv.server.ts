import type { Match } from '#domain/matching/plan.ts';
import { plainYuan } from '#domain/timeline/open.ts';
import { columnsOf } from '#text/column.ts';
import { m } from '#text/compiled/messages.js';
import { getLocale } from '#text/compiled/runtime.js';
import { nameUnit } from '#text/quantity.ts';
import { term, yesOrNo } from '#text/terms.ts';
import { csvOf } from './csv.server.ts';

/** The grants of a round as a table. */
export function matchesCsv(pages: AsyncIterable<Match[]>): ReadableStream<Uint8Array> {
	const { text, serial } = columnsOf<Match, string>();
	return csvOf(pages, [
		text('village_code', m.ledger_village_code(), ({ need }) => need.villageCode),
		text('place', m.need_village(), ({ need }) => need.place),
		text('need', m.proposal_need(), ({ need }) => need.title),
		text(
			'category',
			m.need_category(),
			({ need }) => need.category && term('category', need.category),
		),
		text('donor', m.proposal_donor(), ({ donorName }) => donorName),
		text('is_anonymous', m.offer_anonymous(), ({ isAnonymous }) => yesOrNo(isAnonymous)),
		text('offer', m.round_offer(), ({ offer }) => offer.title),
		text('quantity', m.match_quantity(), ({ unit, quantity }) =>
			unit === null ? plainYuan(quantity) : String(quantity),
		),
		text('unit', m.need_unit(), ({ unit }) => nameUnit(unit, getLocale())),
		serial('quality', m.match_quality(), ({ reasons }) => reasons.quality),
		serial('value', m.match_value(), ({ reasons }) => reasons.value),
		serial('tier', m.match_tier(), ({ reasons }) => reasons.tier),
		text('is_held', m.match_held(), ({ reasons }) => yesOrNo(reasons.isHeld ?? false)),
		text('need_id', m.match_need_id(), ({ need }) => need.id),
		text('offer_id', m.match_offer_id(), ({ offer }) => offer.id),
	]);
}
