import { z } from 'zod';
import { parseQuantity } from '#domain/needs/quantity.ts';
import { parseDate } from '#domain/period.ts';
import { noticeSchema } from '#domain/projects/schema.ts';
import { saying } from '#domain/result.ts';
import { normalizeInput, normalizeParagraphs } from '#domain/text.ts';
import { paymentKinds } from './allocation.ts';
import { parsePayable } from './form.ts';
import { planScopes, planWays } from './goods-plan.ts';

const amount = z.string().max(64, 'amount.malformed').superRefine(saying(parsePayable)).default('');
const date = z.string().max(20, 'date.malformed').superRefine(saying(parseDate)).default('');
const staged = z.union([z.uuid(), z.literal('')]).default('');
const note = z.string().overwrite(normalizeParagraphs).max(500, 'note.too_long').default('');

/** The notice of a plan; who hangs it for fewer days than usual names the rule. */
export const goodsNoticeSchema = noticeSchema.extend({
	basis: z.string().trim().max(200, 'notice.basis_too_long').default(''),
});
export type GoodsNoticeForm = z.infer<typeof goodsNoticeSchema>;

/** A payment as its donor reports it. Everything typed stays text. */
export const reportSchema = z.object({
	id: z.uuid(),
	instalment: z
		.string()
		.regex(/^\d{0,3}$/)
		.default(''),
	amount,
	paid_on: date,
	evidence_staged: staged,
});

export type ReportForm = z.infer<typeof reportSchema>;

/** What arrived, as its receiver confirms it. */
export const receiptSchema = z
	.object({
		id: z.uuid(),
		amount,
		received_on: date,
		receipt_code: z.string().overwrite(normalizeInput).max(30, 'receipt.code_too_long').default(''),
		receipt_number: z
			.string()
			.overwrite(normalizeInput)
			.max(30, 'receipt.number_too_long')
			.default(''),
		voucher_staged: staged,
	})
	.superRefine((receipt, context) => {
		if (receipt.receipt_code === '' || receipt.receipt_number !== '') return;
		const message = 'receipt.number_missing';
		context.addIssue({ code: 'custom', path: ['receipt_number'], message });
	});

export type ReceiptForm = z.infer<typeof receiptSchema>;

/** The second person's word, or a reason; `about` is the record that was read. */
export const noteSchema = z.object({
	note,
	about: z.union([z.uuid(), z.literal('')]).default(''),
});

/** What shall be taken back of a receipt, allocation or payment, and why. */
export const reversalSchema = z.object({
	id: z.uuid(),
	record_id: z.uuid(),
	amount,
	reason: z
		.string()
		.overwrite(normalizeParagraphs)
		.min(1, 'note.missing')
		.max(500, 'note.too_long')
		.default(''),
});

export type ReversalForm = z.infer<typeof reversalSchema>;

export const allocationSchema = z.object({
	id: z.uuid(),
	pledge_id: z.uuid(),
	project_id: z.uuid('allocation.project_missing'),
	amount,
	note,
});

export type AllocationForm = z.infer<typeof allocationSchema>;

export const paymentSchema = z.object({
	id: z.uuid(),
	kind: z.enum(paymentKinds),
	pledge_id: z.uuid(),
	project_id: z.uuid(),
	amount,
	paid_on: date,
	payee: z
		.string()
		.overwrite(normalizeInput)
		.min(1, 'payment.payee_missing')
		.max(100, 'payment.payee_too_long'),
	evidence_staged: staged,
});

export type PaymentForm = z.infer<typeof paymentSchema>;

const quantity = z
	.string()
	.max(32, 'quantity.malformed')
	.superRefine(saying(parseQuantity))
	.default('');
const position = z.string().regex(/^\d{1,3}$/);
const region = z.union([z.string().regex(/^[1-9]\d{11}$/), z.literal('')]).default('');

/** Goods on their way, as their donor reports them. */
export const shipmentSchema = z.object({
	id: z.uuid(),
	position,
	village_code: region,
	quantity,
	shipped_on: date,
	carrier: z.string().overwrite(normalizeInput).max(100, 'goods.carrier_too_long').default(''),
	waybill_staged: staged,
});

export type ShipmentForm = z.infer<typeof shipmentSchema>;

/** What arrived, as whoever it was sent to counts it. */
export const goodsReceiptSchema = z.object({
	id: z.uuid(),
	quantity,
	received_on: date,
	condition: note,
	photo_staged: staged,
	delivery_note_staged: staged,
});

export type GoodsReceiptForm = z.infer<typeof goodsReceiptSchema>;

/** A distribution plan; the lines are text, one each, so that a table can be pasted. */
export const goodsPlanSchema = z.object({
	id: z.uuid(),
	version: z
		.string()
		.regex(/^\d{0,9}$/)
		.default(''),
	pledge_id: z.uuid(),
	position,
	village_code: region,
	way: z.enum(planWays).default('equal'),
	scope: z.enum(planScopes).default('households'),
	beneficiary: z.string().max(120, 'goods.place_missing').default(''),
	parts: z.string().max(8, 'count.malformed').default(''),
	total: z.string().max(32, 'quantity.malformed').default(''),
	step: quantity,
	reason: note,
	lines: z.string().max(60_000, 'goods.lines_too_many').default(''),
});

export type GoodsPlanForm = z.infer<typeof goodsPlanSchema>;

/** What was handed over against a signed sheet. */
export const handoverSchema = z.object({
	id: z.uuid(),
	handed_on: date,
	whole: z
		.array(z.string().regex(/^\d{1,4}$/))
		.max(1000)
		.default([]),
	exceptions: z.string().max(20_000, 'goods.lines_too_many').default(''),
	sheet_staged: staged,
});

export type HandoverForm = z.infer<typeof handoverSchema>;

/** A word on a plan or on one of its hand-overs, as it stood on the page that was read. */
export const goodsWordSchema = z.object({
	note,
	handover_id: z.union([z.uuid(), z.literal('')]).default(''),
	version: z
		.string()
		.regex(/^\d{0,9}$/)
		.default(''),
});
