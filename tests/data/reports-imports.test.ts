import { Logger, runOnce } from 'graphile-worker';
import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { setting } from '#data/client.server.ts';
import { serviceClient } from '#data/service.server.ts';
import type { ImportKind, Issue } from '#domain/reports/import.ts';
import { readImport } from '#work/imports.server.ts';
import { openStack, type Stack } from '../../supabase/local/stack.ts';
import { become, type Tx } from '../database/become.ts';
import { report, signedPledge } from '../database/giving.ts';
import { goodsPledge } from '../database/goods-giving.ts';
import { gather, type Cast, type Person } from '../database/people.ts';

/** Each kind of file from its bytes to its records: what the job reads, then one confirmation. */
const dataDir = mkdtempSync(join(tmpdir(), 'jiedui-test-'));
let stack: Stack;
let sql: postgres.Sql;
let cast: Cast;
const silent = new Logger(() => () => {});

beforeAll(async () => {
	chmodSync(dataDir, 0o755);
	stack = await openStack(dataDir);
	for (const [name, value] of Object.entries(stack.env)) vi.stubEnv(name, value);
	sql = postgres(stack.env.DATABASE_URL, { max: 4, onnotice: () => {} });
	cast = await sql.begin(gather);
});

afterAll(async () => {
	await sql.end();
	await stack.stop(true);
	rmSync(dataDir, { recursive: true, force: true });
	vi.unstubAllEnvs();
});

/** One statement of somebody's, committed. */
const say = <Answer>(person: Person, act: (tx: Tx) => Promise<Answer>) =>
	sql.begin(async (tx) => {
		await become(tx, person);
		return act(tx);
	});

interface Row {
	readonly position: number;
	readonly issues: readonly Issue[];
	readonly is_faulty: boolean;
	readonly record_id: string;
}

async function read(kind: ImportKind, by: Person, lines: readonly string[]) {
	const [id, document] = [randomUUID(), randomUUID()];
	const bytes = Buffer.from(lines.join('\r\n'));
	const { error } = await serviceClient()
		.storage.from('documents')
		.upload(document, bytes, { contentType: 'text/csv' });
	if (error) throw error;
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	await say(by, async (tx) => {
		await tx`select record_document(${document}, 'import', '表.csv', 'text/csv',
			${bytes.length}, ${sha256})`;
		await tx`select begin_import(${id}, ${kind}, ${document})`;
	});
	const taskList = { read_import: readImport };
	const connectionString = setting('DATABASE_URL');
	await runOnce({ connectionString, taskList, parsedCronItems: [], logger: silent });
	const [held] = await sql`select status, failure, row_count from imports where id = ${id}`;
	const rows = await sql<Row[]>`select position, issues, is_faulty, record_id from import_rows
		where import_id = ${id} order by position`;
	const told = rows.map(({ position, issues }) => [
		position,
		...issues.map(({ key, name }) => `${key}: ${name}`),
	]);
	return { id, status: held!['status'] as string, failure: held!['failure'] as unknown, told };
}

const confirm = (id: string, by: Person) => say(by, (tx) => tx`select confirm_import(${id})`);
const undo = (id: string, by: Person) => say(by, (tx) => tx`select undo_import(${id})`);

