import { error, redirect } from '@sveltejs/kit';
import { goodsNoticeFromForm } from '#domain/funds/goods-notice.ts';
import { actsOnPlan } from '#domain/funds/goods-plan.ts';
import { goodsNoticeSchema } from '#domain/funds/schema.ts';
import { addDays, shanghaiDate } from '#domain/period.ts';
import { usualDays } from '#domain/projects/notice.ts';
import * as plans from '#data/funds-plans.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id } }) {
	const actor = whoMay(locals, 'goods.distribute');
	const plan = await plans.find(locals.db, id);
	if (!plan) error(404, 'no such plan');
	const today = shanghaiDate(new Date());
	if (!actsOnPlan(plan, actor, today).notice) error(409, 'not in notice');
	const days = { starts_on: today, ends_on: addDays(today, usualDays) };
	return { plan, form: await openForm(goodsNoticeSchema, { id: crypto.randomUUID(), ...days }) };
}

export const actions = {
	default: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'goods.distribute');
		const form = await readForm(await request.formData(), goodsNoticeSchema);
		if (!form.valid) return refuseForm(form);
		const notice = goodsNoticeFromForm(form.data);
		const saved = notice.ok ? await plans.recordNotice(locals.db, id, notice.value) : notice;
		if (!saved.ok) return refuseForm(form, saved.refusal);
		redirect(303, localizeHref(`/desk/goods/plans/${id}`));
	},
};
