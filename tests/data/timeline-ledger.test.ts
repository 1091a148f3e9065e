import type { RequestEvent } from '@sveltejs/kit';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import { describe, expect, it } from 'vitest';
import { anonymousClient } from '#data/client.server.ts';
import * as ledger from '#data/timeline-ledger.server.ts';
import { formatFilter } from '#domain/filter.ts';
import type { View } from '#domain/list.ts';
import { natures } from '#domain/offers/offer.ts';
import { ANONYMOUS, buckets, type LedgerFilter, type LedgerRow } from '#domain/timeline/ledger.ts';
import type { ledgerList } from '#domain/timeline/list.ts';
import { addUp, countRows } from '#domain/timeline/totals.ts';
import * as list from '#http/list-file.server.ts';
import { ledger as source } from '#http/lists/ledger.server.ts';
import { formatCount } from '#text/format.ts';
import { withStack, xinlian, yuangudui } from './published.ts';

const [qingdao, fuzhou, donor] = [randomUUID(), randomUUID(), randomUUID()];

/** More than the gateway hands out at once, in rows and, by their projects, in groups alike. */
const COUNT = 2501;

const pairing = (id: string, name: string, valid_from: string, valid_to: string | null) => ({
	...{ id, valid_from, valid_to, predecessor_id: null, basis: '文件', is_demo: true },
	programme: 'east_west',
	kind: 'city',
	supporting_name: name,
	receiving_name: '定西市',
	supporting_region_code: '370200000000',
	receiving_region_code: '621100000000',
});

const posting = (seq: number) => ({
	seq,
	kind: seq % 50 ? 'receive' : 'reversal',
	bucket: buckets[seq % 5],
	signed_fen: seq % 50 ? seq * 101 : -7,
	nature: natures[seq % 4],
	occurred_on: `20${16 + (seq % 11)}-0${1 + (seq % 9)}-15`,
	recorded_at: '2026-11-01T00:00:00Z',
	pledge_id: randomUUID(),
	project_id: seq % 10 ? randomUUID() : null,
	donor_id: seq % 3 ? donor : null,
	pairing_id: [qingdao, fuzhou, null][seq % 3],
	village_code: [yuangudui, xinlian, null][(seq % 7) % 3],
	corrects_seq: null,
	reason: null,
	is_demo: true,
});

async function fill(sql: Sql): Promise<void> {
	const pairings = [
		pairing(qingdao, '青岛市', '2021-04-01', null),
		pairing(fuzhou, '福州市', '2016-10-01', '2021-03-31'),
	];
	await sql`insert into published_pairings ${sql(pairings)}`;
	await sql`insert into published_donors
		(id, name, kind, region_code, is_demo)
		values (${donor}, '青岛甲有限公司', 'enterprise', '370200000000', true)`;
	const rows = Array.from({ length: COUNT }, (_, index) => posting(index + 1));
	for (let from = 0; from < COUNT; from += 500) {
		await sql`insert into published_postings ${sql(rows.slice(from, from + 500) as never[])}`;
	}
}

const { sql } = withStack(fill);

const newest = { by: 'seq', descending: true } as const;

function pagesOf(filter: LedgerFilter, sort: View<typeof ledgerList>['sort'] = newest) {
	return list.pagesOf(source, anonymousClient(), { filter, sort, columns: null, after: null });
}

async function readAll(...asked: Parameters<typeof pagesOf>): Promise<LedgerRow[]> {
	const rows: LedgerRow[] = [];
	for await (const page of pagesOf(...asked)) rows.push(...page);
	return rows;
}

/** The file of an address, as the route hands it out. */
function fileOf(file: 'csv' | 'xlsx', query: string): Promise<Response> {
	const url = new URL(`http://localhost/ledger.${file}${query}`);
	const event = { url, params: { file }, locals: { db: anonymousClient() } };
	return list.publicFile(event as unknown as RequestEvent, source);
}

