import type { Category, Commodity } from '#domain/needs/need.ts';
import type { OfferDraft } from '#domain/offers/form.ts';
import type { Nature, Offer, OfferStatus } from '#domain/offers/offer.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { act, answered } from './fault.server.ts';

export const offerColumns = '*, organizations!offers_organization_id_fkey!inner(name)' as const;

export async function find(db: Db, id: string): Promise<Offer | null> {
	const row = answered(await db.from('offers').select(offerColumns).eq('id', id).maybeSingle());
	return row && toOffer(row);
}

/** The organization's own offers that hold on the day, newest first. */
export async function listGivable(db: Db, organizationId: string, today: string): Promise<Offer[]> {
	const query = db.from('offers').select(offerColumns).eq('organization_id', organizationId);
	const rows = answered(
		await query
			.eq('status', 'open')
			.lte('valid_from', today)
			.or(`valid_to.is.null,valid_to.gte.${today}`)
			.order('valid_from', { ascending: false })
			.order('id'),
	);
	return rows.map(toOffer);
}

/** Creates an offer or changes a draft. One id is one offer, however often it is sent. */
export function record(db: Db, draft: OfferDraft): Promise<Result<string>> {
	return act(db, 'save_offer', {
		id: draft.id,
		version: draft.version,
		nature: draft.nature,
		commodity: draft.commodity,
		title: draft.title,
		note: draft.note,
		budget_fen: draft.budgetFen,
		quantity: draft.quantity,
		unit: draft.unit,
		minimum_grant_fen: draft.minimumGrantFen,
		categories: [...draft.categories],
		region_codes: [...draft.regionCodes],
		paired_only: draft.pairedOnly,
		valid_from: draft.validFrom,
		valid_to: draft.validTo,
		is_anonymous: draft.isAnonymous,
	});
}

export function publish(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'publish_offer', { id });
}

export function withdraw(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'withdraw_offer', { id });
}

export function close(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'close_offer', { id });
}

export function toOffer(row: Tables<'offers'> & { organizations: { name: string } }): Offer {
	return {
		id: row.id,
		organizationId: row.organization_id,
		organizationName: row.organizations.name,
		nature: row.nature as Nature,
		commodity: row.commodity as Commodity,
		title: row.title,
		note: row.note,
		budgetFen: row.budget_fen,
		quantity: row.quantity,
		unit: row.unit,
		minimumGrantFen: row.minimum_grant_fen,
		categories: row.categories as Category[],
		regionCodes: row.region_codes,
		pairedOnly: row.paired_only,
		validFrom: row.valid_from,
		validTo: row.valid_to,
		isAnonymous: row.is_anonymous,
		status: row.status as OfferStatus,
		version: row.version,
		createdBy: row.created_by,
		editedBy: row.edited_by,
		isDemo: row.is_demo,
	};
}
