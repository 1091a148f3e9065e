import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** A public page: its path without the language, and the day of its last change where known. */
export interface Address {
	readonly path: string;
	readonly changedOn: string | null;
}

type Reader = (db: Db, after: string) => Promise<{ id: string; changedOn: string | null }[]>;

const LIMIT = 1000;
const first = '00000000-0000-0000-0000-000000000000';

const readers: Readonly<Record<string, Reader>> = {
	'/projects/': async (db, after) => {
		const query = db.from('published_projects').select('id, changedOn:last_entry_on');
		return answered(await query.gt('id', after).order('id').limit(LIMIT));
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
};

/** The page of every published project, need, pairing and donor, read page by page. */
export async function* listAddresses(db: Db): AsyncGenerator<Address> {
	for (const [folder, read] of Object.entries(readers)) {
		for (let rows, after = first; after; after = nextOf(rows)) {
			rows = await read(db, after);
			for (const { id, changedOn } of rows) yield { path: folder + id, changedOn };
		}
	}
}

function nextOf(rows: readonly { id: string }[]): string {
	return rows.length < LIMIT ? '' : (rows.at(-1)?.id ?? '');
}
