import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import { describe, expect, it } from 'vitest';
import { anonymousClient } from '#data/client.server.ts';
import { datasetReaders } from '#data/timeline-datasets.server.ts';
import { findHead, listTotals } from '#data/timeline-ledger.server.ts';
import { natures } from '#domain/offers/offer.ts';
import { buckets, type Bucket } from '#domain/timeline/ledger.ts';
import { addUp, fenIn } from '#domain/timeline/totals.ts';
import { datasetFile } from '#http/open-data.server.ts';
import { namesake, withStack, xinlian, yuangudui } from './published.ts';

/** More than the gateway hands out at once. */
const [PROJECTS, PLEDGES, ROWS] = [1201, 401, 2501];
const villages = [yuangudui, xinlian, namesake];
const donor = randomUUID();
const projectIds = Array.from({ length: PROJECTS }, () => randomUUID());
const pledgeIds = Array.from({ length: PLEDGES }, () => randomUUID());
const atProject: readonly Bucket[] = ['allocated', 'disbursed', 'spent'];

const project = (id: string, index: number) => ({
	...{ id, title: index ? `道路${index}` : '=HYPERLINK("x")', kind: 'infrastructure' },
	...{ village_code: villages[index % 2], pool_year: 2026, status: 'under_way' },
	...{ pairing_id: null, need_id: null, implementing_unit: null, farmer_linkage: null },
	...{ approval_number: null, performance_target: null, budget_fen: 100, works_percent: 5 },
	...{ last_entry_on: null, next_due_on: null, is_demo: true },
});

const natureOf = (pledge: number) => natures[pledge % 4]!;

const pledge = (id: string, index: number) => ({
	...{ id, donor_id: index % 3 ? donor : null, receiving_name: '慈善会', form: 'cash' },
	...{ receiving_kind: 'social_organization', receiving_uscc: null, nature: natureOf(index) },
	...{ amount_fen: 1, amount_text: null, is_approximate: false, agreement_number: '一' },
	...{ agreement_on: '2026-01-01', village_codes: villages, pairing_id: null },
	...{ status: 'signed', is_demo: true },
});

/** Where a row lies: in a pledge of its nature always, in a project once it was allocated. */
function posting(seq: number) {
	const bucket = buckets[seq % buckets.length]!;
	const of = seq % PLEDGES;
	return {
		...{ seq, bucket, kind: 'receive', signed_fen: seq % 50 ? seq * 101 : -7 },
		...{ nature: natureOf(of), occurred_on: '2026-02-01', recorded_at: '2026-11-01T00:00:00Z' },
		...{ pledge_id: pledgeIds[of]!, donor_id: of % 3 ? donor : null, pairing_id: null },
		project_id: atProject.includes(bucket) ? projectIds[seq % PROJECTS]! : null,
		...{ village_code: villages[seq % 3]!, corrects_seq: null, reason: null, is_demo: true },
	};
}

async function fill(sql: Sql): Promise<void> {
	await sql`insert into published_donors (id, name, kind, region_code, is_demo) values
		(${donor}, '青岛甲有限公司', 'enterprise', '370200000000', true)`;
	const insert = async (table: string, rows: readonly object[]) => {
		for (let from = 0; from < rows.length; from += 500) {
			await sql`insert into ${sql(table)} ${sql(rows.slice(from, from + 500) as never[])}`;
		}
	};
	await insert('published_projects', projectIds.map(project));
	await insert('published_pledges', pledgeIds.map(pledge));
	await insert(
		'published_postings',
		Array.from({ length: ROWS }, (_, index) => posting(index + 1)),
	);
}

const { sql } = withStack(fill);

interface File {
	readonly ledger_seq: number;
	readonly rows: Readonly<Record<string, { fen: number }>>[];
}

async function read(name: keyof typeof datasetReaders): Promise<File> {
	return (await (await datasetFile(anonymousClient(), name, 'json')).json()) as File;
}

function sum(rows: File['rows'], column: string): number {
	return rows.reduce((fen, row) => fen + row[column]!.fen, 0);
}

describe('a table of open data', () => {
	it('has every row once, and its money adds up to the ledger', async () => {
		const totals = addUp(await listTotals(anonymousClient(), {}));
		const { rows, ledger_seq: upTo } = await read('projects');
		expect(new Set(rows.map(({ id }) => id)).size).toBe(PROJECTS);
		expect(rows).toHaveLength(PROJECTS);
		expect(upTo).toBe(ROWS);
		for (const nature of natures) {
			for (const bucket of atProject) {
				expect(sum(rows, `${nature}_${bucket}`)).toBe(fenIn(totals, nature, bucket));
			}
		}
		const pledges = (await read('pledges')).rows as unknown as ({
			nature: string;
		} & File['rows'])[];
		expect(pledges).toHaveLength(PLEDGES);
		for (const nature of natures) {
			const own = pledges.filter((row) => row.nature === nature) as unknown as File['rows'];
			for (const bucket of buckets) expect(sum(own, bucket)).toBe(fenIn(totals, nature, bucket));
		}
	});

	it('has each village of which anything was published, with its money', async () => {
		const { rows } = await read('villages');
		const codes = rows.map((row) => row['village_code'] as unknown as string);
		expect(codes).toEqual([...villages].sort());
		for (const [index, village] of codes.entries()) {
			const totals = addUp(await listTotals(anonymousClient(), { village }));
			const own = rows.slice(index, index + 1);
			expect(sum(own, 'investment_received')).toBe(fenIn(totals, 'investment', 'received'));
		}
		expect(rows.map((row) => row['project_count'] as unknown as number)).toEqual([601, 0, 600]);
	});

	it('is one picture: what comes while it is read stays out of it', async () => {
		const db = anonymousClient();
		const upTo = await findHead(db);
		const before = await listTotals(db, {});
		const reading = datasetReaders.projects(db, upTo)[Symbol.asyncIterator]();
		const first = await reading.next();
		const late = Array.from({ length: 500 }, (_, index) => posting(ROWS + 1 + index));
		await sql()`insert into published_postings ${sql()(late as never[])}`;
		const sums = [...(first.value as { sums: typeof before }[]).flatMap((row) => row.sums)];
		for (let next = await reading.next(); !next.done; next = await reading.next()) {
			sums.push(...next.value.flatMap((row) => row.sums));
		}
		const known = before.filter(({ bucket }) => atProject.includes(bucket));
		expect(addUp(sums)).toEqual(addUp(known));
		expect(addUp(sums)).not.toEqual(
			addUp((await listTotals(db, {})).filter(({ bucket }) => atProject.includes(bucket))),
		);
	});

	it('is CSV that Excel knows as UTF-8, with exact names and no formula', async () => {
		const file = await datasetFile(anonymousClient(), 'projects', 'csv');
		const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer());
		const [head, ...lines] = text.trimEnd().split('\r\n');
		expect(head).toMatch(/^\uFEFFid,title,village_code,county,township,village,kind,status,/);
		expect(head).toContain(',budget_yuan,works_percent,');
		expect(lines).toHaveLength(PROJECTS);
		expect(text).toContain(`"'=HYPERLINK(""x"")"`);
		expect(text).toContain(',1.00,5,');
	});
});
