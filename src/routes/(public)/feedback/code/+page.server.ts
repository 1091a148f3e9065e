import { shanghaiDate } from '#domain/period.ts';
import { ratingFromForm } from '#domain/supervision/form.ts';
import { codeRatingSchema, issueCodeSchema } from '#domain/supervision/schema.ts';
import * as codes from '#data/supervision-codes.server.ts';
import { hashCode } from '#http/code.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';

export async function load() {
	return {
		form: await openForm(issueCodeSchema),
		stepId: crypto.randomUUID(),
		today: shanghaiDate(new Date()),
	};
}

const unknown = { name: 'objection.code_unknown', field: 'code' };

export const actions = {
	/** Asked by a form, so that no address and no log holds a code. */
	find: async ({ request, locals: { db } }) => {
		const form = await readForm(await request.formData(), issueCodeSchema);
		if (!form.valid) return refuseForm(form);
		const codeHash = hashCode(form.data.code);
		const issue = codeHash && (await codes.findByCode(db, codeHash));
		return issue ? { form, issue } : refuseForm(form, unknown);
	},
	/** Shown again afterwards, since the address does not say which. */
	rate: async ({ request, locals: { db } }) => {
		const form = await readForm(await request.formData(), codeRatingSchema);
		const codeHash = hashCode(form.data.code);
		if (!codeHash) return refuseForm(form, unknown);
		const rated = form.valid && (await codes.rate(db, codeHash, ratingFromForm(form.data)));
		const issue = await codes.findByCode(db, codeHash);
		if (!issue) return refuseForm(form, unknown);
		if (!rated) return refuseForm(form, undefined, { issue });
		return rated.ok ? { form, issue } : refuseForm(form, rated.refusal, { issue });
	},
};
