import { redirect } from '@sveltejs/kit';
import { rolesToView } from '#domain/identity/actor.ts';
import { beginView, endView } from '#data/identity-sessions.server.ts';
import { deny } from '#http/audit.server.ts';
import { readField } from '#http/form.server.ts';
import { whoActs, whoIs } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

/** Shown where somebody tried to do something while looking as a lesser role. */
export function load({ locals, url }) {
	const { seat, isView } = whoActs(locals);
	if (!isView) redirect(303, localizeHref('/desk'));
	const isRefused = url.searchParams.has('refused');
	return { role: seat.role, organizationName: seat.organizationName, isRefused };
}

export const actions = {
	begin: async ({ request, locals }) => {
		const { seat, isView } = whoActs(locals);
		const asked = readField(await request.formData(), 'view');
		const role = rolesToView(seat).find((lesser) => lesser === asked);
		if (isView || !role) deny();
		if (!(await beginView(whoIs(locals).sessionId, seat.organizationId, role))) deny();
		redirect(303, localizeHref('/desk'));
	},
	end: async ({ locals }) => {
		await endView(whoIs(locals).sessionId);
		redirect(303, localizeHref('/desk/members'));
	},
};
