import { error } from '@sveltejs/kit';
import {
	actsOnPlan,
	lastDayOf,
	pendingHandover,
	restOf,
	stageOf,
} from '#domain/funds/goods-plan.ts';
import { goodsWordSchema } from '#domain/funds/schema.ts';
import { shanghaiDate } from '#domain/period.ts';
import { listStaged } from '#data/documents.server.ts';
import * as plans from '#data/funds-plans.server.ts';
import { openForm } from '#http/form.server.ts';
import { whoActs } from '#http/seat.server.ts';
import { words } from './words.server.ts';

export async function load({ locals, params: { id } }) {
	const actor = whoActs(locals);
	const plan = await plans.find(locals.db, id);
	if (!plan) error(404, 'no such plan');
	const today = shanghaiDate(new Date());
	return {
		plan,
		today,
		stage: stageOf(plan, today),
		lastDay: lastDayOf(plan),
		restMilli: restOf(plan),
		acts: actsOnPlan(plan, actor, today),
		waiting: pendingHandover(plan),
		papers: await listStaged(
			locals.db,
			plan.handovers.map(({ documentId }) => documentId),
		),
		word: await openForm(goodsWordSchema),
	};
}

export const actions = { ...words };
