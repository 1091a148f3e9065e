import type { Conclusion } from '#domain/supervision/opinion.ts';
import * as forms from '#domain/supervision/schema.ts';
import * as acts from '#data/supervision-opinion-acts.server.ts';
import { step } from '#http/step.server.ts';

const [right, ends] = ['opinion.raise', 'opinion.verify'] as const;

/** What a supervisor does with an opinion. */
export const supervise = {
	verify: step({
		act: 'verify',
		right: ends,
		schema: forms.verifySchema,
		take: (db, id, { step_id: stepId, organization_id: to, note }) =>
			acts.verify(db, id, { stepId, note, to }),
	}),
	drop: step({
		act: 'drop',
		right,
		schema: forms.saidSchema,
		take: (db, id, { step_id: stepId, note }) => acts.drop(db, id, { stepId, note }),
	}),
	recheck: step({
		act: 'recheck',
		right,
		schema: forms.recheckSchema,
		take: (db, id, { step_id: stepId, note, papers_staged: papers, conclusion }) =>
			acts.recheck(db, id, { stepId, note, papers, conclusion: conclusion as Conclusion }),
	}),
	close: step({
		act: 'close',
		right: ends,
		schema: forms.stepSchema,
		take: (db, id, { step_id: stepId, note }) => acts.close(db, id, { stepId, note }),
	}),
	reopen: step({
		act: 'reopen',
		right: ends,
		schema: forms.saidSchema,
		take: (db, id, { step_id: stepId, note }) => acts.reopen(db, id, { stepId, note }),
	}),
};
