import type { receiptList } from '#domain/funds/receipt-list.ts';
import {
	arrivalOf,
	liveReceipt,
	receivedOf,
	reportStatuses,
	type PaymentReport,
} from '#domain/funds/receipt.ts';
import { natures } from '#domain/offers/offer.ts';
import { columnsOf, type ListColumn } from './column.ts';
import { m } from './compiled/messages.js';
import { getLocale } from './compiled/runtime.js';
import { termFilter, yearFilter, type ListFilter, type ListSums } from './filter.ts';
import { formatCount, formatMoney } from './format.ts';
import { nameDonor } from './pledges.ts';
import { term } from './terms.ts';

export function receiptFilters(years: readonly number[]): ListFilter[] {
	return [
		termFilter('status', m.part_status(), 'status_payment_report', reportStatuses),
		termFilter('nature', m.pledge_nature(), 'nature', natures),
		yearFilter('year', m.receipt_paid_in(), years),
	];
}

type Key = (typeof receiptList.columns)[number];

export function receiptColumns(): ListColumn<PaymentReport, Key>[] {
	const { text, word, money, day, instant } = columnsOf<PaymentReport, Key>();
	return [
		day('paid_on', m.fund_report_paid_on(), ({ paidOn }) => paidOn),
		text('donor', m.pledge_donor(), ({ pledge }) => nameDonor(pledge)),
		text('receiver', m.pledge_receiver(), ({ pledge }) => pledge.receiver.name),
		word('nature', m.pledge_nature(), ({ pledge }) => term('nature', pledge.nature)),
		word('number', m.pledge_number(), ({ pledge }) => pledge.agreementNumber),
		money('reported', m.fund_reported(), ({ amountFen }) => amountFen),
		money('received', term('bucket', 'received'), receivedOf),
		day('received_on', m.receipt_received_on(), (row) => liveReceipt(row)?.receivedOn ?? null),
		word('code', m.receipt_code(), (row) => liveReceipt(row)?.code ?? null),
		word('voucher', m.receipt_number(), (row) => liveReceipt(row)?.number ?? null),
		word('arrival', m.part_status(), (row) => term('status_report', arrivalOf(row))),
		instant('reported_at', m.receipt_reported_at(), ({ reportedAt }) => reportedAt),
		text('pledge', m.receipt_pledge_id(), ({ pledge }) => pledge.id),
		text('id', m.list_id(), ({ id }) => id),
	];
}

/** What payments of one nature sum to. */
export interface ReceiptSum {
	readonly nature: string;
	readonly count: number;
	readonly reportedFen: number;
	readonly receivedFen: number | null;
}

export function wordReceiptSums(sums: readonly ReceiptSum[]): ListSums {
	const locale = getLocale();
	return {
		count: sums.reduce((total, { count }) => total + count, 0),
		parts: sums.map(({ nature, count, reportedFen, receivedFen }) =>
			m.receipt_sum({
				nature: term('nature', nature),
				count: formatCount(count, locale),
				reported: formatMoney(reportedFen, locale, 'wan'),
				received: formatMoney(receivedFen, locale, 'wan'),
			}),
		),
	};
}
