import type { receiptList } from '#domain/funds/receipt-list.ts';
import type { PaymentReport } from '#domain/funds/receipt.ts';
import type { View } from '#domain/list.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { reportColumns, withReceipts } from './funds-receipts.server.ts';
import { readPage, type Keyset, type Order } from './keyset.server.ts';

type ReceiptView = View<typeof receiptList>;
type Filter = ReceiptView['filter'];

/** The reported payments that the actor may see, each with what was received of it. */
export async function list(
	db: Db,
	view: ReceiptView,
	{ limit }: { limit: number },
): Promise<Keyset<PaymentReport>> {
	const { after } = view;
	const ask = () => narrowed(db, view.filter);
	const { rows, next } = await readPage(ask, orderOf(view), { after, limit });
	return { rows: await withReceipts(db, rows), next };
}

function narrowed(db: Db, { status, nature, year }: Filter) {
	let query = db.from('payment_reports').select(reportColumns);
	if (status) query = query.eq('status', status);
	if (nature) query = query.eq('pledges.nature', nature);
	if (year) query = query.gte('paid_on', `${year}-01-01`).lte('paid_on', `${year}-12-31`);
	return query;
}

function orderOf({ sort: { by, descending } }: ReceiptView): Order {
	return { column: by === 'reported' ? 'amount_fen' : by, descending, id: 'id' };
}

/** The year of the oldest payment that the actor may see, null where there is none. */
export async function findFirstYear(db: Db): Promise<number | null> {
	const query = db.from('payment_reports').select('paid_on').order('paid_on').limit(1);
	const row = answered(await query.maybeSingle());
	return row ? Number(row.paid_on.slice(0, 4)) : null;
}

/** What the rows of `list` with the same filter sum to, each nature of money apart. */
export async function listSums(db: Db, { status, nature, year }: Filter) {
	const days = year ? { first_on: `${year}-01-01`, last_on: `${year}-12-31` } : {};
	const args = { status, nature, ...days } as Record<string, string>;
	const rows = answered(await db.rpc('list_receipt_sums', args));
	return rows.map((row) => ({
		nature: row.nature_of,
		count: row.row_count,
		reportedFen: row.reported_fen,
		receivedFen: row.received_fen as number | null,
	}));
}
