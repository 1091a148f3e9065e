import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** A public page: its path without the language, and the day of its last change where known. */
export interface Address {
	readonly path: string;
	readonly changedOn: string | null;
}

type Found = { id: string; changedOn: string | null }[];
type Reader = (db: Db, after: string) => Promise<Found>;

const LIMIT = 1000;

const readers: Readonly<Record<string, Reader>> = {
	'/projects/': async (db, after) => {
		const query = db.from('published_projects').select('id, changedOn:last_entry_on');
		return answered(await query.gt('id', after).order('id').limit(LIMIT));
	},
	'/villages/': async (db, after) => {
		// Codes and ids alike are in the order of their digits.
		const found = await db.rpc('list_published_villages', { after, most: LIMIT });
		return answered(found).map(({ code: id }) => ({ id, changedOn: null }));
	},
	'/needs/': async (db, after) => {
		const query = db.from('published_needs').select('id, changedOn:opened_on');
		return answered(await query.gt('id', after).order('id').limit(LIMIT));
	},
	'/pairings/': async (db, after) => {
		const query = db.from('published_pairings').select('id, changedOn:valid_from');
		return answered(await query.gt('id', after).order('id').limit(LIMIT));
	},
	'/donors/': async (db, after) => {
		const query = db.from('published_donors').select('id').gt('id', after);
		const rows = answered(await query.order('id').limit(LIMIT));
		return rows.map(({ id }) => ({ id, changedOn: null }));
	},
	'/notices/': async (db, after) => {
		const query = db.from('published_notices').select('id, changedOn:starts_on');
		return answered(await query.gt('id', after).order('id').limit(LIMIT));
	},
};

/** Before every id, and before every code of a division. */
const first = '00000000-0000-0000-0000-000000000000';

/** The page of every published project, village, need, pairing, donor and notice, page by page. */
export async function* listAddresses(db: Db): AsyncGenerator<Address> {
	for (const [folder, read] of Object.entries(readers)) {
		for (let rows: Found, after = first; after; after = nextOf(rows)) {
			rows = await read(db, after);
			for (const { id, changedOn } of rows) yield { path: folder + id, changedOn };
		}
	}
}

function nextOf(rows: Found): string {
	return rows.length < LIMIT ? '' : (rows.at(-1)?.id ?? '');
}
