import { redirect } from '@sveltejs/kit';
import { placeOf } from '#domain/reports/deadline.ts';
import * as calendars from '#data/identity-calendars.server.ts';
import { listDeadlines } from '#data/reports-deadlines.server.ts';
import { refuseAct } from '#http/form.server.ts';
import { calendarLink, newToken } from '#http/invitation.server.ts';
import { whoActs } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals }) {
	const { seat } = whoActs(locals);
	const [openedAt, deadlines] = await Promise.all([
		calendars.findOpened(locals.db, seat.organizationId),
		listDeadlines(locals.db),
	]);
	return {
		openedAt,
		deadlines: deadlines.map((one) => ({ ...one, path: placeOf(one) })),
	};
}

export const actions = {
	/** The address is shown once: only its digest is kept. */
	open: async ({ locals, url }) => {
		whoActs(locals);
		const { token, tokenHash } = newToken();
		const opened = await calendars.openCalendar(locals.db, tokenHash);
		return refuseAct(opened) ?? { link: calendarLink(url.origin, token) };
	},
	close: async ({ locals }) => {
		whoActs(locals);
		const closed = await calendars.closeCalendar(locals.db);
		return refuseAct(closed) ?? redirect(303, localizeHref('/desk/calendar'));
	},
};
