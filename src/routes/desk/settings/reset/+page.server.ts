import { parseLogin } from '#domain/identity/login.ts';
import { askResetSchema } from '#domain/identity/schema.ts';
import { valueOf } from '#domain/result.ts';
import { makeReset } from '#data/identity-resets.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { newToken, resetLink } from '#http/invitation.server.ts';
import { mustProve, whoMay } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	whoMay(locals, 'password.reset');
	mustProve({ locals, url });
	return { form: await openForm(askResetSchema, { id: crypto.randomUUID() }) };
}

export const actions = {
	/** Answers with the page itself: the link is shown this once and kept nowhere. */
	default: async ({ request, locals, url }) => {
		whoMay(locals, 'password.reset');
		mustProve({ locals, url });
		const form = await readForm(await request.formData(), askResetSchema);
		if (!form.valid) return refuseForm(form);
		const { token, tokenHash } = newToken();
		const { id, login: typed } = form.data;
		const login = valueOf(parseLogin(typed));
		const made = await makeReset(locals.db, { id, login, tokenHash });
		if (!made.ok) return refuseForm(form, { field: 'login', ...made.refusal });
		return { made: { link: resetLink(url.origin, token), login } };
	},
};
