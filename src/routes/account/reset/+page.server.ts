import { redirect, type RequestEvent } from '@sveltejs/kit';
import { askResetSchema } from '#domain/identity/schema.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { askForReset } from '#http/reset.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ url }) {
	return {
		isAsked: url.searchParams.has('asked'),
		form: await openForm(askResetSchema, { id: crypto.randomUUID() }),
	};
}

export const actions = {
	/** The answer is the same whoever it is, and whether it was too early. */
	default: async (event: RequestEvent) => {
		const form = await readForm(await event.request.formData(), askResetSchema);
		if (!form.valid) return refuseForm(form);
		await askForReset(event, form.data);
		redirect(303, localizeHref('/account/reset?asked'));
	},
};
