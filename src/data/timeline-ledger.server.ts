import type { QueryData } from '@supabase/supabase-js';
import {
	ANONYMOUS,
	type Bucket,
	type LedgerFilter,
	type LedgerRow,
} from '#domain/timeline/ledger.ts';
import type { View } from '#domain/list.ts';
import type { ledgerList } from '#domain/timeline/list.ts';
import { boundsOf } from '#domain/regions/code.ts';
import type { Sum, Total } from '#domain/timeline/totals.ts';
import type { Nature } from '#domain/offers/offer.ts';
import type { Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { answered } from './fault.server.ts';
import { readPage, type Keyset } from './keyset.server.ts';
import { readAll } from './timeline-page.server.ts';
import { placeColumns, toPairing, toPlace } from './timeline-places.server.ts';

const columns = `seq, kind, bucket, signed_fen, nature, occurred_on, recorded_at, pledge_id,
	corrects_seq, reason, is_demo, village_code, donor:donor_id(id, name),
	pairing:pairing_id(id, supporting_name, receiving_name),
	entries:published_entries!published_entries_posting_seq_fkey(seq, project:project_id(id, title)),
	village:village_code(${placeColumns})` as const;

type Condition = readonly [column: string, operator: 'eq' | 'is' | 'gte' | 'lte', value: unknown];

/** Rows of the ledger, the newest first. `before` is a place in it. */
export async function list(
	db: Db,
	filter: LedgerFilter,
	{ before, limit }: { before?: number | null; limit: number },
): Promise<{ rows: LedgerRow[]; next: number | null }> {
	let query = narrowed(db, filter).order('seq', { ascending: false });
	if (before) query = query.lt('seq', before);
	const found = answered(await query.limit(limit + 1));
	const rows = found.slice(0, limit).map(toRow);
	return { rows, next: found.length > limit ? (rows.at(-1)?.seq ?? null) : null };
}

const sortColumns = { seq: 'seq', occurred_on: 'occurred_on', amount: 'signed_fen' } as const;

/** The same in any order. @param range `upTo` is a place in the ledger, at which a file ends */
export async function listView(
	db: Db,
	view: View<typeof ledgerList>,
	{ limit, upTo }: { limit: number; upTo?: number | null },
): Promise<Keyset<LedgerRow>> {
	const { by, descending } = view.sort;
	const order = { column: sortColumns[by], descending, id: 'seq' };
	const ask = () => {
		const query = narrowed(db, view.filter);
		return upTo ? query.lte('seq', upTo) : query;
	};
	const { rows, next } = await readPage(ask, order, { after: view.after, limit });
	return { rows: rows.map(toRow), next };
}

/** The newest place in the ledger, 0 while it is empty. */
export async function findHead(db: Db): Promise<number> {
	const query = db.from('published_postings').select('seq').order('seq', { ascending: false });
	return answered(await query.limit(1).maybeSingle())?.seq ?? 0;
}

/** The subjects that have totals of their own. */
const scopes = ['pairing', 'donor', 'project', 'village', 'county'] as const;

/**
 * What the rows of `list` with the same filter sum to: for one subject or none from the totals that
 * are kept, for several together from the rows.
 */
export async function listTotals(db: Db, filter: LedgerFilter): Promise<Sum[]> {
	const [scope = 'all', ...others] = scopes.filter((name) => filter[name]);
	if (others.length > 0) return listSplits(db, filter);
	let query = kept(db, scope).eq('scope_key', scope === 'all' ? '' : (filter[scope] ?? ''));
	for (const name of ['bucket', 'nature', 'year'] as const) {
		if (filter[name]) query = query.filter(name, 'eq', filter[name]);
	}
	return answered(await query).map(toTotal);
}

/** The totals of some donors, pairings or projects. */
export async function listTotalsOf(
	db: Db,
	scope: 'donor' | 'pairing' | 'project',
	ids: readonly string[],
): Promise<Total[]> {
	const rows = await readAll((from, to) =>
		kept(db, scope, { count: 'exact' })
			.in('scope_key', [...ids])
			.order('scope_key')
			.order('nature')
			.order('bucket')
			.order('year')
			.range(from, to),
	);
	return rows.map(toTotal);
}

/** What each donor gave to a project. */
export function listDonorTotals(db: Db, project: string): Promise<Total[]> {
	return listSplits(db, { project });
}

async function listSplits(db: Db, filter: LedgerFilter): Promise<Total[]> {
	const year: Condition[] = filter.year ? [['year', 'eq', filter.year]] : [];
	const rows = await readAll((from, to) => {
		let query = db.from('published_splits').select('*', { count: 'exact' });
		for (const [column, operator, value] of [...conditionsOf(filter), ...year]) {
			query = query.filter(column, operator, value);
		}
		// The view has no key of its own: all it groups by is.
		for (const column of ['project_id', 'donor_id', 'pairing_id', 'village_code', 'year']) {
			query = query.order(column);
		}
		return query.order('bucket').order('nature').range(from, to);
	});
	return rows.map((row) => ({
		of: row.donor_id,
		bucket: row.bucket as Bucket,
		nature: row.nature as Nature,
		fen: row.total_fen ?? 0,
		rowCount: row.row_count ?? 0,
	}));
}

function kept(db: Db, scope: string, options?: { count: 'exact' }) {
	return db.from('published_totals').select('*', options).eq('scope', scope);
}

function toTotal(row: Tables<'published_totals'>): Total {
	return {
		of: row.scope_key,
		bucket: row.bucket as Bucket,
		nature: row.nature as Nature,
		fen: row.total_fen,
		rowCount: row.row_count,
	};
}

/** Alike for the rows and for their totals, so that both mean the same money. */
function conditionsOf(filter: LedgerFilter): Condition[] {
	const { bucket, nature, pairing, county, village, project, donor } = filter;
	const equal = { bucket, nature, pairing_id: pairing, village_code: village, project_id: project };
	const conditions = Object.entries(equal)
		.filter(([, value]) => value)
		.map(([column, value]): Condition => [column, 'eq', value]);
	if (donor === ANONYMOUS) conditions.push(['donor_id', 'is', null]);
	else if (donor) conditions.push(['donor_id', 'eq', donor]);
	const [first, last] = county ? boundsOf(county) : [];
	if (first) conditions.push(['village_code', 'gte', first], ['village_code', 'lte', last]);
	return conditions;
}

function daysOf({ year }: LedgerFilter): Condition[] {
	if (!year) return [];
	return [
		['occurred_on', 'gte', `${year}-01-01`],
		['occurred_on', 'lte', `${year}-12-31`],
	];
}

function narrowed(db: Db, filter: LedgerFilter) {
	let query = postings(db);
	for (const [column, operator, value] of [...conditionsOf(filter), ...daysOf(filter)]) {
		query = query.filter(column, operator, value);
	}
	return query;
}

export function postings(db: Db) {
	return db.from('published_postings').select(columns);
}

export function toRow(row: QueryData<ReturnType<typeof postings>>[number]): LedgerRow {
	const entry = row.entries[0];
	return {
		seq: row.seq,
		kind: row.kind,
		bucket: row.bucket as Bucket,
		signedFen: row.signed_fen,
		nature: row.nature as Nature,
		occurredOn: row.occurred_on,
		recordedAt: row.recorded_at,
		pledgeId: row.pledge_id,
		donor: row.donor,
		pairing: toPairing(row.pairing),
		project: entry ? { id: entry.project.id, name: entry.project.title } : null,
		entrySeq: entry?.seq ?? null,
		place: toPlace(row.village_code, row.village),
		correctsSeq: row.corrects_seq,
		reason: row.reason,
		isDemo: row.is_demo,
	};
}
