import { redirect, type RequestEvent } from '@sveltejs/kit';
import { passwordSchema } from '#domain/identity/schema.ts';
import { ID } from '#domain/text.ts';
import { findFactor } from '#data/identity-factor.server.ts';
import { listPasskeys } from '#data/identity-passkeys.server.ts';
import { endOtherSessions, endSession, listSessions } from '#data/identity-sessions.server.ts';
import { openForm, readField, readForm, refuseForm } from '#http/form.server.ts';
import { replacePassword } from '#http/password.server.ts';
import { whoIs } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

const here = '/account/security';

export async function load({ locals, url }) {
	const { accountId, sessionId, hasFactor } = whoIs(locals);
	const factor = hasFactor ? await findFactor(accountId) : null;
	const passkeys = await listPasskeys(accountId);
	return {
		form: await openForm(passwordSchema),
		sessions: await listSessions(accountId, sessionId),
		codesLeft: factor?.isConfirmed ? factor.codesLeft : null,
		passkeys: passkeys.length,
		isPasswordNew: url.searchParams.get('done') === 'password',
	};
}

export const actions = {
	/** A new password; every other session of the person ends with it. */
	password: async (event: RequestEvent) => {
		const form = await readForm(await event.request.formData(), passwordSchema);
		const { password, replacement } = form.data;
		form.data = { password: '', replacement: '', repeated: '' }; // never sent back
		if (!form.valid) return refuseForm(form);
		const replaced = await replacePassword(event, whoIs(event.locals), { password, replacement });
		if (!replaced.ok) return refuseForm(form, replaced.refusal);
		redirect(303, localizeHref(`${here}?done=password`));
	},

	/** Signs another browser out. */
	end: async ({ request, locals }: RequestEvent) => {
		const handle = readField(await request.formData(), 'session');
		if (ID.test(handle)) await endSession(whoIs(locals).accountId, handle);
		redirect(303, localizeHref(here));
	},

	/** Signs all other browsers out. */
	end_others: async ({ locals }: RequestEvent) => {
		const { accountId, sessionId } = whoIs(locals);
		await endOtherSessions(accountId, sessionId);
		redirect(303, localizeHref(here));
	},
};
