import { redirect } from '@sveltejs/kit';
import { chooseOrganization } from '#data/identity.server.ts';
import { readField } from '#http/form.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export const load = () => redirect(303, localizeHref('/desk'));

export const actions = {
	/** Acts for another of the person's organizations from the next request on. */
	default: async ({ request, locals }) => {
		const chosen = readField(await request.formData(), 'organization');
		const seat = locals.actor?.seats.find(({ organizationId }) => organizationId === chosen);
		if (seat && locals.person) {
			await chooseOrganization(locals.person.sessionId, seat.organizationId);
		}
		redirect(303, localizeHref('/desk'));
	},
};
