import { redirect, type RequestEvent } from '@sveltejs/kit';
import { goodsPlaces } from '#domain/funds/goods-form.ts';
import { goodsWordSchema } from '#domain/funds/schema.ts';
import { placed } from '#domain/pledges/refusals.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from '#data/client.server.ts';
import * as handovers from '#data/funds-handovers.server.ts';
import * as plans from '#data/funds-plans.server.ts';
import { readForm, refuseForm } from '#http/form.server.ts';
import { mustProve, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

interface Word {
	readonly planId: string;
	readonly handoverId: string;
	/** Of the plan, as it was read. */
	readonly version: number;
	readonly note: string;
}

/** A second person's word on the plan, or on the hand-over that stood on the page they read. */
const say =
	(act: (db: Db, word: Word) => Promise<Result<string>>, isProven = true) =>
	async (event: RequestEvent) => {
		const { request, locals, params } = event;
		whoMay(locals, 'goods.review');
		if (isProven) mustProve(event);
		const planId = params['id'] ?? '';
		const form = await readForm(await request.formData(), goodsWordSchema);
		if (!form.valid) return refuseForm(form);
		const { note, handover_id, version } = form.data;
		// Without a hand-over there is none of that id, which is what the refusal says.
		const handoverId = handover_id || planId;
		const done = await act(locals.db, { planId, handoverId, version: Number(version), note });
		if (!done.ok) return refuseForm(form, placed(done.refusal, goodsPlaces));
		redirect(303, localizeHref(`/desk/goods/plans/${planId}`));
	};

export const words = {
	approve: say((db, { planId, version }) => plans.approve(db, planId, version)),
	return: say((db, { planId, note }) => plans.sendBack(db, planId, note)),
	close: say((db, { planId, note }) => plans.close(db, planId, note)),
	count: say((db, { handoverId }) => handovers.approve(db, handoverId)),
	reject: say((db, { handoverId, note }) => handovers.sendBack(db, handoverId, note), false),
};
