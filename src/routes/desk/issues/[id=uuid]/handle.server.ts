import { ratingFromForm } from '#domain/supervision/form.ts';
import {
	ratingSchema,
	saidSchema,
	stepSchema,
	transferSchema,
} from '#domain/supervision/schema.ts';
import * as issues from '#data/supervision-issues.server.ts';
import { step } from '#http/step.server.ts';

/** What its holder does with an issue, and the organization that asked. */
export const handle = {
	accept: step({
		act: 'accept',
		right: 'issue.handle',
		schema: stepSchema,
		take: (db, id, { step_id }) => issues.accept(db, id, step_id),
	}),
	transfer: step({
		act: 'transfer',
		right: 'issue.handle',
		schema: transferSchema,
		take: (db, id, { step_id: stepId, organization_id: to, note }) =>
			issues.transfer(db, id, { stepId, to, note }),
	}),
	answer: step({
		act: 'answer',
		right: 'issue.answer',
		schema: saidSchema,
		take: (db, id, { step_id: stepId, note }) => issues.answer(db, id, { stepId, note }),
	}),
	close: step({
		act: 'close',
		right: 'issue.handle',
		schema: stepSchema,
		take: (db, id, { step_id: stepId, note }) => issues.close(db, id, { stepId, note }),
	}),
	rate: step({
		act: 'rate',
		right: 'issue.raise',
		schema: ratingSchema,
		take: (db, id, form) => issues.rate(db, id, ratingFromForm(form)),
	}),
};
