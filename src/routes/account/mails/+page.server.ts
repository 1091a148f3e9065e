import { redirect, type RequestEvent } from '@sveltejs/kit';
import { wantsFundedMails, setFundedMails } from '#data/timeline-follows.server.ts';
import { readField, refuseAct } from '#http/form.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals: { db } }) {
	return { isWanted: await wantsFundedMails(db) };
}

export const actions = {
	/** wanted=on for mails, anything else for none. */
	default: async ({ request, locals: { db } }: RequestEvent) => {
		const wanted = readField(await request.formData(), 'wanted') === 'on';
		const set = await setFundedMails(db, wanted);
		return refuseAct(set) ?? redirect(303, localizeHref('/account/mails'));
	},
};
