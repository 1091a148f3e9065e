import * as agreements from '#data/funds-agreements.server.ts';
import { argumentsOf } from '#data/funds-receipts.server.ts';
import { receiptFromForm, type ReceiptDraft } from '#domain/funds/form.ts';
import { receiptSchema, type ReceiptForm } from '#domain/funds/schema.ts';
import type { Issue } from '#domain/reports/import.ts';
import type { Fields } from '#domain/reports/sheet.ts';
import { accept, refuse, type Result } from '#domain/result.ts';
import { chooseAgreement, numbersIn } from './agreement.server.ts';
import {
	faulty,
	judgeForm,
	NO_ID,
	withFirst,
	type Importer,
	type Judged,
} from './importer.server.ts';

/** What arrived at the importer, of payments that donors have reported to it. */
export const receipts: Importer = {
	async prepare(db, { id: receiverId }, rows) {
		const signed = await agreements.listAgreements(db, { receiverId }, numbersIn(rows));
		const ids = signed.map(({ pledgeId }) => pledgeId);
		const waiting = await agreements.listOpenReports(db, ids);
		return (fields) => judge(fields, signed, waiting);
	},
};

/** @param waiting reports, of which each row takes one out */
function judge(
	{ agreement: number, ...fields }: Fields,
	signed: readonly agreements.Agreement[],
	waiting: agreements.OpenReport[],
): Judged {
	const agreement = chooseAgreement(number, signed);
	const judged = judgeForm<ReceiptForm>(receiptSchema, { ...fields, id: NO_ID });
	if (!('form' in judged)) return withFirst('agreement', agreement, judged.issues);
	if (!agreement.ok) return withFirst('agreement', agreement, []);
	const draft = receiptFromForm(judged.form);
	if (agreement.value.nature === 'social_donation' && draft.number === null) {
		return faulty({ key: 'receipt_number', name: 'receipt.number_missing' });
	}
	const report = chooseReport(draft, waiting.filter(isUnder(agreement.value)));
	if (!report.ok) return withFirst('agreement', report, []);
	waiting.splice(waiting.indexOf(report.value), 1);
	const { id: _id, ...command } = argumentsOf(report.value.id, draft);
	return { command, issues: notesOn(draft, report.value) };
}

function isUnder({ pledgeId }: agreements.Agreement) {
	return (report: agreements.OpenReport) => report.pledgeId === pledgeId;
}

/** The oldest of the very amount; else the only one that there is, with two amounts. */
function chooseReport(
	{ amountFen }: ReceiptDraft,
	waiting: readonly agreements.OpenReport[],
): Result<agreements.OpenReport, 'import.report_unknown' | 'import.report_ambiguous'> {
	const exact = waiting.find((report) => report.amountFen === amountFen);
	if (exact) return accept(exact);
	const [only, other] = waiting;
	if (!only) return refuse('import.report_unknown');
	return other
		? refuse('import.report_ambiguous', undefined, { count: waiting.length })
		: accept(only);
}

function notesOn(draft: ReceiptDraft, { amountFen }: agreements.OpenReport): Issue[] {
	if (draft.amountFen === amountFen) return [];
	const facts = { declared: amountFen, sum: draft.amountFen };
	return [{ key: 'amount', name: 'import.amount_differs', facts, isNote: true }];
}
