import { toMilli } from '#domain/needs/quantity.ts';
import type { GoodsPlanDraft } from '#domain/funds/goods-form.ts';
import type { GoodsNoticeDraft } from '#domain/funds/goods-notice.ts';
import type { GoodsPlan, Handover, PlanSummary } from '#domain/funds/goods-plan.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { act, answered } from './fault.server.ts';
import { nameGoods, type Names } from './funds-goods.server.ts';
import { behind, pageOf } from './funds-order.server.ts';

type Row = Tables<'goods_plans'>;

/** The plans that the actor may see, the latest first. @param after the last page's cursor */
export async function list(
	db: Db,
	{ isClosed, after }: { isClosed: boolean; after?: string | undefined },
	limit = 50,
): Promise<{ plans: PlanSummary[]; next: string | null }> {
	const query = db.from('goods_plans').select();
	const wanted = isClosed ? query.eq('status', 'closed') : query.neq('status', 'closed');
	const rows = answered(
		await wanted
			.or(behind(after, { column: 'created_at', ascending: false }))
			.order('created_at', { ascending: false })
			.order('id')
			.limit(limit + 1),
	);
	const { page, next } = pageOf(rows, limit, (row) => row.created_at);
	const names = await nameGoods(db, page);
	return { plans: page.map((row) => toSummary(row, names)), next };
}

/** The plans of one pledge, the oldest first. */
export async function listOfPledge(db: Db, pledgeId: string): Promise<PlanSummary[]> {
	const query = db.from('goods_plans').select().eq('pledge_id', pledgeId);
	const rows = answered(await query.order('created_at'));
	const names = await nameGoods(db, rows);
	return rows.map((row) => toSummary(row, names));
}

export async function find(db: Db, id: string): Promise<GoodsPlan | null> {
	const row = answered(await db.from('goods_plans').select().eq('id', id).maybeSingle());
	if (!row) return null;
	const [lines, notices, handovers, given, inStockMilli] = await Promise.all([
		db.from('goods_plan_lines').select().eq('plan_id', id).order('number').then(answered),
		listNotices(db, id),
		listHandovers(db, id),
		db.from('goods_handover_lines').select().eq('plan_id', id).order('number').then(answered),
		findStock(db, row),
	]);
	const codes = lines.map(({ village_code }) => village_code);
	const names = await nameGoods(db, [row], codes);
	return {
		...toSummary(row, names),
		...toTerms(row),
		lines: lines.map((line) => toLine(line, names)),
		notices: notices.map(toNotice),
		handovers: handovers.map((one) => toHandover(one, given)),
		inStockMilli,
	};
}

async function listNotices(db: Db, planId: string): Promise<Tables<'goods_notices'>[]> {
	const query = db.from('goods_notices').select().eq('plan_id', planId);
	return answered(await query.order('starts_on', { ascending: false }));
}

async function listHandovers(db: Db, planId: string): Promise<Tables<'goods_handovers'>[]> {
	const query = db.from('goods_handovers').select().eq('plan_id', planId);
	return answered(await query.order('recorded_at', { ascending: false }));
}

/** What stands in a store and is not set aside, in thousandths. */
export async function findStock(
	db: Db,
	{ pledge_id, position, village_code }: Pick<Row, 'pledge_id' | 'position' | 'village_code'>,
): Promise<number> {
	const query = db
		.from('goods_accounts')
		.select('balance')
		.match({ pledge_id, position, bucket: 'received' });
	const own =
		village_code === null ? query.is('village_code', null) : query.eq('village_code', village_code);
	return toMilli(answered(await own.maybeSingle())?.balance ?? 0);
}

/** Writes a plan or edits one. One id is one plan, however often it is sent. */
export function propose(db: Db, draft: GoodsPlanDraft): Promise<Result<string>> {
	return act(db, 'propose_goods_plan', {
		id: draft.id,
		pledge_id: draft.pledgeId,
		goods_position: draft.position,
		village_code: draft.villageCode,
		way: draft.way,
		scope: draft.scope,
		step: draft.stepMilli === null ? null : draft.stepMilli / 1000,
		reason: draft.reason,
		version: draft.version,
		lines: draft.lines.map(({ villageCode, target, quantityMilli }) => ({
			village_code: villageCode,
			...(target !== null && { target }),
			quantity: quantityMilli / 1000,
		})),
	});
}

export function approve(db: Db, id: string, version: number): Promise<Result<string>> {
	return act(db, 'approve_goods_plan', { id, version });
}

export function sendBack(db: Db, id: string, note: string): Promise<Result<string>> {
	return act(db, 'return_goods_plan', { id, note });
}

export function close(db: Db, id: string, note: string): Promise<Result<string>> {
	return act(db, 'close_goods_plan', { id, note });
}

export function recordNotice(
	db: Db,
	planId: string,
	notice: GoodsNoticeDraft,
): Promise<Result<string>> {
	return act(db, 'record_goods_notice', {
		id: notice.id,
		plan_id: planId,
		starts_on: notice.startsOn,
		ends_on: notice.endsOn,
		place: notice.place,
		basis: notice.basis,
		days: notice.days,
	});
}

function toSummary(row: Row, names: Names): PlanSummary {
	return {
		id: row.id,
		goods: names.goods(row),
		village: names.village(row.village_code),
		way: row.way as PlanSummary['way'],
		scope: row.scope as PlanSummary['scope'],
		quantityMilli: toMilli(row.quantity),
		status: row.status as PlanSummary['status'],
		editedAt: row.edited_at,
	};
}

function toTerms(row: Row) {
	return {
		stepMilli: row.step === null ? null : toMilli(row.step),
		reason: row.reason,
		version: row.version,
		submission: row.submission,
		reviewNote: row.review_note,
		closingNote: row.closing_note,
		writers: [row.drawn_up_by, row.edited_by],
	};
}

function toLine(row: Tables<'goods_plan_lines'>, names: Names): GoodsPlan['lines'][number] {
	return {
		number: row.number,
		village: names.village(row.village_code) ?? { code: row.village_code, place: '' },
		target: row.target,
		quantityMilli: toMilli(row.quantity),
		handedOverMilli: toMilli(row.handed_over),
	};
}

function toNotice(row: Tables<'goods_notices'>): GoodsPlan['notices'][number] {
	const { id, submission, basis, place } = row;
	return { id, submission, startsOn: row.starts_on, endsOn: row.ends_on, basis, place };
}

function toHandover(
	row: Tables<'goods_handovers'>,
	given: readonly Tables<'goods_handover_lines'>[],
): Handover {
	return {
		id: row.id,
		quantityMilli: toMilli(row.quantity),
		handedOn: row.handed_on,
		documentId: row.document_id,
		status: row.status as Handover['status'],
		reviewNote: row.review_note,
		recordedBy: row.recorded_by,
		lines: given
			.filter((line) => line.handover_id === row.id)
			.map(({ number, quantity }) => ({ number, quantityMilli: toMilli(quantity) })),
	};
}
