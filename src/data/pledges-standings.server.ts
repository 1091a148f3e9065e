import type { Nature } from '#domain/offers/offer.ts';
import { standingOfGoods, type GoodsStage } from '#domain/pledges/goods.ts';
import {
	UNNAMED,
	type Party,
	type PledgeKind,
	type PledgeSummary,
	type Proceeds,
	type Standing,
} from '#domain/pledges/pledge.ts';
import type { Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { answered } from './fault.server.ts';

export const summaryColumns = `id, nature, form, amount_fen, amount_text, is_approximate,
	agreement_number, agreement_on, status, is_demo,
	pledge_donors(donor:organizations!pledge_donors_organization_id_fkey(id, name),
		drawer:organizations!pledge_donors_drawer_id_fkey(id, name)),
	receiver:organizations!pledges_receiving_organization_id_fkey(id, name)` as const;

export type SummaryRow = Pick<
	Tables<'pledges'>,
	| 'id'
	| 'nature'
	| 'form'
	| 'amount_fen'
	| 'amount_text'
	| 'is_approximate'
	| 'agreement_number'
	| 'agreement_on'
	| 'status'
	| 'is_demo'
> & {
	/** null where the reader may not know it. */
	pledge_donors: { donor: Party; drawer: Party } | null;
	receiver: Party;
};

export interface Standings {
	get(
		id: string,
	): { standing: Standing; goodsStage: GoodsStage | null; proceeds: Proceeds } | undefined;
}

/** What came of these pledges. */
export async function standingsOf(db: Db, ids: readonly string[]): Promise<Standings> {
	if (ids.length === 0) return new Map();
	const query = db.from('pledge_standings').select();
	const [rows, stages] = await Promise.all([
		query.in('pledge_id', [...ids]).then(answered),
		stagesOf(db, ids),
	]);
	return new Map(
		rows.map((row) => {
			const proceeds: Proceeds = {
				outstandingFen: row.outstanding_fen ?? 0,
				inTransitFen: row.in_transit_fen ?? 0,
				availableFen: row.available_fen ?? 0,
				receivedFen: row.received_fen ?? 0,
				lapsedFen: row.lapsed_fen ?? 0,
				writtenOffFen: row.written_off_fen ?? 0,
			};
			const goodsStage = stages.get(row.pledge_id) ?? null;
			const standing = goodsStage ? standingOfGoods(goodsStage) : (row.standing as Standing);
			return [row.pledge_id ?? '', { standing, goodsStage, proceeds }];
		}),
	);
}

async function stagesOf(
	db: Db,
	ids: readonly string[],
): Promise<ReadonlyMap<string | null, GoodsStage | null>> {
	const query = db.from('goods_stages').select();
	const rows = answered(await query.in('pledge_id', [...ids]));
	return new Map(rows.map(({ pledge_id: id, stage }) => [id, stage as GoodsStage | null]));
}

const NOTHING: Proceeds = {
	outstandingFen: 0,
	inTransitFen: 0,
	availableFen: 0,
	receivedFen: 0,
	lapsedFen: 0,
	writtenOffFen: 0,
};

export function toSummary(row: SummaryRow, standings: Standings): PledgeSummary {
	const known = standings.get(row.id);
	return {
		id: row.id,
		donor: row.pledge_donors?.donor ?? UNNAMED,
		receiver: row.receiver,
		nature: row.nature as Nature,
		kind: row.form as PledgeKind,
		amountFen: row.amount_fen,
		amountText: row.amount_text,
		isApproximate: row.is_approximate,
		agreementNumber: row.agreement_number,
		agreementOn: row.agreement_on,
		standing: known?.standing ?? (row.status as Standing),
		goodsStage: known?.goodsStage ?? null,
		proceeds: known?.proceeds ?? NOTHING,
		isDemo: row.is_demo,
	};
}
