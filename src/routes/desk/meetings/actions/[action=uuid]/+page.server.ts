import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { mayEnd, stateOf } from '#domain/meetings/action.ts';
import { endPlaces } from '#domain/meetings/refusals.ts';
import { endSchema } from '#domain/meetings/schema.ts';
import { shanghaiDate } from '#domain/period.ts';
import { placed } from '#domain/pledges/refusals.ts';
import { listStaged } from '#data/documents.server.ts';
import * as resolved from '#data/meetings-actions.server.ts';
import { openForm, readFile, readForm, refuseForm } from '#http/form.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params }) {
	const { seat } = whoActs(locals);
	const found = await resolved.find(locals.db, params.action);
	if (!found) error(404, 'no such action');
	const { action, meeting } = found;
	return {
		action,
		meeting,
		state: stateOf(action, shanghaiDate(new Date())),
		evidence: await listStaged(locals.db, [action.evidenceId]),
		mayEnd: mayEnd(action, seat, meeting.pairing),
		form: await openForm(endSchema),
	};
}

const end =
	(status: 'done' | 'dropped') =>
	async ({ request, locals, params }: RequestEvent) => {
		whoMay(locals, 'meeting.follow');
		const { db } = locals;
		const sent = await request.formData();
		const form = await readForm(sent, endSchema);
		await readFile(form, sent, { db, field: 'evidence', kind: 'evidence' });
		const staged = await listStaged(db, [form.data.evidence_staged]);
		if (!form.valid) return refuseForm(form, undefined, { staged });
		const id = params['action'] ?? '';
		const { note, evidence_staged } = form.data;
		const ended = await resolved.end(db, id, { status, note, evidenceId: evidence_staged || null });
		if (!ended.ok) return refuseForm(form, placed(ended.refusal, endPlaces), { staged });
		redirect(303, localizeHref(`/desk/meetings/actions/${id}`));
	};

export const actions = { finish: end('done'), drop: end('dropped') };
