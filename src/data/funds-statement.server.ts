import { countedIn, type Movement } from '#domain/funds/statement.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { nameColumns, toPledgeName } from './funds-pledges.server.ts';

const columns = `seq, kind, amount_fen, occurred_on, corrects_seq, reason, source_table, source_id,
	debit:fund_accounts!postings_debit_account_id_fkey!inner(bucket),
	credit:fund_accounts!postings_credit_account_id_fkey!inner(bucket),
	projects(id, title),
	pledges!inner(${nameColumns}, whose:pledge_donors!inner(organization_id))` as const;

/** Rows of one question to the database, which gives out no more. */
const PAGE = 1_000;

/** What moved of a donor's pledges in a calendar year, in the order in which it was recorded. */
export async function listMovements(db: Db, donorId: string, year: number): Promise<Movement[]> {
	const pages = [];
	for (let last = 0; ;) {
		const rows = await listPage(db, { donorId, year, last });
		pages.push(await toMovements(db, rows));
		last = rows.at(-1)?.seq ?? 0;
		if (rows.length < PAGE) return pages.flat();
	}
}

async function listPage(
	db: Db,
	{ donorId, year, last }: Record<'year' | 'last', number> & { donorId: string },
) {
	const query = db.from('postings').select(columns);
	return answered(
		await query
			.eq('pledges.whose.organization_id', donorId)
			.gte('occurred_on', `${year}-01-01`)
			.lte('occurred_on', `${year}-12-31`)
			.gt('seq', last)
			.order('seq')
			.limit(PAGE),
	);
}

type Row = Awaited<ReturnType<typeof listPage>>[number];

async function toMovements(db: Db, rows: readonly Row[]): Promise<Movement[]> {
	const vouchers = await listVouchers(
		db,
		rows.filter((row) => row.source_table === 'receipts').map((row) => row.source_id),
	);
	return rows.flatMap((row) => {
		const counted = countedIn({
			debit: row.debit.bucket,
			credit: row.credit.bucket,
			amountFen: row.amount_fen,
			isCorrection: row.corrects_seq !== null,
		});
		if (!counted) return [];
		return [
			{
				...counted,
				seq: row.seq,
				occurredOn: row.occurred_on,
				kind: row.kind,
				pledge: toPledgeName(row.pledges),
				project: row.projects,
				voucher: vouchers.get(row.source_id) ?? null,
				reason: row.reason,
			},
		];
	});
}

/** The numbers of the donation receipts, by the receipt they stand on. */
async function listVouchers(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
	const vouchers = new Map<string, string>();
	const all = [...new Set(ids)];
	// In parts, because they stand in an address.
	for (let from = 0; from < all.length; from += 200) {
		const query = db.from('receipts').select('id, receipt_code, receipt_number');
		const rows = answered(await query.in('id', all.slice(from, from + 200)));
		for (const { id, receipt_code, receipt_number } of rows) {
			const words = [receipt_code, receipt_number].filter(Boolean).join(' ');
			if (words) vouchers.set(id, words);
		}
	}
	return vouchers;
}

/** The year of a donor's first agreement, null if there is none. */
export async function firstYear(db: Db, donorId: string): Promise<number | null> {
	const query = db
		.from('pledges')
		.select('agreement_on, whose:pledge_donors!inner(organization_id)');
	const own = query.eq('whose.organization_id', donorId);
	const row = answered(
		await own.not('agreement_on', 'is', null).order('agreement_on').limit(1).maybeSingle(),
	);
	return row?.agreement_on ? Number(row.agreement_on.slice(0, 4)) : null;
}
