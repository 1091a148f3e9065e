import { redirect } from '@sveltejs/kit';
import { shanghaiDate } from '#domain/period.ts';
import { noticeTermSchema } from '#domain/projects/schema.ts';
import { termFromForm } from '#domain/projects/term.ts';
import * as terms from '#data/projects-terms.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, url }) {
	const { seat } = whoMay(locals, 'notice.set_term');
	const [last, ...earlier] = await terms.list(locals.db, seat.regionCode);
	const today = shanghaiDate(new Date());
	const days = last?.days ?? { village: 10, township: 10, county: 10 };
	const form = await openForm(noticeTermSchema, {
		id: crypto.randomUUID(),
		village_days: String(days.village),
		township_days: String(days.township),
		county_days: String(days.county),
		valid_from: today,
	});
	const isSaved = url.searchParams.has('saved');
	return { form, today, isSaved, terms: last ? [last, ...earlier] : [] };
}

/** Beside which field a refusal of the database stands. */
const fields: Readonly<Record<string, string>> = { 'term.in_the_past': 'valid_from' };

export const actions = {
	default: async ({ request, locals }) => {
		whoMay(locals, 'notice.set_term');
		const form = await readForm(await request.formData(), noticeTermSchema);
		if (!form.valid) return refuseForm(form);
		const done = await terms.record(locals.db, termFromForm(form.data));
		if (done.ok) redirect(303, localizeHref('/desk/settings/notices?saved'));
		return refuseForm(form, { field: fields[done.refusal.name] ?? '', ...done.refusal });
	},
};
