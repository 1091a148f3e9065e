import type { Body, PairingDraft } from '#domain/pairings/form.ts';
import type { Pairing } from '#domain/pairings/pairing.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';
import { pairingColumns, toPairing, type PairingRow } from './pairings-list.server.ts';

export async function find(db: Db, id: string): Promise<Pairing | null> {
	const query = db.from('pairings').select(pairingColumns).eq('id', id).maybeSingle();
	const row = answered(await query) as PairingRow | null;
	return row && toPairing(row);
}

/** The pairing before and those after one. */
export async function listNeighbours(
	db: Db,
	{ id, predecessorId }: Pick<Pairing, 'id' | 'predecessorId'>,
): Promise<Pairing[]> {
	const before = predecessorId ? `,id.eq.${predecessorId}` : '';
	const query = db.from('pairings').select(pairingColumns);
	const rows = answered(await query.or(`predecessor_id.eq.${id}${before}`).order('valid_from'));
	return (rows as PairingRow[]).map(toPairing);
}

/** The verified organizations of these names, of whom there may be several. */
export async function listBodies(db: Db, names: readonly string[]): Promise<Body[]> {
	const query = db
		.from('organizations')
		.select('id, name, uscc, regionCode:region_code')
		.eq('status', 'verified');
	return answered(await query.in('name', [...names]).limit(50));
}

/** Who most likely supports: cities, counties and companies, by their names. */
export async function listSupporters(db: Db): Promise<Body[]> {
	const query = db
		.from('organizations')
		.select('id, name, uscc, regionCode:region_code')
		.eq('status', 'verified')
		.in('kind', ['city', 'county', 'enterprise', 'social_organization']);
	return answered(await query.order('name').limit(300));
}

/** The person to ask in an organization, as far as its file may be read. */
export interface Contact {
	readonly organizationId: string;
	readonly name: string;
	readonly contact: string;
}

export async function listContacts(db: Db, { supporting, receiving }: Pairing): Promise<Contact[]> {
	const ids = [supporting, receiving].flatMap((side) => side.organizationId ?? []);
	const query = db
		.from('organization_records')
		.select('organizationId:organization_id, name:contact_name, contact');
	return answered(await query.in('organization_id', ids));
}

export function record(db: Db, draft: PairingDraft): Promise<Result<string>> {
	return act(db, 'record_pairing', {
		id: draft.id,
		programme: draft.programme,
		kind: draft.kind,
		supporting_organization_id: draft.supportingId,
		supporting_region_code: draft.supportingRegionCode,
		supporting_name: draft.supportingName,
		receiving_organization_id: draft.receivingId,
		receiving_region_code: draft.receivingRegionCode,
		receiving_name: draft.receivingName,
		valid_from: draft.validFrom,
		valid_to: draft.validTo,
		predecessor_id: draft.predecessorId,
		basis: draft.basis,
		basis_document_id: draft.basisDocumentId,
	});
}

/** Sets the last day, or moves one that is yet to come. */
export function end(db: Db, id: string, validTo: string): Promise<Result<string>> {
	return act(db, 'end_pairing', { id, valid_to: validTo });
}
