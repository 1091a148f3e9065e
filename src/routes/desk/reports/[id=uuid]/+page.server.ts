import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { actsOn } from '#domain/reports/report.ts';
import { wordsSchema } from '#domain/reports/schema.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from '#data/client.server.ts';
import * as bulletins from '#data/reports-bulletins.server.ts';
import { openForm, readForm, refuseAct, refuseForm } from '#http/form.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id } }) {
	const actor = whoActs(locals);
	const bulletin = await bulletins.find(locals.db, id);
	if (!bulletin) error(404, 'no such bulletin');
	const { foreword, outlook, correction, version } = bulletin;
	const known = { foreword, outlook, correction, version: String(version) };
	return {
		bulletin,
		acts: actsOn(bulletin, actor),
		form: await openForm(wordsSchema, known),
	};
}

const act =
	(
		right: 'bulletin.draw_up' | 'bulletin.publish',
		does: (db: Db, id: string) => Promise<Result<string>>,
	) =>
	async ({ locals, params }: RequestEvent) => {
		whoMay(locals, right);
		const id = params['id'] ?? '';
		const refused = refuseAct(await does(locals.db, id));
		return refused ?? redirect(303, localizeHref(`/desk/reports/${id}`));
	};

export const actions = {
	redraw: act('bulletin.draw_up', bulletins.redraw),
	publish: act('bulletin.publish', bulletins.publish),
	words: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'bulletin.draw_up');
		const form = await readForm(await request.formData(), wordsSchema);
		if (!form.valid) return refuseForm(form);
		const saved = await bulletins.word(locals.db, id, form.data);
		if (!saved.ok) return refuseForm(form, saved.refusal);
		redirect(303, localizeHref(`/desk/reports/${id}`));
	},
};
