import { error } from '@sveltejs/kit';
import { shanghaiDate } from '#domain/period.ts';
import { mayReview } from '#domain/supervision/attention.ts';
import { reviewFromForm } from '#domain/supervision/form.ts';
import { reviewSchema } from '#domain/supervision/schema.ts';
import * as attentions from '#data/supervision-attentions.server.ts';
import { whoActs } from '#http/seat.server.ts';
import { step } from '#http/step.server.ts';

export async function load({ locals, params }) {
	const { seat } = whoActs(locals);
	const attention = await attentions.find(locals.db, params.id);
	if (!attention) error(404, 'not on any list');
	return {
		attention,
		mayReview: mayReview(attention, seat),
		today: shanghaiDate(new Date()),
		stepId: crypto.randomUUID(),
	};
}

export const actions = {
	review: step({
		act: 'review',
		right: 'attention.list',
		schema: reviewSchema,
		take: (db, id, form) => attentions.review(db, id, reviewFromForm(form)),
	}),
};
