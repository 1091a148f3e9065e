import { error, fail, redirect } from '@sveltejs/kit';
import { actsOn } from '#domain/reports/import.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from '#data/client.server.ts';
import * as imports from '#data/reports-imports.server.ts';
import { deny } from '#http/audit.server.ts';
import { whoActs } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import { nameColumn, wordImportRefusal, wordRow } from '#text/imports.ts';
import type { RequestEvent } from './$types';

const PAGE = 50;

export async function load({ locals, params: { id }, url }) {
	const { seat } = whoActs(locals);
	const first = Number(/^\d{1,4}$/.exec(url.searchParams.get('from') ?? '')?.[0] ?? 0);
	const [found, rows] = await Promise.all([
		imports.find(locals.db, id),
		imports.listRows(locals.db, id, first, PAGE),
	]);
	if (!found) error(404, 'no such import');
	const earlier = found.status === 'ready' ? await imports.findSameFile(locals.db, id) : null;
	return {
		import: found,
		failure: found.failure && wordImportRefusal(found.kind, found.failure),
		sums: found.sums.map((sum) => ({ ...sum, label: nameColumn(found.kind, sum.key) })),
		rows: rows.map((row) => wordRow(found, row)),
		...{ first, page: PAGE, earlier, mayDo: actsOn(seat, found) },
	};
}

function act(
	name: 'confirm' | 'undo' | 'discard',
	record: (db: Db, id: string) => Promise<Result<string>>,
) {
	return async ({ locals, params: { id } }: RequestEvent) => {
		const { seat } = whoActs(locals);
		const held = await imports.find(locals.db, id);
		if (!held) error(404, 'no such import');
		const isOver = held.status === 'imported' || held.status === 'undone';
		// Sent twice it is done once: the second time the page no longer offers it.
		if (!actsOn(seat, held)[name] && !isOver) deny();
		const done = await record(locals.db, id);
		if (!done.ok) return fail(409, { refusal: wordImportRefusal(held.kind, done.refusal) });
		redirect(303, localizeHref(`/desk/imports/${id}`));
	};
}

export const actions = {
	confirm: act('confirm', imports.confirm),
	undo: act('undo', imports.undo),
	discard: act('discard', imports.discard),
};
