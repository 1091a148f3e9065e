import { error, redirect } from '@sveltejs/kit';
import { formOfRiskCount, statementFromForm } from '#domain/needs/risk-count.ts';
import { riskCountSchema } from '#domain/needs/schema.ts';
import { shanghaiDate } from '#domain/period.ts';
import { isWithinRegion } from '#domain/regions/code.ts';
import * as riskCounts from '#data/needs-risk-counts.server.ts';
import { find } from '#data/timeline-villages.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

/** Of the year that the address asks for, this one if none: as it was stated, to be corrected. */
export async function load({ locals, params: { code }, url }) {
	const { seat } = whoMay(locals, 'risk_count.state');
	const isTheirs = isWithinRegion(code, seat.regionCode);
	const village = isTheirs ? await find(locals.db, code) : null;
	if (!village) error(404, 'no such village');
	const today = shanghaiDate(new Date());
	const year = Number(url.searchParams.get('year') ?? today.slice(0, 4));
	const counts = await riskCounts.list(locals.db, code);
	const kept = counts.find((count) => count.year === year) ?? null;
	const known = { id: crypto.randomUUID(), ...formOfRiskCount(kept) };
	return { village, kept, today, form: await openForm(riskCountSchema, known) };
}

const fields: Readonly<Record<string, string>> = {
	'risk_count.date_out_of_range': 'counted_on',
	'risk_count.nothing_counted': 'unstable',
	'note.missing': 'reason',
	'draft.changed_meanwhile': 'reason',
};

export const actions = {
	default: async ({ request, locals, params: { code } }) => {
		whoMay(locals, 'risk_count.state');
		const form = await readForm(await request.formData(), riskCountSchema);
		if (!form.valid) return refuseForm(form);
		const done = await riskCounts.state(locals.db, statementFromForm(code, form.data));
		if (done.ok) redirect(303, `${localizeHref(`/desk/villages/${code}/ledger`)}#risk`);
		const field = fields[done.refusal.name];
		return refuseForm(form, field ? { ...done.refusal, field } : done.refusal);
	},
};