describe('a file', () => {
	it('of needs is judged cell by cell, as its form would', async () => {
		const { told, status } = await read('needs', cast.township, [
			'村,需求名称,类别,需要什么,金额（元）,数量,单位',
			'yuangudui,修路,道路桥梁,资金,18.6万,,',
			'xinlian,修,,资金,五万,,',
			'yuangudui,买苗,industry,物资,,1.5,台',
		]);
		expect(status).toBe('ready');
		expect(told).toEqual([
			[2],
			[
				3,
				'village_code: pledge.village_unknown',
				'title: need.title_missing',
				'amount: amount.malformed',
				'category: need.category_missing',
			],
			[4, 'quantity: quantity.not_whole'],
		]);
	});

	it('of something else says so, and has no rows', async () => {
		const { status, failure, told } = await read('needs', cast.township, ['甲,乙', '1,2']);
		expect([status, told]).toEqual(['failed', []]);
		expect(failure).toMatchObject({ name: 'import.columns_missing' });
	});

	it('of pledges becomes drafts, and tells where shares do not make up the amount', async () => {
		const { donorEditor: by } = cast;
		const { id, told } = await read('pledges', by, [
			'接收主体,资金性质,形式,协议金额（万元）,受益村,分期',
			'social_organization of dingxi,社会帮扶,资金,8,yuangudui：5万；xinlian：3万,2027-06-30：8万',
			'social_organization of dingxi,社会帮扶,资金,8,yuangudui：5万,',
		]);
		expect(told).toEqual([[2], [3, 'line_village: import.sum_differs']]);
		await confirm(id, by);
		const pledges = await sql`select amount_fen, status from pledges p
			join import_rows r on r.record_id = p.id where r.import_id = ${id}`;
		expect(pledges.map(({ amount_fen: fen }) => Number(fen))).toEqual([8_000_000, 8_000_000]);
		await undo(id, by);
		const [left] = await sql`select count(*)::int as count from pledges p
			join import_rows r on r.record_id = p.id
			where r.import_id = ${id} and p.status <> 'withdrawn'`;
		expect(left!['count']).toBe(0);
	});

	it('of head counts states them, with days as they are typed or counted', async () => {
		const { countyEditor: by } = cast;
		const { id, told } = await read('villages', by, [
			'村,统计时点,人口,户数,数据来源',
			'621123210202,2025年12月31日,1886,447,年报',
		]);
		expect(told).toEqual([[2]]);
		await confirm(id, by);
		const counts = await sql`select population, counted_on::text from region_statistics
			where region_code = '621123210202' and year = 2025`;
		expect(counts).toMatchObject([{ population: 1886, counted_on: '2025-12-31' }]);
		const wrong = await read('villages', by, [
			'村,统计时点,人口,户数,数据来源',
			'xinlian,去年底,多,447,年报',
		]);
		expect(wrong.told).toEqual([
			[
				2,
				'village_code: pledge.village_unknown',
				'counted_on: head_count.date_missing',
				'population: count.malformed',
			],
		]);
	});

	it('of receipts confirms what was reported, each payment once', async () => {
		const { charityEditor: by } = cast;
		const pledge = await sql.begin((tx) => signedPledge(tx, cast, { amount_fen: 8_000_000 }));
		await sql.begin((tx) => report(tx, cast.donorEditor, pledge, 5_000_000));
		const [signed] = await sql`select agreement_number from pledges where id = ${pledge}`;
		const number = signed!['agreement_number'] as string;
		const head = '协议编号,到账金额（元）,到账日期,票据代码,票据号码';
		const { id, told } = await read('receipts', by, [
			head,
			`${number},49000,2024-04-03,1401,00081`,
			`${number},1000,2024-04-03,1401,00082`,
			`没有的编号,1000,2024-04-03,1401,00083`,
		]);
		expect(told).toEqual([
			[2, 'amount: import.amount_differs'],
			[3, 'agreement: import.report_unknown'],
			[4, 'agreement: import.agreement_unknown'],
		]);
		await expect(confirm(id, by)).rejects.toThrow('import.has_faults');
		const again = await read('receipts', by, [head, `${number},5万,2024-04-03,1401,00084`]);
		await confirm(again.id, by);
		const receipts = await sql`select r.amount_fen, r.receipt_number, r.status from receipts r
			where r.pledge_id = ${pledge}`;
		expect(receipts).toMatchObject([{ receipt_number: '00084', status: 'pending' }]);
		await expect(undo(again.id, by)).rejects.toThrow('import.not_undoable');
	});

	it('of goods ships what was promised, and takes it back', async () => {
		const { donorEditor: by } = cast;
		const pledge = await sql.begin((tx) => goodsPledge(tx, cast));
		await sql.begin(async (tx) => {
			await tx`set local session_replication_role = replica`;
			await tx`update pledges set agreement_number = '青协〔2024〕4号' where id = ${pledge}`;
		});
		const [line] = await sql`select p.agreement_number, g.item from pledges p
			join pledge_goods g on g.pledge_id = p.id where p.id = ${pledge}`;
		const { id, told } = await read('goods', by, [
			'协议编号,品名,数量,发运日期,收货村,承运',
			`${line!['agreement_number']},${line!['item']},1,2024-05-01,yuangudui,邮政`,
			`${line!['agreement_number']},没有的,1,2024-05-01,,`,
		]);
		expect(told).toEqual([[2], [3, 'item: import.item_unknown']]);
		await sql`delete from import_rows where import_id = ${id} and position = 3`;
		await sql`update imports set row_count = 1, fault_count = 0 where id = ${id}`;
		await confirm(id, by);
		await undo(id, by);
		const shipments = await sql`select status from goods_shipments where pledge_id = ${pledge}`;
		expect(shipments).toMatchObject([{ status: 'withdrawn' }]);
	});

	it('of organizations founds them below, and takes back those that stayed empty', async () => {
		const by = { ...cast.countyApprover, role: 'admin' };
		await sql`update memberships set role = 'admin' where account_id = ${by.account}`;
		const code = '621123210205';
		await sql`insert into regions (code, level, parent_code, official_name, name)
			values (${code}, 5, '621123210000', '试村', '试村')`;
		const { id, told } = await read('organizations', by, [
			'类型,单位名称,区划代码,统一社会信用代码',
			`村,试村村民委员会,${code},`,
			'乡镇,外乡人民政府,621125106000,',
		]);
		expect(told).toEqual([[2], [3, 'region_code: founding.not_here']]);
		const sound = await read('organizations', by, [
			'类型,单位名称,区划代码',
			`村,试村村民委员会,${code}`,
		]);
		await confirm(sound.id, by);
		const count = () => sql`select status from organizations where region_code = ${code}`;
		expect(await count()).toMatchObject([{ status: 'verified' }]);
		await undo(sound.id, by);
		expect(await count()).toHaveLength(0);
		await say(by, (tx) => tx`select discard_import(${id})`);
	});
});
