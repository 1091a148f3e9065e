import type { QueryData } from '@supabase/supabase-js';
import type { Nature } from '#domain/offers/offer.ts';
import type { PublishedDonor, PublishedPledge } from '#domain/timeline/pledge.ts';
import type { Named } from '#domain/timeline/ledger.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

const donorColumns = 'id, name, kind, is_demo, region:region_code(name)' as const;
/** A signed pledge, for a select elsewhere. */
export const pledgeColumns = '*, donor:donor_id(id, name)' as const;

/** Donors under their own names, by name: nobody is ranked. @param after the last page's last id */
export async function list(
	db: Db,
	after: string | null,
	limit = 50,
): Promise<{ rows: PublishedDonor[]; next: string | null }> {
	const ordered = () =>
		donors(db)
			.order('name')
			.order('id')
			.limit(limit + 1);
	const last = after ? await find(db, after) : null;
	// Namesakes apart: a name may hold whatever a single condition on both would trip over.
	const reads = last
		? [ordered().eq('name', last.name).gt('id', last.id), ordered().gt('name', last.name)]
		: [ordered()];
	const found = (await Promise.all(reads)).flatMap(answered);
	const rows = found.slice(0, limit).map(toDonor);
	return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}

export async function find(db: Db, id: string): Promise<PublishedDonor | null> {
	const row = answered(await donors(db).eq('id', id).maybeSingle());
	return row && toDonor(row);
}

/** The names behind some ids. */
export async function listNames(db: Db, ids: readonly (string | null)[]): Promise<Named[]> {
	const known = ids.filter((id) => id !== null);
	if (known.length === 0) return [];
	return answered(await db.from('published_donors').select('id, name').in('id', known));
}

/** The signed pledges of a donor, under a pairing or for a village; the newest 100. */
export async function listPledges(
	db: Db,
	of: { donor: string } | { pairing: string } | { village: string },
): Promise<PublishedPledge[]> {
	let query = pledges(db);
	if ('donor' in of) query = query.eq('donor_id', of.donor);
	else if ('pairing' in of) query = query.eq('pairing_id', of.pairing);
	else query = query.contains('village_codes', [of.village]);
	const ordered = query.order('agreement_on', { ascending: false }).order('id');
	return answered(await ordered.limit(100)).map(toPledge);
}

function donors(db: Db) {
	return db.from('published_donors').select(donorColumns);
}

function pledges(db: Db) {
	return db.from('published_pledges').select(pledgeColumns);
}

function toDonor(row: QueryData<ReturnType<typeof donors>>[number]): PublishedDonor {
	const { id, name, kind, is_demo: isDemo, region } = row;
	return { id, name, kind, isDemo, regionName: region.name };
}

export function toPledge(row: QueryData<ReturnType<typeof pledges>>[number]): PublishedPledge {
	return {
		id: row.id,
		donor: row.donor,
		receivingName: row.receiving_name,
		nature: row.nature as Nature,
		form: row.form,
		amountFen: row.amount_fen,
		amountText: row.amount_text,
		isApproximate: row.is_approximate,
		agreementNumber: row.agreement_number,
		agreementOn: row.agreement_on,
		villageCodes: row.village_codes,
		pairingId: row.pairing_id,
		status: row.status,
		isDemo: row.is_demo,
	};
}
