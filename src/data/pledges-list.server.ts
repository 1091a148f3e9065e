import type { View } from '#domain/list.ts';
import type { pledgeList } from '#domain/pledges/list.ts';
import type { PledgeSummary } from '#domain/pledges/pledge.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { readPage, type Keyset, type Order } from './keyset.server.ts';
import { standingsOf, summaryColumns, toSummary } from './pledges-standings.server.ts';

type PledgeView = View<typeof pledgeList>;

/** Batches that one page may look through for the pledges of a rare standing. */
const MOST_BATCHES = 10;

/**
 * The pledges that the actor may see; by the day of the agreement, drafts stand with the latest.
 * What was signed is told apart by what came, which stands in a view: it is filtered here.
 */
export async function list(
	db: Db,
	view: PledgeView,
	{ limit }: { limit: number },
): Promise<Keyset<PledgeSummary>> {
	const { standing } = view.filter;
	const found: PledgeSummary[] = [];
	let next = view.after;
	let batches = 0;
	do {
		const page = await readPledges(db, { ...view, after: next }, limit);
		found.push(...page.rows.filter((one) => !standing || one.standing === standing));
		next = page.next;
		batches += 1;
	} while (next && found.length < limit && batches < MOST_BATCHES);
	const last = found[limit - 1];
	if (found.length <= limit || !last) return { rows: found, next };
	const value = view.sort.by === 'amount' ? last.amountFen : last.agreementOn;
	return {
		rows: found.slice(0, limit),
		next: { value: value === null ? null : String(value), id: last.id },
	};
}

async function readPledges(
	db: Db,
	view: PledgeView,
	limit: number,
): Promise<Keyset<PledgeSummary>> {
	const { rows, next } = await readPage(() => narrowed(db, view.filter), orderOf(view), {
		after: view.after,
		limit,
	});
	const standings = await standingsOf(
		db,
		rows.map(({ id }) => id),
	);
	return { rows: rows.map((row) => toSummary(row, standings)), next };
}

function orderOf({ sort }: PledgeView): Order {
	const { descending } = sort;
	return sort.by === 'amount'
		? { column: 'amount_fen', descending, id: 'id', nulls: 'last' }
		: { column: 'agreement_on', descending, id: 'id', nulls: 'first' };
}

function narrowed(db: Db, { standing, nature, form, year }: PledgeView['filter']) {
	let query = db.from('pledges').select(summaryColumns);
	if (standing) query = query.eq('status', statusIn(standing));
	if (nature) query = query.eq('nature', nature);
	if (form) query = query.eq('form', form);
	if (year) query = query.gte('agreement_on', `${year}-01-01`).lte('agreement_on', `${year}-12-31`);
	return query;
}

function statusIn(standing: string): string {
	return standing === 'partly_received' || standing === 'fulfilled' ? 'signed' : standing;
}

/** The year of the oldest agreement that the actor may see, null where there is none. */
export async function findFirstYear(db: Db): Promise<number | null> {
	const query = db.from('pledges').select('agreement_on').not('agreement_on', 'is', null);
	const row = answered(await query.order('agreement_on').limit(1).maybeSingle());
	return row ? Number(row.agreement_on!.slice(0, 4)) : null;
}

/** What the rows of `list` with the same filter sum to, each nature of money apart. */
export async function listSums(db: Db, filter: PledgeView['filter']) {
	const { standing, nature, form, year } = filter;
	const days = year ? { first_on: `${year}-01-01`, last_on: `${year}-12-31` } : {};
	const args = { standing, nature, form, ...days } as Record<string, string>;
	const rows = answered(await db.rpc('list_pledge_sums', args));
	return rows.map((row) => ({
		nature: row.nature_of,
		count: row.row_count,
		amountFen: row.amount_fen as number | null,
		receivedFen: row.received_fen as number | null,
	}));
}
