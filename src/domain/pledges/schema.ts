import { z } from 'zod';
import { parseAmount } from '#domain/money.ts';
import { natures } from '#domain/offers/offer.ts';
import { parseDate } from '#domain/period.ts';
import { saying, sayingIfAny } from '#domain/result.ts';
import { isBlank, normalizeInput, normalizeParagraphs } from '#domain/text.ts';
import { MOST_INSTALMENTS, parseWhole } from './plan.ts';
import { exits, pledgeKinds } from './pledge.ts';

const amount = z.string().max(64, 'amount.malformed').superRefine(sayingIfAny(parseAmount));
const date = z.string().max(20, 'date.malformed').superRefine(sayingIfAny(parseDate));
const paragraphs = z.string().overwrite(normalizeParagraphs).max(500, 'note.too_long').default('');
const whole = z.string().max(8, 'count.malformed').superRefine(sayingIfAny(parseWhole));

/** A position counts: row three of `due_on` belongs to row three of `due_amount`. */
const rows = <Row extends z.ZodType>(row: Row, most: number, refusal: string) =>
	z.array(row).max(most, refusal).default([]);

/**
 * The form of a draft. Everything is the text that was typed; `pledgeFromForm` makes the pledge of
 * it. Messages are refusal names. Sums are asked when it is signed, not while it is written.
 */
export const pledgeSchema = z
	.object({
		id: z.uuid(),
		version: z
			.string()
			.regex(/^\d{0,9}$/)
			.default(''),
		receiving_organization_id: z.uuid('pledge.receiver_missing'),
		nature: z.enum(['', ...natures]).default(''),
		form: z.enum(pledgeKinds).default('cash'),
		amount: amount.default(''),
		amount_text: z.string().overwrite(normalizeInput).max(100, 'pledge.words_too_long').default(''),
		earmark: paragraphs,
		change_of_use_clause: paragraphs,
		is_anonymous: z.boolean().default(false),
		line_village: rows(z.string().max(120), 500, 'pledge.lines_too_many'),
		line_need: rows(z.string().max(36), 500, 'pledge.lines_too_many'),
		line_amount: rows(amount, 500, 'pledge.lines_too_many'),
		due_on: rows(date, MOST_INSTALMENTS, 'pledge.instalments_too_many'),
		due_amount: rows(amount, MOST_INSTALMENTS, 'pledge.instalments_too_many'),
		plan_count: whole.default(''),
		plan_percents: z.string().max(400, 'pledge.percents_wrong').default(''),
		plan_every: whole.default(''),
		plan_unit: z.enum(['months', 'years']).default('months'),
		plan_from: date.default(''),
	})
	.superRefine((pledge, context) => {
		const refuse = (path: (string | number)[], message: string) =>
			context.addIssue({ code: 'custom', path, message });
		pledge.line_amount.forEach((text, row) => {
			if (isBlank(text) || !isBlank(pledge.line_village[row] ?? '')) return;
			refuse(['line_village', row], 'pledge.village_missing');
		});
		pledge.due_on.forEach((day, row) => {
			const share = pledge.due_amount[row] ?? '';
			if (isBlank(day) && !isBlank(share)) refuse(['due_on', row], 'date.missing');
			if (!isBlank(day) && isBlank(share)) refuse(['due_amount', row], 'amount.missing');
		});
	});

export type PledgeForm = z.infer<typeof pledgeSchema>;

/** The agreement that was signed on paper. */
export const signatureSchema = z.object({
	agreement_number: z
		.string()
		.overwrite(normalizeInput)
		.min(1, 'pledge.number_missing')
		.max(60, 'pledge.number_too_long'),
	agreement_on: z.string().max(20).superRefine(saying(parseDate)).default(''),
	agreement_staged: z.union([z.uuid(), z.literal('')]).default(''),
});

export type SignatureForm = z.infer<typeof signatureSchema>;

/** The request to end a pledge, or the answer to one. */
export const exitSchema = z.object({
	exit: z.enum(exits).default('cancelled'),
	reason: paragraphs,
});

const why = paragraphs.pipe(z.string().min(1, 'note.missing'));

/** That an instalment be let go. */
export const waiverSchema = z.object({
	id: z.uuid(),
	instalment: z.string().regex(/^\d{1,3}$/, 'report.instalment_unknown'),
	reason: why,
});

export type WaiverForm = z.infer<typeof waiverSchema>;

/** That what was given be used for something else. */
export const useChangeSchema = z.object({
	id: z.uuid(),
	earmark: paragraphs.pipe(z.string().min(1, 'use_change.use_missing')),
	reason: why,
});

export type UseChangeForm = z.infer<typeof useChangeSchema>;

/** The answer to a request; `about` is the request that was read. */
export const answerSchema = z.object({ about: z.uuid(), answer: paragraphs });
