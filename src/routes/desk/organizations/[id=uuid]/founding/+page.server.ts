import { error, redirect } from '@sveltejs/kit';
import { firstAdminSchema } from '#domain/organizations/schema.ts';
import * as foundings from '#data/organizations-foundings.server.ts';
import { find } from '#data/organizations-registrations.server.ts';
import { openForm, readForm, refuseAct, refuseForm } from '#http/form.server.ts';
import { firstInvitation, whoFounds } from '#http/founding.server.ts';
import { invitationLink } from '#http/invitation.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id } }) {
	whoFounds(locals);
	const organization = await find(locals.db, id);
	const founding = await foundings.findFounding(locals.db, id);
	if (!organization || !founding) error(404, 'no such organization');
	const form = await openForm(firstAdminSchema, { invitation_id: crypto.randomUUID() });
	return { organization, founding, form };
}

export const actions = {
	/** Answers with the page itself: the link is shown this once and kept nowhere. */
	invite: async ({ request, locals, url, params: { id } }) => {
		whoFounds(locals);
		const form = await readForm(await request.formData(), firstAdminSchema);
		if (!form.valid) return refuseForm(form);
		const { token, invitation } = firstInvitation(form.data);
		const made = await foundings.inviteFirstAdmin(locals.db, id, invitation);
		if (!made.ok) return refuseForm(form, made.refusal);
		return { made: invitationLink(url.origin, token) };
	},
	undo: async ({ locals, params: { id } }) => {
		whoFounds(locals);
		const refused = refuseAct(await foundings.undo(locals.db, id));
		return refused ?? redirect(303, localizeHref('/desk/organizations?status=verified'));
	},
};
