import type { Application } from '#domain/meetings/application.ts';
import type { DrawUp, ItemDraft } from '#domain/meetings/form.ts';
import type { Item, ItemKind } from '#domain/meetings/item.ts';
import type { PartyChoice } from '#domain/meetings/party.ts';
import type { Nature } from '#domain/offers/offer.ts';
import type { PledgeKind } from '#domain/pledges/pledge.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';
import { placeOf } from './meetings-places.server.ts';

export const itemColumns = `id, position, kind, party_name, party_organization_id, place_code,
	subject, nature, form, amount_text, amount_fen, is_anonymous, pledge_id,
	readable_pledge:pledges(id), project_id, readable_project:projects(id)` as const;

export interface ItemRow {
	id: string;
	position: number;
	kind: string;
	party_name: string;
	party_organization_id: string | null;
	place_code: string | null;
	subject: string;
	nature: string | null;
	form: string | null;
	amount_text: string | null;
	amount_fen: number | null;
	is_anonymous: boolean;
	pledge_id: string | null;
	/** Null also where there is one that is not the reader's to see. */
	readable_pledge: { id: string } | null;
	project_id: string | null;
	readable_project: { id: string } | null;
}

export function toItem(row: ItemRow, places: ReadonlyMap<string, string>): Item {
	return {
		id: row.id,
		position: row.position,
		kind: row.kind as ItemKind,
		partyName: row.party_name,
		partyId: row.party_organization_id,
		placeCode: row.place_code,
		placeName: row.place_code && placeOf(row.place_code, places),
		subject: row.subject,
		nature: row.nature as Nature | null,
		form: row.form as PledgeKind | null,
		amountText: row.amount_text,
		amountFen: row.amount_fen,
		isAnonymous: row.is_anonymous,
		pledgeId: row.pledge_id,
		readsPledge: row.readable_pledge !== null,
		projectId: row.project_id,
		readsProject: row.readable_project !== null,
	};
}

/** The meeting from whose line a pledge or project was drawn up, as far as the actor may see it. */
export async function findOrigin(
	db: Db,
	of: 'pledge_id' | 'project_id',
	id: string,
): Promise<{ readonly id: string; readonly name: string } | null> {
	const query = db.from('meeting_items').select('meetings(id, name)');
	const row = answered(await query.eq(of, id).maybeSingle());
	return row?.meetings ?? null;
}

/** Verified organizations that may give, by name: those of the two sides are most likely meant. */
export async function listGivers(db: Db, names?: readonly string[]): Promise<PartyChoice[]> {
	let query = db
		.from('organizations')
		.select('id, name, uscc')
		.eq('status', 'verified')
		.in('kind', ['enterprise', 'social_organization', 'city', 'county']);
	if (names) query = query.in('name', [...names]);
	return answered(await query.order('name').limit(500));
}

/** Verified organizations of any kind by these names: whoever is to do something. */
export async function listNamed(db: Db, names: readonly string[]): Promise<PartyChoice[]> {
	const query = db.from('organizations').select('id, name, uscc').eq('status', 'verified');
	return answered(await query.in('name', [...names]).limit(50));
}

export function record(
	db: Db,
	meetingId: string,
	{ id, ...item }: ItemDraft & { readonly id: string },
): Promise<Result<string>> {
	return act(db, 'save_meeting_item', {
		id,
		meeting_id: meetingId,
		kind: item.kind,
		party_name: item.partyName,
		party_organization_id: item.partyId,
		place_code: item.placeCode,
		subject: item.subject,
		nature: item.nature,
		form: item.form,
		amount_text: item.amountText,
		amount_fen: item.amountFen,
		is_anonymous: item.isAnonymous,
	});
}

export function remove(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'remove_meeting_item', { id });
}

/** Answers the id of the draft; one line is one pledge, however often it is sent. */
export function drawUp(db: Db, itemId: string, draft: DrawUp): Promise<Result<string>> {
	return act(db, 'draw_up_meeting_pledge', {
		id: draft.id,
		item_id: itemId,
		receiving_organization_id: draft.receiverId,
		amount_fen: draft.amountFen,
		due_on: draft.dueOn,
	});
}

/** Answers the id of the draft; one line is one application, however often it is sent. */
export function apply(db: Db, itemId: string, application: Application): Promise<Result<string>> {
	return act(db, 'draw_up_meeting_project', {
		id: application.id,
		item_id: itemId,
		village_code: application.villageCode,
		title: application.title,
		kind: application.kind,
		pool_year: application.poolYear,
	});
}
