import { receiptList } from '#domain/funds/receipt-list.ts';
import type { PaymentReport } from '#domain/funds/receipt.ts';
import { shanghaiDate, yearsFrom } from '#domain/period.ts';
import { findFirstYear, list, listSums } from '#data/funds-receipt-list.server.ts';
import { m } from '#text/compiled/messages.js';
import { receiptColumns, receiptFilters, wordReceiptSums } from '#text/receipts.ts';
import type { ListSource } from '#http/list.server.ts';

export const receipts: ListSource<PaymentReport, typeof receiptList> = {
	name: 'receipts',
	form: receiptList,
	title: m.desk_receipts,
	columns: receiptColumns,
	filters: async (db) =>
		receiptFilters(yearsFrom(await findFirstYear(db), shanghaiDate(new Date()))),
	read: list,
	key: ({ id }) => id,
	sums: async (db, filter) => wordReceiptSums(await listSums(db, filter)),
};
