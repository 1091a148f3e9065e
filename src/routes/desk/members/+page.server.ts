import { rolesToView } from '#domain/identity/actor.ts';
import { parseLogin } from '#domain/identity/login.ts';
import { mayManageMembers } from '#domain/identity/permission.ts';
import { rolesIn } from '#domain/organizations/member.ts';
import { inviteSchema } from '#domain/organizations/schema.ts';
import { valueOf } from '#domain/result.ts';
import * as members from '#data/organizations-members.server.ts';
import { openForm, readField, readForm, refuseAct, refuseForm } from '#http/form.server.ts';
import { invitationLink, newToken } from '#http/invitation.server.ts';
import { whoActs } from '#http/seat.server.ts';
import { whoManages } from '#http/members.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import { redirect } from '@sveltejs/kit';

export async function load({ locals }) {
	const { seat, isView } = whoActs(locals);
	const mayManage = mayManageMembers(seat);
	const now = new Date().toISOString();
	const house = seat.organizationId;
	return {
		mayManage,
		members: await members.listMembers(locals.db, house),
		invitations: mayManage ? await members.listInvitations(locals.db, house, now) : [],
		roles: rolesIn(seat.kind),
		rolesToView: isView ? [] : rolesToView(seat),
		form: await openForm(inviteSchema, { id: crypto.randomUUID(), role: rolesIn(seat.kind)[0] }),
	};
}

export const actions = {
	/** Answers with the page itself: the link is shown this once and kept nowhere. */
	invite: async ({ request, locals, url }) => {
		whoManages(locals);
		const form = await readForm(await request.formData(), inviteSchema);
		if (!form.valid) return refuseForm(form);
		const { token, tokenHash } = newToken();
		const { id, role, name, login: typed } = form.data;
		const login = typed.trim() && valueOf(parseLogin(typed));
		const made = await members.invite(locals.db, [{ id, role, name, login, token, tokenHash }]);
		if (!made.ok) return refuseForm(form, made.refusal);
		return { made: { link: invitationLink(url.origin, token), role } };
	},
	revoke: async ({ request, locals }) => {
		whoManages(locals);
		const id = readField(await request.formData(), 'id');
		const refused = refuseAct(await members.revoke(locals.db, id));
		return refused ?? redirect(303, localizeHref('/desk/members'));
	},
};
