import { toMilli } from '#domain/needs/quantity.ts';
import type { Nature } from '#domain/offers/offer.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** A signed agreement as a paper names it. */
export interface Agreement {
	readonly pledgeId: string;
	readonly number: string;
	readonly nature: Nature;
}

/** A payment that its donor reported and nobody has confirmed. */
export interface OpenReport {
	readonly id: string;
	readonly pledgeId: string;
	readonly amountFen: number;
}

/** What of which goods an agreement promises. */
export interface AgreedGoods {
	readonly pledgeId: string;
	readonly position: number;
	readonly item: string;
	readonly quantityMilli: number;
}

/** How many numbers or ids one address asks for. */
const BATCH = 50;

async function inBatches<Given, Row>(
	all: readonly Given[],
	ask: (some: Given[]) => Promise<Row[]>,
): Promise<Row[]> {
	const rows: Row[] = [];
	for (let first = 0; first < all.length; first += BATCH) {
		rows.push(...(await ask(all.slice(first, first + BATCH))));
	}
	return rows;
}

/** The signed agreements of these numbers to which an organization is this side. */
export async function listAgreements(
	db: Db,
	side: { readonly receiverId: string } | { readonly donorId: string },
	numbers: readonly string[],
): Promise<Agreement[]> {
	const rows = await inBatches([...new Set(numbers)], async (some) => {
		const query = db.from('pledges').select('id, agreement_number, nature');
		const signed = query.eq('status', 'signed').in('agreement_number', some);
		return answered(
			await ('receiverId' in side
				? signed.eq('receiving_organization_id', side.receiverId)
				: signed.eq('donor_organization_id', side.donorId)),
		);
	});
	return rows.map(({ id, agreement_number: number, nature }) => ({
		pledgeId: id,
		number: number ?? '',
		nature: nature as Nature,
	}));
}

/** The payments under these pledges that wait for their receiver, the oldest first. */
export async function listOpenReports(db: Db, pledgeIds: readonly string[]): Promise<OpenReport[]> {
	const rows = await inBatches(pledgeIds, async (some) => {
		const reports = db.from('payment_reports').select('id, pledge_id, amount_fen, paid_on');
		const receipts = db.from('receipts').select('payment_report_id').eq('status', 'pending');
		const [waiting, confirmed] = await Promise.all([
			reports.in('pledge_id', some).in('status', ['in_transit', 'above_commitment']),
			receipts.in('pledge_id', some),
		]);
		const done = answered(confirmed).map((row) => row.payment_report_id);
		return answered(waiting).filter(({ id }) => !done.includes(id));
	});
	return rows
		.sort((one, other) => one.paid_on.localeCompare(other.paid_on))
		.map(({ id, pledge_id, amount_fen }) => ({ id, pledgeId: pledge_id, amountFen: amount_fen }));
}

export async function listAgreedGoods(
	db: Db,
	pledgeIds: readonly string[],
): Promise<AgreedGoods[]> {
	const rows = await inBatches(pledgeIds, async (some) =>
		answered(
			await db
				.from('pledge_goods')
				.select('pledge_id, position, item, quantity')
				.in('pledge_id', some),
		),
	);
	return rows.map(({ pledge_id, position, item, quantity }) => ({
		pledgeId: pledge_id,
		position,
		item,
		quantityMilli: toMilli(quantity),
	}));
}
