import type { PostgrestSingleResponse } from '@supabase/supabase-js';
import type { Actor } from '#domain/identity/actor.ts';
import type { AuditEvent, AuditFilter, ChainHead, ToldAct } from '#domain/identity/audit.ts';
import { addDays } from '#domain/period.ts';
import { ID } from '#domain/text.ts';
import type { Db } from './client.server.ts';
import type { Json, Tables } from './database.types.ts';
import { answered } from './fault.server.ts';
import { serviceClient } from './service.server.ts';

type Facts = { readonly [name: string]: Json | undefined };

/** Tells of something that left no row behind: a right that was refused, an export. */
export async function tellEvent(
	{ accountId, seat }: Actor,
	requestId: string,
	told: { act: ToldAct; record: string; recordId: string | null; facts: Facts },
): Promise<void> {
	answered(
		await serviceClient().rpc('record_event', {
			account_id: accountId,
			organization_id: seat.organizationId,
			act: told.act,
			record: told.record,
			record_id: told.recordId as string,
			facts: told.facts,
			request_id: requestId,
		}),
	);
}

type Columns = 'record' | 'record_id' | 'at' | 'account_id';
type Condition = readonly [column: Columns, operator: 'eq' | 'gte' | 'lt' | 'in', value: unknown];

/** Events, the newest first. `upTo` and `before` are places among them: ≤ and <. */
export async function list(
	db: Db,
	filter: AuditFilter,
	{ upTo, before, limit }: { upTo?: number; before?: number | null; limit: number },
): Promise<{ events: AuditEvent[]; next: number | null }> {
	let query = db.from('audit_events').select('*').order('seq', { ascending: false });
	for (const [column, operator, value] of await conditionsOf(db, filter)) {
		query = query.filter(column, operator, value);
	}
	if (upTo !== undefined) query = query.lte('seq', upTo);
	if (before) query = query.lt('seq', before);
	const found = answered(await query.limit(limit + 1));
	const events = await named(db, found.slice(0, limit));
	return { events, next: found.length > limit ? (events.at(-1)?.seq ?? null) : null };
}

/** All events up to a place, page by page: what is written meanwhile stays out. */
export async function* listPages(
	db: Db,
	filter: AuditFilter,
	upTo: number,
): AsyncGenerator<AuditEvent[]> {
	let before: number | null = null;
	do {
		const page = await list(db, filter, { upTo, before, limit: 500 });
		yield page.events;
		before = page.next;
	} while (before !== null);
}

/** The number of the newest event, 0 where there is none. */
export async function findNewest(db: Db): Promise<number> {
	const query = db.from('audit_events').select('seq').order('seq', { ascending: false });
	return answered(await query.limit(1).maybeSingle())?.seq ?? 0;
}

/** One event, and the place in the chain that holds it, null until it is sealed. */
export async function find(
	db: Db,
	seq: number,
): Promise<{ event: AuditEvent; seal: ChainHead | null } | null> {
	const [row, seal] = await Promise.all([
		db.from('audit_events').select('*').eq('seq', seq).maybeSingle(),
		db.from('audit_seals').select('position, hash').eq('event_seq', seq).maybeSingle(),
	]);
	const [event] = await named(
		db,
		[answered(row)].filter((found) => found !== null),
	);
	return event ? { event, seal: answered(seal) } : null;
}

const namesakes = 100;
const nobody = '00000000-0000-0000-0000-000000000000';

async function conditionsOf(db: Db, filter: AuditFilter): Promise<Condition[]> {
	const { record, id, account, from, to } = filter;
	const conditions: Condition[] = [];
	if (record) conditions.push(['record', 'eq', record]);
	if (id) conditions.push(['record_id', 'eq', id]);
	if (from) conditions.push(['at', 'gte', `${from}T00:00:00+08:00`]);
	if (to) conditions.push(['at', 'lt', `${addDays(to, 1)}T00:00:00+08:00`]);
	if (account && ID.test(account.toLowerCase())) conditions.push(['account_id', 'eq', account]);
	else if (account) {
		const query = db.from('accounts').select('id').eq('display_name', account);
		const ids = answered(await query.order('id').limit(namesakes)).map(({ id: one }) => one);
		conditions.push(['account_id', 'in', `(${[nobody, ...ids].join(',')})`]);
	}
	return conditions;
}

/** With the names of people and organizations as they are now; an event keeps their ids. */
async function named(db: Db, rows: readonly Tables<'audit_events'>[]): Promise<AuditEvent[]> {
	const idsIn = (column: 'account_id' | 'organization_id') => [
		...new Set(rows.map((row) => row[column]).filter((id) => id !== null)),
	];
	const [accounts, organizations] = await Promise.all([
		readNames(idsIn('account_id'), (ids) =>
			db.from('accounts').select('id, name:display_name').in('id', ids),
		),
		readNames(idsIn('organization_id'), (ids) =>
			db.from('organizations').select('id, name').in('id', ids),
		),
	]);
	const nameOf = (names: Map<string, string>, id: string | null) =>
		id === null ? null : { id, name: names.get(id) ?? null };
	return rows.map((row) => ({
		seq: row.seq,
		at: row.at,
		account: nameOf(accounts, row.account_id),
		organization: nameOf(organizations, row.organization_id),
		act: row.act,
		record: row.record,
		recordId: row.record_id,
		before: row.before as AuditEvent['before'],
		after: row.after as AuditEvent['after'],
		requestId: row.request_id,
	}));
}

interface Name {
	readonly id: string;
	readonly name: string;
}

/** In portions that fit into an address. */
async function readNames(
	ids: readonly string[],
	read: (portion: string[]) => PromiseLike<PostgrestSingleResponse<Name[]>>,
): Promise<Map<string, string>> {
	const portions = Array.from({ length: Math.ceil(ids.length / namesakes) }, (_, at) =>
		ids.slice(at * namesakes, (at + 1) * namesakes),
	);
	const found = await Promise.all(portions.map(async (portion) => answered(await read(portion))));
	return new Map(found.flat().map(({ id, name }) => [id, name]));
}
