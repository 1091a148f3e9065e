import { z } from 'zod';
import { countOrNull, parseCount } from '#domain/count.ts';
import { parseAmount } from '#domain/money.ts';
import { parseDate } from '#domain/period.ts';
import { saying, sayingIfAny } from '#domain/result.ts';
import { isBlank, normalizeInput } from '#domain/text.ts';
import { isInMoney } from './measure.ts';
import { categories, commodities } from './need.ts';
import { isCut, parseQuantity } from './quantity.ts';

/**
 * The need form. Everything is the text that was typed; `needFromForm` makes the need of it.
 * Messages are refusal names.
 */
export const needSchema = z
	.object({
		id: z.uuid(),
		version: z
			.string()
			.regex(/^\d{0,9}$/)
			.default(''),
		village_code: z.string().regex(/^[1-9]\d{11}$/, 'need.village_missing'),
		title: z.string().trim().min(2, 'need.title_missing').max(60, 'need.title_too_long'),
		description: z.string().trim().max(2000, 'need.description_too_long').default(''),
		category: z.enum(['', ...categories]).default(''),
		commodity: z.enum(commodities).default('money'),
		amount: z.string().max(64).superRefine(sayingIfAny(parseAmount)).default(''),
		quantity: z.string().max(20).superRefine(sayingIfAny(parseQuantity)).default(''),
		unit: z.string().trim().max(12, 'need.unit_too_long').default(''),
		urgency: z.enum(['1', '2', '3', '4', '5']).default('3'),
		households: z.string().max(12).superRefine(sayingIfAny(parseCount)).default(''),
		persons: z.string().max(12).superRefine(sayingIfAny(parseCount)).default(''),
		decision_record_staged: z.union([z.uuid(), z.literal('')]).default(''),
	})
	.superRefine((need, context) => {
		const missing = (path: string, message: string) =>
			context.addIssue({ code: 'custom', path: [path], message });
		if (need.category === '') missing('category', 'need.category_missing');
		if (isInMoney(need.commodity)) {
			if (need.amount.trim() === '') missing('amount', 'amount.missing');
			return;
		}
		if (need.quantity.trim() === '') missing('quantity', 'quantity.missing');
		if (need.unit === '' && need.commodity !== 'jobs') missing('unit', 'need.unit_missing');
		else if (isCut(need)) missing('quantity', 'quantity.not_whole');
	});

export type NeedForm = z.infer<typeof needSchema>;

/** How many people a village has. Everything is the text that was typed, but for the day. */
export const headCountSchema = z
	.object({
		counted_on: z.iso.date('head_count.date_missing').default(''),
		population: z.string().max(12).superRefine(sayingIfAny(parseCount)).default(''),
		households: z.string().max(12).superRefine(sayingIfAny(parseCount)).default(''),
		source: z
			.string()
			.trim()
			.min(1, 'head_count.source_missing')
			.max(100, 'head_count.source_too_long')
			.default(''),
	})
	.superRefine(({ population }, context) => {
		if (population.trim() !== '') return;
		context.addIssue({ code: 'custom', path: ['population'], message: 'count.missing' });
	});

export type HeadCountForm = z.infer<typeof headCountSchema>;

const risk = z.string().max(12).superRefine(sayingIfAny(parseCount)).default('');
/** More than any village has. */
const MOST_HOUSEHOLDS = 100_000;

/** Households at risk of one year, as typed. Empty is not known; one figure at least is. */
export const riskCountSchema = z
	.object({
		id: z.uuid(),
		version: z
			.string()
			.regex(/^\d{0,3}$/)
			.default(''),
		counted_on: z.string().max(20, 'date.malformed').superRefine(saying(parseDate)).default(''),
		unstable: risk,
		marginal: risk,
		sudden: risk,
		resolved: risk,
		reason: z.string().overwrite(normalizeInput).max(200, 'input.too_long').default(''),
	})
	.superRefine((form, context) => {
		const refuse = (path: string, message: string) =>
			context.addIssue({ code: 'custom', path: [path], message });
		const kinds = ['unstable', 'marginal', 'sudden', 'resolved'] as const;
		if (kinds.every((kind) => isBlank(form[kind]))) {
			refuse('unstable', 'risk_count.nothing_counted');
		}
		for (const kind of kinds) {
			if ((countOrNull(form[kind]) ?? 0) > MOST_HOUSEHOLDS) {
				refuse(kind, 'risk_count.out_of_range');
			}
		}
		if (form.version !== '' && isBlank(form.reason)) refuse('reason', 'note.missing');
	});

export type RiskCountForm = z.infer<typeof riskCountSchema>;

/** Why the county sends a count back. */
export const riskNoteSchema = z.object({
	note: z
		.string()
		.overwrite(normalizeInput)
		.max(200, 'input.too_long')
		.min(1, 'note.missing')
		.default(''),
});

/** What is said of a need: by the county of a submitted one, by the village of what ends. */
export const reviewSchema = z.object({
	level: z.enum(['1', '2', '3']).default('1'),
	note: z.string().trim().max(500, 'note.too_long').default(''),
});
