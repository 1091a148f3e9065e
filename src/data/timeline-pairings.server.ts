import { isWithin } from '#domain/period.ts';
import type { PublishedPairing } from '#domain/timeline/pairing.ts';
import type { Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { answered } from './fault.server.ts';

/** All pairings, those that began last first: a region has hundreds of them, not thousands. */
export async function list(db: Db): Promise<PublishedPairing[]> {
	const query = db.from('published_pairings').select();
	return answered(
		await query.order('valid_from', { ascending: false }).order('id').limit(1000),
	).map(toPairing);
}

/** Those in force on the day that a region stands on either side of. */
export async function listOfRegion(
	db: Db,
	region: string,
	today: string,
): Promise<PublishedPairing[]> {
	const query = db.from('published_pairings').select();
	const sides = `supporting_region_code.eq.${region},receiving_region_code.eq.${region}`;
	const rows = answered(await query.or(sides).order('valid_from', { ascending: false }).limit(20));
	return rows.map(toPairing).filter((pairing) => isWithin(today, pairing));
}

export async function find(db: Db, id: string): Promise<PublishedPairing | null> {
	const row = answered(await db.from('published_pairings').select().eq('id', id).maybeSingle());
	return row && toPairing(row);
}

/** The pairings before and after one, as far as they were recorded as such. */
export async function listNeighbours(
	db: Db,
	{ id, predecessorId }: Pick<PublishedPairing, 'id' | 'predecessorId'>,
): Promise<PublishedPairing[]> {
	const query = db.from('published_pairings').select();
	const before = predecessorId ? `,id.eq.${predecessorId}` : '';
	return answered(await query.or(`predecessor_id.eq.${id}${before}`)).map(toPairing);
}

function toPairing(row: Tables<'published_pairings'>): PublishedPairing {
	return {
		id: row.id,
		programme: row.programme,
		kind: row.kind,
		supportingName: row.supporting_name,
		receivingName: row.receiving_name,
		supportingRegionCode: row.supporting_region_code,
		receivingRegionCode: row.receiving_region_code,
		validFrom: row.valid_from,
		validTo: row.valid_to,
		predecessorId: row.predecessor_id,
		basis: row.basis,
		isDemo: row.is_demo,
	};
}
