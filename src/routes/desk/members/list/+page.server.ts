import { rolesIn } from '#domain/organizations/member.ts';
import { parseInvitees } from '#domain/organizations/invitation.ts';
import { inviteListSchema } from '#domain/organizations/schema.ts';
import * as members from '#data/organizations-members.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { newToken } from '#http/invitation.server.ts';
import { linksCsv, roleWords, whoManages } from '#http/members.server.ts';
import { wordRefusal } from '#text/refusals.ts';

export async function load({ locals }) {
	const { seat } = whoManages(locals);
	return { roles: rolesIn(seat.kind), form: await openForm(inviteListSchema) };
}

export const actions = {
	/** Answers with the page itself: the links are shown this once and kept nowhere. */
	default: async ({ request, locals, url }) => {
		const { seat } = whoManages(locals);
		const form = await readForm(await request.formData(), inviteListSchema);
		if (!form.valid) return refuseForm(form, undefined, { faults: [] });
		const { invitees, faults } = parseInvitees(form.data.list, roleWords(rolesIn(seat.kind)));
		if (faults.length > 0 || invitees.length === 0) {
			const name = faults.length > 0 ? 'invitation.faults' : 'invitation.list_empty';
			const refusal = { name, field: 'list', facts: { count: faults.length } };
			const worded = faults.map(({ line, refusal }) => ({ line, text: wordRefusal(refusal) }));
			return refuseForm(form, refusal, { faults: worded });
		}
		const made = invitees.map((one) => ({ ...one, ...newToken(), id: crypto.randomUUID() }));
		const done = await members.invite(locals.db, made);
		if (!done.ok) return refuseForm(form, { ...done.refusal, field: 'list' }, { faults: [] });
		return { made: { count: made.length, csv: linksCsv(made, url.origin) } };
	},
};
