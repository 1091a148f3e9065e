import { error, redirect } from '@sveltejs/kit';
import { goodsPlaces } from '#domain/funds/goods-form.ts';
import { actsOnPlan } from '#domain/funds/goods-plan.ts';
import { handoverFromForm } from '#domain/funds/handover.ts';
import { handoverSchema } from '#domain/funds/schema.ts';
import { shanghaiDate } from '#domain/period.ts';
import { placed } from '#domain/pledges/refusals.ts';
import { listStaged } from '#data/documents.server.ts';
import * as handovers from '#data/funds-handovers.server.ts';
import * as plans from '#data/funds-plans.server.ts';
import { openForm, readFile, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id } }) {
	const actor = whoMay(locals, 'goods.distribute');
	const plan = await plans.find(locals.db, id);
	if (!plan) error(404, 'no such plan');
	const today = shanghaiDate(new Date());
	if (!actsOnPlan(plan, actor, today).handOver) error(409, 'nothing to hand over');
	const open = plan.lines.filter((line) => line.handedOverMilli < line.quantityMilli);
	const whole = open.map(({ number }) => String(number));
	const form = await openForm(handoverSchema, { id: crypto.randomUUID(), handed_on: today, whole });
	return { plan, today, form };
}

export const actions = {
	default: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'goods.distribute');
		const { db } = locals;
		const sent = await request.formData();
		const form = await readForm(sent, handoverSchema);
		await readFile(form, sent, { db, field: 'sheet', kind: 'evidence' });
		const staged = await listStaged(db, [form.data.sheet_staged]);
		if (!form.valid) return refuseForm(form, undefined, { staged });
		const plan = await plans.find(db, id);
		if (!plan) error(404, 'no such plan');
		const draft = handoverFromForm(form.data, plan);
		const saved = draft.ok ? await handovers.record(db, id, draft.value) : draft;
		const places = { ...goodsPlaces, 'goods.in_the_future': 'handed_on' };
		if (!saved.ok) return refuseForm(form, placed(saved.refusal, places), { staged });
		redirect(303, localizeHref(`/desk/goods/plans/${id}`));
	},
};
