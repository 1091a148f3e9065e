import { redirect } from '@sveltejs/kit';
import { allocationFromForm, places } from '#domain/funds/form.ts';
import { isFor } from '#domain/funds/holding.ts';
import { allocationSchema } from '#domain/funds/schema.ts';
import { placed } from '#domain/pledges/refusals.ts';
import * as allocations from '#data/funds-allocations.server.ts';
import * as holdings from '#data/funds-holdings.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

/** First from which pledge: the projects to choose from are those that it can go to. */
export async function load({ locals, url }) {
	const { seat } = whoMay(locals, 'allocation.propose');
	const projectId = url.searchParams.get('project') ?? '';
	const [all, projects] = await Promise.all([
		holdings.listSources(locals.db),
		holdings.listFundable(locals.db, seat.regionCode),
	]);
	const project = projects.find(({ id }) => id === projectId);
	const sources = project ? all.filter((source) => isFor(source, project)) : all;
	const source = sources.find(({ pledge }) => pledge.id === url.searchParams.get('pledge'));
	const known = { id: crypto.randomUUID(), pledge_id: source?.pledge.id, project_id: projectId };
	return {
		sources,
		source,
		project,
		projects: source ? projects.filter((one) => isFor(source, one)) : [],
		form: await openForm(allocationSchema, known),
	};
}

export const actions = {
	default: async ({ request, locals }) => {
		whoMay(locals, 'allocation.propose');
		const form = await readForm(await request.formData(), allocationSchema);
		if (!form.valid) return refuseForm(form);
		const proposed = await allocations.propose(locals.db, allocationFromForm(form.data));
		if (!proposed.ok) return refuseForm(form, placed(proposed.refusal, places));
		redirect(303, localizeHref(`/desk/funds/allocations/${proposed.value}`));
	},
};
