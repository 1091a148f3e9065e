import { parseAmount } from '#domain/money.ts';
import { parseDate } from '#domain/period.ts';
import type { Places } from '#domain/pledges/refusals.ts';
import { refuse, valueOf } from '#domain/result.ts';
import type {
	AllocationForm,
	PaymentForm,
	ReceiptForm,
	ReportForm,
	ReversalForm,
} from './schema.ts';

/** An amount that can be paid: as typed, and more than nothing. */
export function parsePayable(text: string) {
	const amount = parseAmount(text);
	return amount.ok && amount.value === 0 ? refuse('amount.zero') : amount;
}

/** Commands of checked forms; amounts in fen, what was left empty is null. */
export function reportFromForm(form: ReportForm) {
	return {
		id: form.id,
		position: form.instalment === '' ? null : Number(form.instalment),
		amountFen: valueOf(parsePayable(form.amount)),
		paidOn: valueOf(parseDate(form.paid_on)),
		documentId: form.evidence_staged || null,
	};
}

export type ReportDraft = ReturnType<typeof reportFromForm>;

export function receiptFromForm(form: ReceiptForm) {
	return {
		id: form.id,
		amountFen: valueOf(parsePayable(form.amount)),
		receivedOn: valueOf(parseDate(form.received_on)),
		code: form.receipt_code || null,
		number: form.receipt_number || null,
		documentId: form.voucher_staged || null,
	};
}

export type ReceiptDraft = ReturnType<typeof receiptFromForm>;

export function reversalFromForm(form: ReversalForm) {
	return {
		id: form.id,
		recordId: form.record_id,
		amountFen: valueOf(parsePayable(form.amount)),
		reason: form.reason,
	};
}

export type ReversalDraft = ReturnType<typeof reversalFromForm>;

export function allocationFromForm(form: AllocationForm) {
	return {
		id: form.id,
		pledgeId: form.pledge_id,
		projectId: form.project_id,
		amountFen: valueOf(parsePayable(form.amount)),
		note: form.note || null,
	};
}

export type AllocationDraft = ReturnType<typeof allocationFromForm>;

export function paymentFromForm(form: PaymentForm) {
	return {
		id: form.id,
		kind: form.kind,
		pledgeId: form.pledge_id,
		projectId: form.project_id,
		amountFen: valueOf(parsePayable(form.amount)),
		paidOn: valueOf(parseDate(form.paid_on)),
		payee: form.payee,
		documentId: form.evidence_staged || null,
	};
}

export type PaymentDraft = ReturnType<typeof paymentFromForm>;

/** Beside which input the refusals of the database belong. */
export const places: Places = {
	'report.in_the_future': 'paid_on',
	'report.evidence_missing': 'evidence',
	'report.instalment_unknown': 'instalment',
	'receipt.in_the_future': 'received_on',
	'receipt.number_missing': 'receipt_number',
	'receipt.number_taken': 'receipt_number',
	'reversal.exceeds_receipt': 'amount',
	'reversal.exceeds_record': 'amount',
	'payment.in_the_future': 'paid_on',
	'allocation.project_not_open': 'project_id',
	'allocation.village_not_beneficiary': 'project_id',
	'funds.insufficient': 'amount',
	'note.missing': 'note',
};
