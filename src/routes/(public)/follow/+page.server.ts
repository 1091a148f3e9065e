import { error, redirect } from '@sveltejs/kit';
import { parseMailAddress } from '#domain/identity/login.ts';
import { valueOf } from '#domain/result.ts';
import { followSchema } from '#domain/timeline/schema.ts';
import * as follows from '#data/timeline-follows.server.ts';
import { mayTry } from '#http/attempt.server.ts';
import { followedOf } from '#http/follow.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { getLocale, localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals: { db }, url }) {
	const followed = followedOf(url);
	const title = followed && (await follows.findTitle(db, followed));
	if (followed && title === null) error(404, 'nothing of that name');
	return {
		followed: followed && { ...followed, title: title ?? '' },
		isAsked: url.searchParams.has('asked'),
		form: await openForm(followSchema),
	};
}

export const actions = {
	/** The answer is the same whoever's address it is. */
	default: async (event) => {
		const followed = followedOf(event.url) ?? error(400, 'nothing to follow');
		const form = await readForm(await event.request.formData(), followSchema);
		if (!form.valid) return refuseForm(form);
		const may = await mayTry(event, 'follow');
		if (!may.ok) return refuseForm(form, may.refusal);
		const address = valueOf(parseMailAddress(form.data.address));
		const asked = await follows.follow(event.locals.db, followed, {
			address,
			locale: getLocale(),
		});
		if (!asked.ok) return refuseForm(form, asked.refusal);
		redirect(303, localizeHref('/follow?asked'));
	},
};
