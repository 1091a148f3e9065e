import { objectionCodeSchema } from '#domain/projects/schema.ts';
import * as objections from '#data/projects-objections.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { hashCode } from '#http/code.server.ts';

export async function load() {
	return { form: await openForm(objectionCodeSchema) };
}

export const actions = {
	/** Asked by a form, so that no address and no log holds a code. */
	default: async ({ request, locals: { db } }) => {
		const form = await readForm(await request.formData(), objectionCodeSchema);
		if (!form.valid) return refuseForm(form);
		const codeHash = hashCode(form.data.code);
		const objection = codeHash && (await objections.findByCode(db, codeHash));
		if (!objection) return refuseForm(form, { name: 'objection.code_unknown', field: 'code' });
		return { form, objection };
	},
};
