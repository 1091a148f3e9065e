import type { Category, Commodity } from '#domain/needs/need.ts';
import type { OfferDraft } from '#domain/offers/form.ts';
import type { Nature, Offer, OfferStatus } from '#domain/offers/offer.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { act, answered } from './fault.server.ts';

const columns = '*, organizations!offers_organization_id_fkey!inner(name)';

/**
 * The offers that the actor may see, newest first.
 * @param filter `today` parts what is open from what ran out; `before` is the last page's cursor
 */
export async function list(
	db: Db,
	filter: { status?: string | undefined; today: string; before?: string | undefined },
	limit = 50,
): Promise<{ offers: Offer[]; next: string | null }> {
	const { status, today, before } = filter;
	let query = db.from('offers').select(columns).order('edited_at', { ascending: false });
	if (status === 'expired') query = query.or(`status.eq.expired,${ranOut(today)}`);
	else if (status) query = query.eq('status', status);
	if (status === 'open') query = query.or(`valid_to.is.null,valid_to.gte.${today}`);
	if (before) query = query.lt('edited_at', before);
	const rows = answered(await query.limit(limit + 1));
	const page = rows.slice(0, limit);
	return {
		offers: page.map(toOffer),
		next: rows.length > limit ? (page.at(-1)?.edited_at ?? null) : null,
	};
}

function ranOut(today: string): string {
	return `and(status.eq.open,valid_to.lt.${today})`;
}

export async function find(db: Db, id: string): Promise<Offer | null> {
	const row = answered(await db.from('offers').select(columns).eq('id', id).maybeSingle());
	return row && toOffer(row);
}

/** The organization's own offers that hold on the day, newest first. */
export async function listGivable(db: Db, organizationId: string, today: string): Promise<Offer[]> {
	const query = db.from('offers').select(columns).eq('organization_id', organizationId);
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

function toOffer(row: Tables<'offers'> & { organizations: { name: string } }): Offer {
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
