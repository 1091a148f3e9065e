import { redirect } from '@sveltejs/kit';
import { ID } from '#domain/text.ts';
import * as follows from '#data/timeline-follows.server.ts';
import { readField, refuseAct } from '#http/form.server.ts';
import { hashToken } from '#http/invitation.server.ts';
import { getLocale, localizeHref } from '#text/compiled/runtime.js';

/** Opening the page changes nothing: mail servers open links before people do. */
export async function load({ locals: { db }, params: { token }, url }) {
	return {
		follows: await follows.listOf(db, hashToken(token)),
		done: url.searchParams.get('done'),
	};
}

export const actions = {
	confirm: async ({ request, locals: { db }, params: { token } }) => {
		const id = readField(await request.formData(), 'follow');
		const asked = { tokenHash: hashToken(token), id, locale: getLocale() };
		const confirmed = ID.test(id)
			? await follows.confirm(db, asked)
			: ({ ok: false, refusal: { name: 'follow.link_invalid' } } as const);
		return refuseAct(confirmed) ?? redirect(303, localizeHref(`/follow/${token}?done=confirmed`));
	},

	/** One of them, or all where none is named. */
	stop: async ({ request, locals: { db }, params: { token } }) => {
		const id = readField(await request.formData(), 'follow');
		const stopped = await follows.stop(db, hashToken(token), ID.test(id) ? id : null);
		return refuseAct(stopped) ?? redirect(303, localizeHref(`/follow/${token}?done=stopped`));
	},
};
