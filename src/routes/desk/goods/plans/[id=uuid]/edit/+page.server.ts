import { error, redirect } from '@sveltejs/kit';
import {
	formOfPlan,
	goodsPlanPlaces,
	planFromGoodsForm,
	withEqualParts,
} from '#domain/funds/goods-form.ts';
import { labelsIn } from '#domain/funds/goods-lines.ts';
import { keepsStore } from '#domain/funds/goods.ts';
import { goodsPlanSchema } from '#domain/funds/schema.ts';
import { placed } from '#domain/pledges/refusals.ts';
import * as plans from '#data/funds-plans.server.ts';
import { findVillages } from '#data/pledges-places.server.ts';
import { openForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import { chooseStock, newPlan, readPlan } from './stock.server.ts';

export async function load({ locals, params: { id }, url }) {
	const { seat } = whoMay(locals, 'goods.distribute');
	const plan = await plans.find(locals.db, id);
	if (plan && plan.status !== 'pending' && plan.status !== 'returned') error(409, 'not editable');
	const stock = await chooseStock(locals.db, plan, url.searchParams);
	const store = stock?.village?.code ?? null;
	if (!stock || !keepsStore(seat, stock.pledge.receiver.id, store)) error(404, 'no such store');
	const form = await openForm(goodsPlanSchema, plan ? formOfPlan(plan) : newPlan(id, stock));
	return { stock, form, isNew: plan === null, note: plan?.reviewNote ?? null };
}

export const actions = {
	/** Equal parts in the place of the lines that stood there. */
	split: async (event) => {
		whoMay(event.locals, 'goods.distribute');
		const form = await readPlan(event);
		form.errors = {};
		const split = withEqualParts(form.data);
		if (!split.ok) return refuseForm(form, split.refusal);
		return { form: { ...form, data: split.value } };
	},
	save: async (event) => {
		whoMay(event.locals, 'goods.distribute');
		const { db } = event.locals;
		const form = await readPlan(event);
		if (!form.valid) return refuseForm(form);
		const isForVillages = form.data.scope === 'villages';
		const names = isForVillages ? labelsIn(form.data.lines) : [form.data.beneficiary];
		const draft = planFromGoodsForm(form.data, await findVillages(db, names));
		const saved = draft.ok ? await plans.propose(db, draft.value) : draft;
		if (!saved.ok) return refuseForm(form, placed(saved.refusal, goodsPlanPlaces));
		redirect(303, localizeHref(`/desk/goods/plans/${form.data.id}`));
	},
};
