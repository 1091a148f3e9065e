import { z } from 'zod';
import { parseAmount } from '#domain/money.ts';
import { parseCount } from '#domain/count.ts';
import { parseQuantity } from '#domain/needs/quantity.ts';
import { parseDate } from '#domain/period.ts';
import { saying, sayingIfAny } from '#domain/result.ts';
import { normalizeInput } from '#domain/text.ts';
import { acceptanceOutcomes } from './acceptance.ts';
import { assetKinds } from './asset.ts';
import { contractMethods } from './contract.ts';
import { countFields, dayFields, disorderIn } from './deliberation.ts';
import { colours } from './light.ts';
import * as gaps from './gaps.ts';
import { slots } from './milestone.ts';
import { budgetSources, projectKinds, type BudgetSource } from './project.ts';
import { faultsIn } from './schedule.ts';
import { isTerm } from './term.ts';

const amount = z.string().max(64).superRefine(sayingIfAny(parseAmount)).default('');
const budget = Object.fromEntries(
	budgetSources.map((source) => [`budget_${source}`, amount]),
) as Record<`budget_${BudgetSource}`, typeof amount>;
const typedDate = z.string().max(20).superRefine(saying(parseDate)).default('');
const each = <Name extends string, Field>(names: readonly Name[], field: Field) =>
	Object.fromEntries(names.map((name) => [name, field])) as Record<Name, Field>;
const words = (most: number, missing: string, tooLong: string) =>
	z.string().trim().min(1, missing).max(most, tooLong).default('');
const reason = words(500, 'note.missing', 'note.too_long');
/** Every fault that is found stands beside its field. */
const unless =
	<Form>(faultsOf: (form: Form) => gaps.Fault[]) =>
	(form: Form, { addIssue }: z.RefinementCtx): void => {
		for (const { path, name } of faultsOf(form)) addIssue({ code: 'custom', path, message: name });
	};
const note = z.string().trim().max(500, 'note.too_long').default('');
const edition = z.string().max(9).regex(/^\d*$/).default('');
const days = z.string().refine((text) => isTerm(normalizeInput(text)), 'term.days_malformed');
const staged = z.union([z.uuid(), z.literal('')]).default('');

/** The project form: the text as typed, for `projectFromForm`. Messages are refusal names. */
export const projectSchema = z
	.object({
		id: z.uuid(),
		version: edition,
		title: z
			.string()
			.max(80, 'project.title_too_long')
			.refine((text) => normalizeInput(text).length >= 2, 'project.title_missing'),
		village_code: z.string().regex(/^[1-9]\d{11}$/, 'project.village_missing'),
		villages: z.array(z.string().regex(/^[1-9]\d{11}$/)).default([]),
		need_id: z.union([z.uuid(), z.literal('')]).default(''),
		pool_year: z.string().regex(/^20\d\d$/, 'project.pool_year_malformed'),
		kind: z.enum(['', ...projectKinds]).default(''),
		farmer_linkage: z.string().trim().max(1000, 'project.linkage_too_long').default(''),
		implementing_unit: z.string().trim().max(100, 'project.unit_too_long').default(''),
		performance_target: z.string().trim().max(1000, 'project.target_too_long').default(''),
		...budget,
	})
	.superRefine(unless(gaps.inProject));
export type ProjectForm = z.infer<typeof projectSchema>;

export const stepSchema = z.object({
	act: z.string().regex(/^[a-z_]{1,40}$/, 'project.step_not_possible'),
	note,
});
export type StepForm = z.infer<typeof stepSchema>;

export const approvalSchema = z.object({
	approval_number: words(60, 'project.number_missing', 'project.number_too_long'),
	implementing_unit: z.string().trim().max(100, 'project.unit_too_long').default(''),
});
export type ApprovalForm = z.infer<typeof approvalSchema>;

/** How the village decided. `deliberationFromForm` reads it. */
export const deliberationSchema = z
	.object({
		id: z.uuid(),
		...each(dayFields, typedDate),
		...each(countFields, z.string().max(12).superRefine(saying(parseCount)).default('')),
		document_staged: staged,
	})
	.superRefine(unless(disorderIn));
export type DeliberationForm = z.infer<typeof deliberationSchema>;

/** A notice as it hung on the wall. `noticeFromForm` judges its days. */
export const noticeSchema = z.object({
	id: z.uuid(),
	starts_on: typedDate,
	ends_on: typedDate,
	place: words(100, 'notice.place_missing', 'notice.place_too_long'),
});
export type NoticeForm = z.infer<typeof noticeSchema>;

