import type { QueryData } from '@supabase/supabase-js';
import type { Objection, NoticeLevel } from '#domain/projects/notice.ts';
import type { ObjectionAnswer, ObjectionDraft } from '#domain/projects/form.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';

/** An objection as whoever raised it finds it again. */
export interface OwnObjection extends Pick<
	Objection,
	'body' | 'status' | 'answer' | 'raisedAt' | 'answeredAt'
> {
	readonly project: { readonly id: string; readonly title: string };
	readonly level: NoticeLevel;
}

/** @param codeHash by which `findByCode` finds it again */
export function raise(
	db: Db,
	noticeId: string,
	{ id, body, contact }: ObjectionDraft,
	codeHash: string,
): Promise<Result<string>> {
	return act(db, 'raise_objection', {
		id,
		notice_id: noticeId,
		body,
		code_hash: codeHash,
		contact,
	});
}

export async function findByCode(db: Db, codeHash: string): Promise<OwnObjection | null> {
	const [row] = answered(await db.rpc('find_objection', { code_hash: codeHash }));
	if (!row) return null;
	return {
		project: { id: row.project_id, title: row.project_title },
		level: row.level as NoticeLevel,
		body: row.body,
		status: row.status as Objection['status'],
		answer: row.answer,
		raisedAt: row.raised_at,
		answeredAt: row.answered_at,
	};
}

const columns = `id, notice_id, body, status, answer, raised_at, answered_at,
	objection_contacts(contact), notices!inner(project_id)` as const;

/** What was said against a notice, the oldest first, as far as the actor may read it. */
export async function listOf(db: Db, noticeId: string): Promise<Objection[]> {
	const query = objections(db).eq('notice_id', noticeId).order('raised_at').order('id');
	return answered(await query.limit(500)).map(toObjection);
}

export async function find(
	db: Db,
	id: string,
): Promise<(Objection & { noticeId: string; projectId: string }) | null> {
	const row = answered(await objections(db).eq('id', id).maybeSingle());
	if (!row) return null;
	return { ...toObjection(row), noticeId: row.notice_id, projectId: row.notices.project_id };
}

function objections(db: Db) {
	return db.from('objections').select(columns);
}

function toObjection(row: QueryData<ReturnType<typeof objections>>[number]): Objection {
	return {
		id: row.id,
		body: row.body,
		status: row.status as Objection['status'],
		answer: row.answer,
		raisedAt: row.raised_at,
		answeredAt: row.answered_at,
		contact: row.objection_contacts?.contact ?? null,
	};
}

export function answer(db: Db, id: string, given: ObjectionAnswer): Promise<Result<string>> {
	return act(db, 'answer_objection', { id, ...given });
}

export function stopNotice(db: Db, id: string, reason: string): Promise<Result<string>> {
	return act(db, 'stop_notice', { id, reason });
}
