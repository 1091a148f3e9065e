import { describe, expect, it } from 'vitest';
import {
	allocationFromForm,
	parsePayable,
	paymentFromForm,
	receiptFromForm,
	reportFromForm,
} from '#domain/funds/form.ts';
import {
	allocationSchema,
	noteSchema,
	paymentSchema,
	receiptSchema,
	reportSchema,
} from '#domain/funds/schema.ts';

const id = '7d3f0e55-0c0e-4c4e-9a51-1c7b6f3a2d10';

describe('an amount that is paid', () => {
	it.each([
		['１２,000', 1_200_000],
		['1.2万', 1_200_000],
		['0.01', 1],
	])('reads %s as %i fen', (text, fen) => {
		expect(parsePayable(text)).toEqual({ ok: true, value: fen });
	});

	it('is more than nothing', () => {
		expect(parsePayable('0.00')).toMatchObject({ refusal: { name: 'amount.zero' } });
		expect(parsePayable('')).toMatchObject({ refusal: { name: 'amount.missing' } });
	});
});

describe('the command of a form', () => {
	it('names an instalment or none', () => {
		const form = reportSchema.parse({ id, amount: '1万', paid_on: '2026/11/1', instalment: '2' });
		const expected = { id, position: 2, amountFen: 1_000_000, paidOn: '2026-11-01' };
		expect(reportFromForm(form)).toEqual({ ...expected, documentId: null });
		expect(reportFromForm({ ...form, instalment: '' }).position).toBeNull();
	});

	it('leaves out of a receipt what fiscal aid does not have', () => {
		const form = receiptSchema.parse({ id, amount: '1万', received_on: '2026-11-01' });
		expect(receiptFromForm(form)).toMatchObject({ code: null, number: null, documentId: null });
	});

	it('allocates and pays what was typed', () => {
		const ids = { id, pledge_id: id, project_id: id };
		const allocation = allocationSchema.parse({ ...ids, amount: '5000', note: ' ' });
		expect(allocationFromForm(allocation)).toMatchObject({ amountFen: 500_000, note: null });
		const typed = { kind: 'expenditure', amount: '5000', paid_on: '2026-11-01', payee: ' 某公司 ' };
		const payment = paymentSchema.parse({ ...ids, ...typed });
		expect(paymentFromForm(payment)).toMatchObject({ kind: 'expenditure', payee: '某公司' });
	});
});

describe('what is refused before it is sent', () => {
	const says = (read: { error?: { issues: { message: string }[] } | undefined }) =>
		read.error?.issues.map(({ message }) => message);

	it('is a receipt code without its number', () => {
		const form = { id, amount: '1', received_on: '2026-11-01', receipt_code: '6211' };
		expect(says(receiptSchema.safeParse(form))).toEqual(['receipt.number_missing']);
	});

	it('is an allocation to nothing, and a payment to nobody', () => {
		const form = { id, pledge_id: id, project_id: '', amount: '1' };
		expect(says(allocationSchema.safeParse(form))).toEqual(['allocation.project_missing']);
		const payment = { ...form, project_id: id, kind: 'disbursement', paid_on: '2026-11-01' };
		expect(says(paymentSchema.safeParse({ ...payment, payee: '\u3000' }))).toEqual([
			'payment.payee_missing',
		]);
	});

	it('is a note that nobody would read', () => {
		expect(says(noteSchema.safeParse({ note: '长'.repeat(501) }))).toEqual(['note.too_long']);
	});
});