/** How long the three notices hang in a county, from which day on, and by which document. */
export const noticeTermSchema = z.object({
	id: z.uuid(),
	village_days: days,
	township_days: days,
	county_days: days,
	basis: words(200, 'term.basis_missing', 'term.basis_too_long'),
	valid_from: typedDate,
});
export type NoticeTermForm = z.infer<typeof noticeTermSchema>;

/** Milestones as rows: the n-th title belongs to the n-th date. Rows without words are no rows. */
export const milestonesSchema = z
	.object({
		version: z.string().regex(/^\d{1,9}$/),
		title: z.array(z.string().max(100, 'milestone.title_too_long')).max(50).default([]),
		slot: z.array(z.enum(slots)).max(50).default([]),
		due_on: z.array(z.string().max(20)).max(50).default([]),
		weight: z.array(z.string().max(8)).max(50).default([]),
	})
	.superRefine(unless(faultsIn));
export type MilestonesForm = z.infer<typeof milestonesSchema>;

/** What is said of one milestone; `status` is one of `outcomesOf`. */
export const judgementSchema = z
	.object({
		status: z.enum(['', 'met', 'partly_met', 'not_met']).default(''),
		met_on: z.string().max(20).superRefine(sayingIfAny(parseDate)).default(''),
		note,
	})
	.superRefine(unless(gaps.inJudgement));
export type JudgementForm = z.infer<typeof judgementSchema>;

/** Said against a notice. `code`, made with the form, is what its answer is found by. */
export const objectionSchema = z.object({
	id: z.uuid(),
	code: z.string().regex(/^[A-Z2-7]{16}$/),
	body: words(1000, 'objection.body_missing', 'objection.body_too_long'),
	contact: z.string().trim().max(100, 'objection.contact_too_long').default(''),
});
export type ObjectionForm = z.infer<typeof objectionSchema>;

export const answerSchema = z
	.object({
		status: z.enum(['', 'upheld', 'dismissed']).default(''),
		answer: words(1000, 'objection.answer_missing', 'objection.answer_too_long'),
		reason: note,
	})
	.superRefine(unless(gaps.inAnswer));
export type AnswerForm = z.infer<typeof answerSchema>;

export const stopSchema = z.object({ reason });

/** The code as typed, blanks and hyphens or not. */
const code = z.string().max(60, 'objection.code_malformed').default('');
export const objectionCodeSchema = z.object({ code });

export const contractSchema = z.object({
	id: z.uuid(),
	number: words(60, 'contract.number_missing', 'contract.number_too_long'),
	subject: words(100, 'contract.subject_missing', 'contract.subject_too_long'),
	contractor: words(100, 'contract.contractor_missing', 'contract.contractor_too_long'),
	amount: z.string().max(64).superRefine(saying(parseAmount)).default(''),
	method: z.enum(contractMethods).default('open_tender'),
	signed_on: typedDate,
	document_staged: staged,
});
export type ContractForm = z.infer<typeof contractSchema>;

export const acceptanceSchema = z
	.object({
		id: z.uuid(),
		inspected_on: typedDate,
		outcome: z.enum(['', ...acceptanceOutcomes]).default(''),
		inspectors: words(200, 'acceptance.inspectors_missing', 'acceptance.inspectors_too_long'),
		findings: z.string().trim().max(1000, 'acceptance.findings_too_long').default(''),
		document_staged: staged,
	})
	.superRefine(unless(gaps.inAcceptance));
export type AcceptanceForm = z.infer<typeof acceptanceSchema>;

export const assetSchema = z
	.object({
		name: words(80, 'asset.name_missing', 'asset.name_too_long'),
		kind: z.enum(assetKinds).default('public_benefit'),
		quantity: z.string().max(32).superRefine(saying(parseQuantity)).default(''),
		unit: words(20, 'asset.unit_missing', 'asset.unit_too_long'),
		value: amount,
		owner: words(100, 'asset.owner_missing', 'asset.owner_too_long'),
		keeper: words(100, 'asset.keeper_missing', 'asset.keeper_too_long'),
		location: words(200, 'asset.location_missing', 'asset.location_too_long'),
		yearly_yield: amount,
		yield_use: z.string().trim().max(500, 'asset.yield_use_too_long').default(''),
	})
	.superRefine(unless(gaps.inAsset));
export type AssetForm = z.infer<typeof assetSchema>;

export const lightSchema = z.object({
	id: z.uuid(),
	colour: z.enum(['', ...colours]).refine((colour) => colour !== '', 'light.colour_missing'),
	reason,
	holds_until: typedDate,
});
export type LightForm = z.infer<typeof lightSchema>;
