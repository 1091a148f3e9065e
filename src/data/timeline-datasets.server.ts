import type { Dataset, DatasetRows, Summed } from '#domain/timeline/dataset.ts';
import { addUp, type Sum } from '#domain/timeline/totals.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { pledgeColumns, toPledge } from './timeline-donors.server.ts';
import { needColumns, toNeed } from './timeline-needs.server.ts';
import { projectColumns, toProject } from './timeline-projects.server.ts';
import { listByCode } from './timeline-villages.server.ts';

/** Keys asked for at once: in one address, and in one answer of the gateway. */
const BATCH = 200;

type Keyed<Row> = readonly (readonly [key: string, row: Row])[];

/** Every page of a table, by key. @param read at most BATCH rows after a key */
async function* paged<Row>(
	first: string,
	read: (after: string) => Promise<Keyed<Row>>,
): AsyncGenerator<Keyed<Row>> {
	for (let page = await read(first); page.length; page = await read(page.at(-1)![0])) yield page;
}

/** Adds to each row what its money sums to, up to a place in the ledger. */
async function* summed<Row>(
	pages: AsyncIterable<Keyed<Row>>,
	{ db, subject, upTo }: { db: Db; subject: 'project' | 'pledge' | 'village'; upTo: number },
): AsyncGenerator<Summed<Row>[]> {
	for await (const page of pages) {
		const keys = page.map(([key]) => key);
		const rows = answered(await db.rpc('sum_published', { subject, keys, up_to: upTo }));
		const sums = new Map(rows.map((row) => [row.key, row.sums as unknown as SumRow[]]));
		yield page.map(([key, record]) => ({ record, sums: toSums(sums.get(key) ?? []) }));
	}
}

type SumRow = Omit<Sum, 'rowCount'> & { readonly row_count: number };

function toSums(rows: readonly SumRow[]): Sum[] {
	return addUp(rows.map(({ row_count: rowCount, ...sum }) => ({ ...sum, rowCount })));
}

const lowest = '00000000-0000-0000-0000-000000000000';

/**
 * All rows of a table of /open-data, page by page, so that the longest takes no more memory than
 * one of them. @param upTo the place in the ledger up to which money counts
 */
export const datasetReaders: {
	readonly [Name in Dataset]: (db: Db, upTo: number) => AsyncIterable<DatasetRows[Name][]>;
} = {
	projects: (db, upTo) => {
		const pages = paged(lowest, async (after) => {
			const query = db.from('published_projects').select(projectColumns).gt('id', after);
			return answered(await query.order('id').limit(BATCH)).map((row) => [row.id, toProject(row)]);
		});
		return summed(pages, { db, subject: 'project', upTo });
	},
	pledges: (db, upTo) => {
		const pages = paged(lowest, async (after) => {
			const query = db.from('published_pledges').select(pledgeColumns).gt('id', after);
			return answered(await query.order('id').limit(BATCH)).map((row) => [row.id, toPledge(row)]);
		});
		return summed(pages, { db, subject: 'pledge', upTo });
	},
	needs: async function* (db) {
		const pages = paged(lowest, async (after) => {
			const query = db.from('published_needs').select(needColumns).gt('id', after);
			return answered(await query.order('id').limit(BATCH)).map((row) => [row.id, toNeed(row)]);
		});
		for await (const page of pages) yield page.map(([, need]) => need);
	},
	villages: (db, upTo) => {
		const pages = paged('', async (after) => {
			const found = await db.rpc('list_published_villages', { after, most: BATCH });
			const villages = await listByCode(
				db,
				answered(found).map(({ code }) => code),
			);
			return villages.map((village) => [village.place.code, village]);
		});
		return summed(pages, { db, subject: 'village', upTo });
	},
};
