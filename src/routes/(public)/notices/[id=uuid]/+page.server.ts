import { error } from '@sveltejs/kit';
import { groupCode } from '#domain/identity/factor.ts';
import { shanghaiDate } from '#domain/period.ts';
import { objectionFromForm } from '#domain/projects/form.ts';
import { objectionSchema } from '#domain/projects/schema.ts';
import { isOpenToObjections } from '#domain/timeline/notice.ts';
import * as objections from '#data/projects-objections.server.ts';
import * as notices from '#data/timeline-notices.server.ts';
import { mayTry } from '#http/attempt.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { hashCode, newCode } from '#http/code.server.ts';
import { drawQr } from '#http/qr.server.ts';

export async function load({ locals: { db }, params: { id }, url }) {
	const notice = await notices.find(db, id);
	if (!notice) error(404, 'no such notice');
	const today = shanghaiDate(new Date());
	const known = { id: crypto.randomUUID(), code: newCode() };
	return {
		notice,
		today,
		isOpen: isOpenToObjections(notice, today),
		qr: drawQr(url.origin + url.pathname),
		form: await openForm(objectionSchema, known),
	};
}

export const actions = {
	/** The same form again is the same objection, so that a page sent twice shows the same code. */
	default: async (event) => {
		const form = await readForm(await event.request.formData(), objectionSchema);
		if (!form.valid) return refuseForm(form);
		const may = await mayTry(event, 'object');
		if (!may.ok) return refuseForm(form, may.refusal);
		const { db } = event.locals;
		const codeHash = hashCode(form.data.code) ?? error(400, 'no code');
		const draft = objectionFromForm(form.data);
		const raised = await objections.raise(db, event.params.id, draft, codeHash);
		if (!raised.ok) return refuseForm(form, raised.refusal);
		return { form, code: groupCode(form.data.code) };
	},
};
