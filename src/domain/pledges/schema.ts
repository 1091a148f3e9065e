import { z } from 'zod';
import { parseAmount } from '#domain/money.ts';
import { parseQuantity } from '#domain/needs/quantity.ts';
import { natures } from '#domain/offers/offer.ts';
import { parseDate } from '#domain/period.ts';
import { saying, sayingIfAny } from '#domain/result.ts';
import { isBlank, normalizeInput, normalizeParagraphs } from '#domain/text.ts';
import { MOST_INSTALMENTS, parseWhole } from './plan.ts';
import { exits, pledgeKinds } from './pledge.ts';

const amount = z.string().max(64, 'amount.malformed').superRefine(sayingIfAny(parseAmount));
const date = z.string().max(20, 'date.malformed').superRefine(sayingIfAny(parseDate));
const paragraphs = z.string().overwrite(normalizeParagraphs).max(500, 'note.too_long').default('');
const quantity = z.string().max(32, 'quantity.malformed').superRefine(sayingIfAny(parseQuantity));
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
		goods_item: rows(z.string().max(60, 'goods.item_too_long'), 50, 'goods.lines_too_many'),
		goods_quantity: rows(quantity, 50, 'goods.lines_too_many'),
		goods_unit: rows(z.string().max(10, 'goods.unit_too_long'), 50, 'goods.lines_too_many'),
		goods_value: rows(amount, 50, 'goods.lines_too_many'),
		goods_basis: rows(z.string().max(100, 'goods.basis_too_long'), 50, 'goods.lines_too_many'),
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
		for (const [path, name] of faultsOfGoods(pledge)) refuse(path, name);
		pledge.due_on.forEach((day, row) => {
			const share = pledge.due_amount[row] ?? '';
			if (isBlank(day) && !isBlank(share)) refuse(['due_on', row], 'date.missing');
			if (!isBlank(day) && isBlank(share)) refuse(['due_amount', row], 'amount.missing');
		});
	});

type GoodsRows = Record<`goods_${'item' | 'quantity' | 'unit' | 'value' | 'basis'}`, string[]>;

/** What a row of goods lacks in which anything was written. */
function faultsOfGoods(rows: GoodsRows): [path: [string, number], name: string][] {
	return rows.goods_item.flatMap((item, row) => {
		const at = (name: keyof GoodsRows) => rows[name][row] ?? '';
		const others = [at('goods_quantity'), at('goods_unit'), at('goods_value'), at('goods_basis')];
		if ([item, ...others].every(isBlank)) return [];
		const lacks: [boolean, string, string][] = [
			[isBlank(item), 'goods_item', 'goods.item_missing'],
			[isBlank(at('goods_quantity')), 'goods_quantity', 'quantity.missing'],
			[isBlank(at('goods_unit')), 'goods_unit', 'goods.unit_missing'],
			[
				isBlank(at('goods_basis')) && !isBlank(at('goods_value')),
				'goods_basis',
				'goods.basis_missing',
			],
		];
		return lacks
			.filter(([isLacking]) => isLacking)
			.map(([, path, name]): [[string, number], string] => [[path, row], name]);
	});
}

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
