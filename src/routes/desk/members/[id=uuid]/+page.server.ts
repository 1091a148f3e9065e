import { error, redirect } from '@sveltejs/kit';
import { mayManageMembers } from '#domain/identity/permission.ts';
import { rolesIn } from '#domain/organizations/member.ts';
import { roleSchema } from '#domain/organizations/schema.ts';
import * as members from '#data/organizations-members.server.ts';
import { openForm, readForm, refuseAct, refuseForm } from '#http/form.server.ts';
import { whoManages } from '#http/members.server.ts';
import { whoActs } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id } }) {
	const { seat, accountId } = whoActs(locals);
	const member = await members.findMember(locals.db, seat.organizationId, id);
	const isOwn = member?.accountId === accountId;
	if (!member || !(isOwn || mayManageMembers(seat))) error(404, 'no such member');
	return {
		member,
		isOwn,
		roles: rolesIn(seat.kind),
		form: await openForm(roleSchema, { role: member.role }),
	};
}

export const actions = {
	role: async ({ request, locals, params: { id } }) => {
		whoManages(locals);
		const form = await readForm(await request.formData(), roleSchema);
		if (!form.valid) return refuseForm(form);
		const changed = await members.changeRole(locals.db, id, form.data.role);
		if (!changed.ok) return refuseForm(form, { ...changed.refusal, field: 'role' });
		redirect(303, localizeHref('/desk/members'));
	},
	end: async ({ locals, params: { id } }) => {
		whoManages(locals);
		const refused = refuseAct(await members.end(locals.db, id));
		return refused ?? redirect(303, localizeHref('/desk/members'));
	},
	/** One's own: whose membership it is follows from who asks, not from the address. */
	leave: async ({ locals }) => {
		whoActs(locals);
		const refused = refuseAct(await members.leave(locals.db));
		return refused ?? redirect(303, localizeHref('/desk'));
	},
};
