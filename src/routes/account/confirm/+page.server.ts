import { redirect, type RequestEvent } from '@sveltejs/kit';
import { proofSchema } from '#domain/identity/schema.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { safeNext } from '#http/gate.server.ts';
import { hasPasskeys } from '#http/passkey.server.ts';
import { provePassword } from '#http/password.server.ts';
import { whoIs } from '#http/seat.server.ts';

export const load = async ({ locals }) => ({
	form: await openForm(proofSchema),
	hasPasskeys: await hasPasskeys(whoIs(locals)),
});

export const actions = {
	/** The password again, after which money can be approved for ten minutes. */
	default: async ({ request, locals, url }: RequestEvent) => {
		const form = await readForm(await request.formData(), proofSchema);
		const { password } = form.data;
		form.data.password = ''; // never sent back
		if (!form.valid) return refuseForm(form);
		const proved = await provePassword(whoIs(locals), password);
		if (!proved.ok) return refuseForm(form, proved.refusal);
		redirect(303, safeNext(url.searchParams.get('next'), url.origin));
	},
};
