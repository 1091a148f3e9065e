import { z } from 'zod';
import { parseAmount } from '#domain/money.ts';
import { isInMoney } from '#domain/needs/measure.ts';
import { categories, commodities } from '#domain/needs/need.ts';
import { isCut, parseQuantity } from '#domain/needs/quantity.ts';
import { parseDate } from '#domain/period.ts';
import { saying, sayingIfAny } from '#domain/result.ts';
import { isBlank, normalizeInput } from '#domain/text.ts';
import { natures } from './offer.ts';

/**
 * The offer form. Everything is the text that was typed; `offerFromForm` makes the offer of it.
 * Messages are refusal names.
 */
export const offerSchema = z
	.object({
		id: z.uuid(),
		version: z
			.string()
			.regex(/^\d{0,9}$/)
			.default(''),
		title: z
			.string()
			.max(60, 'offer.title_too_long')
			.refine((text) => normalizeInput(text).length >= 2, 'offer.title_missing'),
		nature: z.enum(['', ...natures]).default(''),
		commodity: z.enum(commodities).default('money'),
		budget: z.string().max(64).superRefine(sayingIfAny(parseAmount)).default(''),
		minimum_grant: z.string().max(64).superRefine(sayingIfAny(parseAmount)).default(''),
		quantity: z.string().max(20).superRefine(sayingIfAny(parseQuantity)).default(''),
		unit: z.string().trim().max(12, 'offer.unit_too_long').default(''),
		categories: z.array(z.enum(categories)).default([]),
		regions: z
			.array(z.string().regex(/^[1-9]\d{11}$/, 'offer.region_unknown'))
			.max(200, 'offer.regions_too_many')
			.default([]),
		paired_only: z.boolean().default(false),
		valid_from: z.string().max(20).superRefine(saying(parseDate)).default(''),
		valid_to: z.string().max(20).superRefine(sayingIfAny(parseDate)).default(''),
		note: z.string().trim().max(2000, 'offer.note_too_long').default(''),
		is_anonymous: z.boolean().default(false),
	})
	.superRefine((offer, context) => {
		const refuse = (path: string, message: string) =>
			context.addIssue({ code: 'custom', path: [path], message });
		if (offer.nature === '') refuse('nature', 'offer.nature_missing');
		if (endsBefore(offer)) refuse('valid_to', 'offer.ends_before_it_begins');
		if (isInMoney(offer.commodity)) {
			if (isNothing(offer.budget)) refuse('budget', 'amount.missing');
			if (isAboveBudget(offer)) refuse('minimum_grant', 'offer.minimum_above_budget');
			return;
		}
		if (offer.quantity.trim() === '') refuse('quantity', 'quantity.missing');
		if (isBlank(offer.unit) && offer.commodity !== 'jobs') refuse('unit', 'offer.unit_missing');
		else if (isCut(offer)) refuse('quantity', 'quantity.not_whole');
	});

export type OfferForm = z.infer<typeof offerSchema>;

function endsBefore({ valid_from, valid_to }: { valid_from: string; valid_to: string }): boolean {
	const [from, to] = [parseDate(valid_from), parseDate(valid_to)];
	return from.ok && to.ok && to.value < from.value;
}

/** What cannot be read at all has its own refusal already. */
function isNothing(budget: string): boolean {
	const amount = parseAmount(budget);
	return amount.ok ? amount.value === 0 : isBlank(budget);
}

function isAboveBudget(offer: { budget: string; minimum_grant: string }): boolean {
	const [budget, minimum] = [parseAmount(offer.budget), parseAmount(offer.minimum_grant)];
	return budget.ok && minimum.ok && minimum.value > budget.value;
}
