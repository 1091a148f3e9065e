import { z } from 'zod';
import { parseDate } from '#domain/period.ts';
import { saying, sayingIfAny } from '#domain/result.ts';
import { isBlank, normalizeInput, normalizeParagraphs } from '#domain/text.ts';
import { issueCategories } from './issue.ts';
import { conclusions, opinionCategories, opinionCauses } from './opinion.ts';
import { visitKinds } from './visit.ts';

const line = (most: number) =>
	z.string().overwrite(normalizeInput).max(most, 'input.too_long').default('');
const text = (most: number) =>
	z.string().overwrite(normalizeParagraphs).max(most, 'input.too_long').default('');
// Piped, because what a default puts in is not looked at by what stands before it.
const needed = (field: z.ZodType<string, string | undefined>, missing: string) =>
	field.pipe(z.string().refine((typed) => !isBlank(typed), missing));
const choice = <const Values extends readonly [string, ...string[]]>(
	values: Values,
	missing: string,
) =>
	z
		.enum(['', ...values])
		.default('')
		.refine((value) => value !== '', missing);
const date = z.string().max(20, 'date.malformed').superRefine(saying(parseDate)).default('');
const laterDate = z
	.string()
	.max(20, 'date.malformed')
	.superRefine(sayingIfAny(parseDate))
	.default('');
const project = z.union([z.uuid(), z.literal('')]).default('');
const place = needed(line(120), 'place.missing');
const note = text(1000);
const reason = needed(text(1000), 'note.missing');
const papers = z.array(z.uuid()).max(12, 'supervision.papers_too_many').default([]);

/** Asked by an organization. */
export const ownIssueSchema = z.object({
	id: z.uuid(),
	place,
	project,
	category: choice(issueCategories, 'issue.category_missing'),
	body: needed(text(1000), 'issue.body_missing'),
});
export type OwnIssueForm = z.infer<typeof ownIssueSchema>;

/** Asked by anybody. `code`, made with the form, is what the answer is found by. */
export const issueSchema = ownIssueSchema.extend({
	code: z.string().regex(/^[A-Z2-7]{16}$/),
	contact: line(100),
	past_village: z.boolean().default(false),
});
export type IssueForm = z.infer<typeof issueSchema>;

/** The code as typed, blanks and hyphens or not. */
const code = z.string().max(60, 'objection.code_malformed').default('');
export const issueCodeSchema = z.object({ code });

/** Whether an answer will do. */
export const ratingSchema = z
	.object({
		step_id: z.uuid(),
		is_satisfied: choice(['yes', 'no'], 'issue.rating_missing'),
		note,
	})
	.superRefine((rating, context) => {
		if (rating.is_satisfied !== 'no' || !isBlank(rating.note)) return;
		context.addIssue({ code: 'custom', path: ['note'], message: 'note.missing' });
	});
export const codeRatingSchema = z.intersection(ratingSchema, issueCodeSchema);
export type RatingForm = z.infer<typeof ratingSchema>;

/** A step without further words, or with some. */
export const stepSchema = z.object({ step_id: z.uuid(), note });
export const saidSchema = z.object({ step_id: z.uuid(), note: reason });

/** To whom something goes on. */
export const transferSchema = z.object({
	step_id: z.uuid(),
	organization_id: z.uuid('issue.holder_missing'),
	note: reason,
});

export const visitSchema = z.object({
	id: z.uuid(),
	place,
	kind: choice(visitKinds, 'visit.kind_missing'),
	visited_on: date,
	met_count: z
		.string()
		.max(8, 'count.malformed')
		.refine((typed) => isBlank(typed) || /^\s*[1-9]\d{0,3}\s*$/.test(typed), 'count.malformed')
		.default(''),
	met: line(200),
	findings: needed(text(2000), 'visit.findings_missing'),
	papers_staged: papers,
});
export type VisitForm = z.infer<typeof visitSchema>;

export const opinionSchema = z.object({
	id: z.uuid(),
	place,
	project,
	category: choice(opinionCategories, 'opinion.category_missing'),
	cause: choice(opinionCauses, 'opinion.cause_missing'),
	title: needed(line(80), 'opinion.title_missing'),
	body: needed(text(2000), 'opinion.body_missing'),
	papers_staged: papers,
});
export type OpinionForm = z.infer<typeof opinionSchema>;

export const verifySchema = z.object({
	step_id: z.uuid(),
	organization_id: z.uuid('opinion.addressee_missing'),
	note,
});

export const planSchema = z.object({
	step_id: z.uuid(),
	organization_id: z.uuid('opinion.owner_missing'),
	owner_name: needed(line(60), 'opinion.owner_name_missing'),
	due_on: date,
	note: needed(text(2000), 'opinion.plan_missing'),
	papers_staged: papers,
});

export const rectifySchema = z.object({
	step_id: z.uuid(),
	note: needed(text(2000), 'opinion.done_missing'),
	papers_staged: papers,
});

export const recheckSchema = rectifySchema.extend({
	conclusion: choice(conclusions, 'opinion.conclusion_missing'),
});

export const attentionSchema = z.object({
	id: z.uuid(),
	place,
	project,
	reason: needed(text(500), 'note.missing'),
	review_on: date,
});
export type AttentionForm = z.infer<typeof attentionSchema>;

export const reviewSchema = z
	.object({
		step_id: z.uuid(),
		outcome: choice(['keep', 'lift'], 'attention.outcome_missing'),
		note: needed(text(500), 'note.missing'),
		next_on: laterDate,
	})
	.superRefine(({ outcome, next_on }, context) => {
		if (outcome !== 'keep' || !isBlank(next_on)) return;
		context.addIssue({ code: 'custom', path: ['next_on'], message: 'date.missing' });
	});
export type ReviewForm = z.infer<typeof reviewSchema>;
