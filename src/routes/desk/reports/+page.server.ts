import { redirect } from '@sveltejs/kit';
import type { Seat } from '#domain/identity/actor.ts';
import { shanghaiDate } from '#domain/period.ts';
import { recentMonths } from '#domain/reports/report.ts';
import { drawUpSchema } from '#domain/reports/schema.ts';
import { formatSubject, parseSubject, subjectsOf } from '#domain/reports/subject.ts';
import type { Db } from '#data/client.server.ts';
import { listPairings } from '#data/meetings-list.server.ts';
import { findPath } from '#data/regions.server.ts';
import * as bulletins from '#data/reports-bulletins.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

/** Two years back: what is older was told long ago. */
const MONTHS = 24;

export async function load({ locals }) {
	const { seat } = whoActs(locals);
	const [drawn, subjects] = await Promise.all([
		bulletins.list(locals.db),
		readSubjects(locals.db, seat),
	]);
	const months = recentMonths(shanghaiDate(new Date()), MONTHS);
	const known = {
		id: crypto.randomUUID(),
		subject: subjects[0]?.value,
		month: months[1],
	};
	return { drawn, subjects, months, form: await openForm(drawUpSchema, known) };
}

async function readSubjects(db: Db, seat: Seat) {
	const [pairings, path] = await Promise.all([listPairings(db), findPath(db, seat.regionCode)]);
	const subjects = subjectsOf(seat, path.at(-1)?.name ?? '', pairings);
	return subjects.map((one) => ({ value: formatSubject(one), label: one.name }));
}

export const actions = {
	default: async ({ request, locals }) => {
		whoMay(locals, 'bulletin.draw_up');
		const form = await readForm(await request.formData(), drawUpSchema);
		if (!form.valid) return refuseForm(form);
		const { id, subject, month } = form.data;
		const drawn = await bulletins.drawUp(locals.db, id, { ...parseSubject(subject), month });
		if (!drawn.ok) return refuseForm(form, { ...drawn.refusal, field: 'month' });
		redirect(303, localizeHref(`/desk/reports/${id}`));
	},
};
