import { parseDate } from '#domain/period.ts';
import { valueOf } from '#domain/result.ts';
import { planSchema, rectifySchema } from '#domain/supervision/schema.ts';
import * as acts from '#data/supervision-opinion-acts.server.ts';
import { step } from '#http/step.server.ts';

/** What those do with an opinion whom it concerns. */
export const answers = {
	assign: step({
		act: 'assign',
		right: 'opinion.assign',
		schema: planSchema,
		take: (db, id, form) =>
			acts.assign(db, id, {
				stepId: form.step_id,
				note: form.note,
				papers: form.papers_staged,
				owner: form.organization_id,
				ownerName: form.owner_name,
				dueOn: valueOf(parseDate(form.due_on)),
			}),
	}),
	rectify: step({
		act: 'rectify',
		right: 'opinion.rectify',
		schema: rectifySchema,
		take: (db, id, { step_id: stepId, note, papers_staged: papers }) =>
			acts.rectify(db, id, { stepId, note, papers }),
	}),
};
