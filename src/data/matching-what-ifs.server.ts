import type { Change } from '#domain/matching/changes.ts';
import type { Delta } from '#domain/matching/delta.ts';
import type { WhatIf } from '#domain/matching/what-if.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { act, answered } from './fault.server.ts';

/** The questions to a plan that are not thrown away, newest first; at most 20. */
export async function list(db: Db, roundId: string): Promise<WhatIf[]> {
	const query = db.from('what_ifs').select('*').eq('round_id', roundId).neq('status', 'discarded');
	const rows = answered(await query.order('created_at', { ascending: false }).limit(20));
	return rows.map(toWhatIf);
}

export async function find(db: Db, roundId: string, id: string): Promise<WhatIf | null> {
	const query = db.from('what_ifs').select('*').eq('round_id', roundId).eq('id', id);
	const row = answered(await query.maybeSingle());
	return row && toWhatIf(row);
}

/** Asks with its job. One id is one question, however often it is sent. */
export function ask(
	db: Db,
	question: { id: string; roundId: string; changes: readonly Change[] },
): Promise<Result<string>> {
	const { id, roundId, changes } = question;
	return act(db, 'ask_what_if', { id, round_id: roundId, changes: changes as never });
}

/** Starts the round `id` with the changes of an answered question. */
export function apply(
	db: Db,
	id: string,
	whatIfId: string,
	reason: string,
): Promise<Result<string>> {
	return act(db, 'apply_what_if', { id, what_if_id: whatIfId, reason });
}

export function discard(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'discard_what_if', { id });
}

function toWhatIf(row: Tables<'what_ifs'>): WhatIf {
	return {
		id: row.id,
		roundId: row.round_id,
		changes: row.changes as unknown as Change[],
		status: row.status as WhatIf['status'],
		progress: row.progress,
		failure: row.failure,
		delta: row.delta as unknown as Delta | null,
		createdAt: row.created_at,
	};
}
