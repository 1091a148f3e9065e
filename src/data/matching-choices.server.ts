import type { GivableOffer, OfferTotals, OpenNeed } from '#domain/matching/choosing.ts';
import type { OwnProposal } from '#domain/matching/form.ts';
import type { Category, Commodity } from '#domain/needs/need.ts';
import type { Nature } from '#domain/offers/offer.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';

/** The open needs that an own offer may go to, at most 200, in no order of merit. */
export async function listNeedsFor(db: Db, offerId: string): Promise<Result<OpenNeed[]>> {
	const found = await act(db, 'list_proposable', { offer_id: offerId });
	if (!found.ok) return found;
	const value = found.value.map((row) => ({
		id: row.need_id,
		villageCode: row.village_code,
		title: row.title,
		description: row.description,
		category: row.category as Category,
		quantity: row.quantity,
		open: row.open,
		urgency: row.urgency,
		verifiedLevel: row.verified_level,
		isPaired: row.is_paired,
	}));
	return { ok: true, value };
}

/** The own offers of what a need asks for, with what each could give to it or why it may not. */
export async function listOffersFor(db: Db, needId: string): Promise<GivableOffer[]> {
	const rows = answered(await db.rpc('list_proposing', { need_id: needId }));
	return rows.map((row) => ({
		id: row.offer_id,
		title: row.title,
		least: row.at_least,
		most: row.at_most,
		why: row.why as string | null,
	}));
}

/** What stands of each own offer. */
export async function listTotals(db: Db): Promise<OfferTotals[]> {
	const rows = answered(await db.rpc('list_offer_totals'));
	return rows.map((row) => ({
		id: row.offer_id,
		title: row.title,
		nature: row.nature as Nature,
		commodity: row.commodity as Commodity,
		unit: row.unit as string | null,
		quantity: row.quantity,
		proposed: row.proposed,
		accepted: row.accepted,
	}));
}

/** One id is one proposal, however often it is sent. */
export function propose(db: Db, own: OwnProposal): Promise<Result<string>> {
	return act(db, 'propose_to_need', {
		id: own.id,
		need_id: own.needId,
		offer_id: own.offerId,
		quantity: own.quantity,
	});
}
