import fc from 'fast-check';
import { SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { clientFor, setting, type Db } from '#data/client.server.ts';
import { listSums as offerSums } from '#data/offers-list.server.ts';
import { findSums as needSums } from '#data/needs.server.ts';
import type { ListForm, View } from '#domain/list.ts';
import { needStatuses } from '#domain/needs/list.ts';
import { offerStates } from '#domain/offers/list.ts';
import { natures } from '#domain/offers/offer.ts';
import { addDays, shanghaiDate } from '#domain/period.ts';
import { pagesOf } from '#http/list-file.server.ts';
import type { ListSource } from '#http/list.server.ts';
import { needs } from '#http/lists/needs.server.ts';
import { offers } from '#http/lists/offers.server.ts';
import { become, type Tx } from '../database/become.ts';
import { need, offer } from '../database/market.ts';
import { gather, type Cast, type Person } from '../database/people.ts';
import { withStack } from './published.ts';

const today = shanghaiDate(new Date());
/** More than one read of a file, which takes 200. */
const COUNT = 230;

let cast: Cast;

const { sql } = withStack(async (owner) => {
	await owner`delete from regions`; // gather brings its own
	await owner.begin(async (tx) => {
		cast = await gather(tx);
		for (let turn = 0; turn < COUNT; turn += 1) await record(tx, turn);
	});
});

async function record(tx: Tx, turn: number): Promise<void> {
	const fen = 1 + ((turn * 7919) % 50) * 100_003;
	const isOpen = turn % 3 > 0;
	const until = [null, addDays(today, -1), today, addDays(today, 30)][turn % 4] ?? null;
	await offer(tx, cast, { fen, nature: natures[1 + (turn % 3)]!, until, isOpen });
	await need(tx, cast, { fen, status: isOpen ? 'open' : 'submitted', category: kinds[turn % 3]! });
}

const kinds = ['roads', 'water', 'energy'];

async function as(person: Person): Promise<Db> {
	const claims = {
		...{ role: 'authenticated', organization_id: person.organization },
		...{ organization_kind: person.kind, region_code: person.region, member_role: person.role },
	};
	const token = await new SignJWT(claims)
		.setProtectedHeader({ alg: 'HS256' })
		.setSubject(person.account)
		.setAudience('authenticated')
		.setExpirationTime('5m')
		.sign(new TextEncoder().encode(setting('SUPABASE_JWT_SECRET')));
	return clientFor(token, randomUUID());
}

async function readAll<Row, Form extends ListForm>(
	source: ListSource<Row, Form>,
	db: Db,
	view: Pick<View<Form>, 'filter' | 'sort'>,
): Promise<Row[]> {
	const rows: Row[] = [];
	const whole = { ...view, columns: null, after: null };
	for await (const page of pagesOf(source, db, whole)) rows.push(...page);
	return rows;
}

const maybe = <Value extends string>(values: readonly Value[]) =>
	fc.option(fc.constantFrom(...values), { nil: undefined });
const sorted = <By extends string>(...by: By[]) =>
	fc.record({ by: fc.constantFrom(...by), descending: fc.boolean() });
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();

/** What the person sees of a table where `holds`, asked in words of the database's own. */
async function seen(person: Person, table: string, holds: string, fen: string) {
	return sql().begin(async (tx) => {
		await become(tx, person);
		const rows = await tx.unsafe(`select id, ${fen} as fen from ${table} where ${holds}`);
		return rows.map(({ id, fen: some }) => ({ id: String(id), fen: Number(some ?? 0) }));
	}) as Promise<{ id: string; fen: number }[]>;
}

const total = (rows: readonly { fen: number }[]) => rows.reduce((sum, { fen }) => sum + fen, 0);

const where = (filter: Readonly<Record<string, string | undefined>>) =>
	Object.entries(filter).flatMap(([column, value]) => (value ? [`${column} = '${value}'`] : []));

describe('a list of the desk, whole', () => {
	it('has the needs that the filter means, once each, and sums to them', async () => {
		const db = await as(cast.countyEditor);
		const filters = fc.record({ status: maybe(needStatuses), category: maybe(kinds) });
		const sorts = sorted('edited_at', 'amount', 'urgency', 'village_code');
		await fc.assert(
			fc.asyncProperty(filters, sorts, async (filter, sort) => {
				const rows = await readAll(needs, db, { filter, sort });
				const holds = ['true', ...where(filter)].join(' and ');
				const found = await seen(cast.countyEditor, 'needs', holds, 'amount_fen');
				expect(ids(rows)).toEqual(ids(found));
				const sums = await needSums(db, filter);
				expect(sums).toEqual({
					count: found.length,
					amountFen: found.length ? total(found) : null,
				});
			}),
			{ numRuns: 12 },
		);
	});

	it('has the offers that the filter means on this day, and sums to them', async () => {
		const db = await as(cast.donorEditor);
		const filters = fc.record({ status: maybe(offerStates), nature: maybe(natures) });
		await fc.assert(
			fc.asyncProperty(filters, sorted('edited_at', 'budget', 'valid_to'), async (filter, sort) => {
				const rows = await readAll(offers, db, { filter, sort });
				const isOver = `(status = 'open' and coalesce(valid_to < '${today}', false))`;
				const { status, nature } = filter;
				const stands = status === 'expired' ? isOver : `status = '${status}' and not ${isOver}`;
				const holds = ['true', ...where({ nature }), ...(status ? [stands] : [])];
				const found = await seen(cast.donorEditor, 'offers', holds.join(' and '), 'budget_fen');
				expect(ids(rows)).toEqual(ids(found));
				if (status) expect(new Set(rows.map(({ state }) => state)).size).toBeLessThan(2);
				const sums = await offerSums(db, filter, today);
				expect(sums.reduce((sum, { count }) => sum + count, 0)).toBe(found.length);
				expect(total(sums.map(({ budgetFen }) => ({ fen: budgetFen ?? 0 })))).toBe(total(found));
			}),
			{ numRuns: 12 },
		);
	});
});