describe('the public ledger', () => {
	it('is read whole, each row once, though the gateway cuts every answer', async () => {
		const rows = await readAll({});
		expect(rows.map(({ seq }) => seq)).toEqual(
			Array.from({ length: COUNT }, (_, index) => COUNT - index),
		);
	});

	it('is exported whole', async () => {
		const text = await (await fileOf('csv', '')).text();
		expect(text.trimEnd().split('\r\n')).toHaveLength(COUNT + 1);
	});

	const filters: LedgerFilter[] = [
		{},
		{ nature: 'fiscal_aid' },
		{ bucket: 'spent', year: '2021' },
		{ pairing: fuzhou },
		{ pairing: qingdao, nature: 'social_donation', bucket: 'received' },
		{ county: '621123000000' },
		{ village: xinlian, year: '2018' },
		{ donor },
		{ donor: ANONYMOUS },
	];
	it.each(filters)('sums to the rows behind the sum: %j', async (filter) => {
		const rows = await readAll(filter);
		const sums = addUp(await ledger.listTotals(anonymousClient(), filter));
		expect(rows.length).toBeGreaterThan(0);
		expect(countRows(sums)).toBe(rows.length);
		for (const { nature, bucket, fen } of sums) {
			const own = rows.filter((row) => row.nature === nature && row.bucket === bucket);
			expect(own.reduce((sum, row) => sum + row.signedFen, 0)).toBe(fen);
		}
	});

	it('keeps the money of the old pairing out of the new one', async () => {
		const [old, current] = await Promise.all([
			readAll({ pairing: fuzhou }),
			readAll({ pairing: qingdao }),
		]);
		const seqs = new Set(old.map(({ seq }) => seq));
		expect(current.some(({ seq }) => seqs.has(seq))).toBe(false);
		expect(old.every((row) => row.pairing?.supporting === '福州市')).toBe(true);
	});

	it('names a place with what lies above it, and no donor who does not want it', async () => {
		const [row] = await readAll({ village: yuangudui, donor: ANONYMOUS });
		expect(row?.place).toEqual({
			code: yuangudui,
			village: '元古堆村',
			township: '田家河乡',
			county: '渭源县',
		});
		expect(row?.donor).toBeNull();
	});

	/** What an address may ask for: with it, the same in SQL. */
	const asked = fc.record({
		nature: fc.option(fc.constantFrom('fiscal_aid', 'social_donation'), { nil: undefined }),
		bucket: fc.option(fc.constantFrom('received', 'spent'), { nil: undefined }),
		year: fc.option(fc.constantFrom('2018', '2021'), { nil: undefined }),
		pairing: fc.option(fc.constantFrom(fuzhou, qingdao), { nil: undefined }),
		village: fc.option(fc.constantFrom(xinlian, yuangudui), { nil: undefined }),
		sort: fc.constantFrom('seq', '-seq', 'occurred_on', '-occurred_on', 'amount', '-amount'),
	});

	it('is exported as SQL finds it, whatever the filter and the order', async () => {
		await fc.assert(
			fc.asyncProperty(asked, async ({ sort, ...filter }) => {
				const file = await fileOf('xlsx', formatFilter({ ...filter, sort }));
				const { sheets } = await readXlsx(new Uint8Array(await file.arrayBuffer()));
				const [head = [], ...rows] = sheets[0]!.rows;
				const at = (label: string) => head.indexOf(label);
				const told = rows.map((row) => ({
					seq: row[at('编号')],
					on: (row[at('日期')] as Date).toISOString().slice(0, 10),
					yuan: row[at('金额（元）')],
					wan: row[at('金额（万元）')],
				}));
				const found = await askSql(filter, sort);
				expect(told).toEqual(found);
				const about = new Map(sheets[1]!.rows.map(([label, text]) => [label, text]));
				expect(about.get('行数')).toBe(formatCount(found.length, 'zh-CN'));
			}),
			{ numRuns: 40 },
		);
	}, 120_000);

	async function askSql(filter: LedgerFilter, sort: string) {
		const db = sql();
		const { nature, bucket, year, pairing, village } = filter;
		const by = { seq: 'seq', occurred_on: 'occurred_on', amount: 'signed_fen' }[
			sort.replace('-', '')
		]!;
		const direction = sort.startsWith('-') ? db`desc` : db`asc`;
		const rows = await db<{ seq: string; on: string; fen: string }[]>`
			select seq, occurred_on::text as on, signed_fen as fen from published_postings
			where (${nature ?? null}::text is null or nature = ${nature ?? null})
				and (${bucket ?? null}::text is null or bucket = ${bucket ?? null})
				and (${year ?? null}::text is null or to_char(occurred_on, 'YYYY') = ${year ?? null})
				and (${pairing ?? null}::uuid is null or pairing_id = ${pairing ?? null})
				and (${village ?? null}::text is null or village_code = ${village ?? null})
			order by ${db(by)} ${direction}, seq ${direction}`;
		return rows.map(({ seq, on, fen }) => ({
			seq: Number(seq),
			on,
			yuan: Number(fen) / 100,
			wan: Number(fen) / 1_000_000,
		}));
	}

	it('leaves out of an export what is appended while it is written', async () => {
		const db = anonymousClient();
		const head = await ledger.findHead(db);
		const pages = pagesOf({});
		const first = await pages.next();
		await sql()`insert into published_postings ${sql()(posting(head + 1) as never)}`;
		const rows = [...(first.value as LedgerRow[])];
		for await (const page of pages) rows.push(...page);
		expect(rows).toHaveLength(head);
		expect(await ledger.findHead(db)).toBe(head + 1);
	});
});
