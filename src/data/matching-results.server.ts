import type { RoundInput } from '#domain/matching/input.ts';
import type { IdleOffer, OpenNeed, RoundFlow } from '#domain/matching/round.ts';
import type { Certificate } from '#domain/matching/solution.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';
import { name } from './matching-matches.server.ts';
import { toInput, type Rows } from './matching-runs.server.ts';

/*
 * What a round leaves beside its grants: open needs, idle money, where money goes, and the proof.
 */

/** What a round left open, the largest first. @param after the last page's cursor */
export async function listOpenNeeds(
	db: Db,
	roundId: string,
	after?: string,
	limit = 50,
): Promise<{ needs: OpenNeed[]; next: string | null }> {
	let query = db
		.from('round_unmet')
		.select(
			`need_id, amount_fen, why, nearest, help,
			needs!round_unmet_need_id_fkey!inner(title, regions!needs_village_code_fkey!inner(name))`,
		)
		.eq('round_id', roundId)
		.order('amount_fen', { ascending: false })
		.order('need_id');
	const [fen, id] = after?.split('_') ?? [];
	if (fen && id)
		query = query.or(`amount_fen.lt.${fen},and(amount_fen.eq.${fen},need_id.gt.${id})`);
	const rows = answered(await query.limit(limit + 1));
	const page = rows.slice(0, limit);
	const last = rows.length > limit ? page.at(-1) : undefined;
	const helpers = await name(
		db,
		page.flatMap((row) => helperOf(row.help) ?? []),
	);
	return {
		needs: page.map((row) => ({
			needId: row.need_id,
			title: row.needs.title,
			villageName: row.needs.regions.name,
			amountFen: row.amount_fen,
			why: row.why,
			nearest: row.nearest as OpenNeed['nearest'],
			help: row.help as OpenNeed['help'],
			helper: helpers.get(helperOf(row.help) ?? '') ?? null,
		})),
		next: last ? `${last.amount_fen}_${last.need_id}` : null,
	};
}

function helperOf(help: unknown): string | undefined {
	return (help as { offer?: string } | null)?.offer;
}

/** The idle money of a round, those first that a top-up would move; at most 200. */
export async function listIdleOffers(db: Db, roundId: string): Promise<IdleOffer[]> {
	const query = db
		.from('round_unspent')
		.select(
			`offer_id, amount_fen, why, top_up_fen,
			offers!round_unspent_offer_id_fkey!inner(title,
				organizations!offers_organization_id_fkey!inner(name)),
			needs!round_unspent_top_up_need_id_fkey(id, title)`,
		)
		.eq('round_id', roundId)
		.order('top_up_fen', { ascending: true, nullsFirst: false })
		.order('amount_fen', { ascending: false })
		.order('offer_id');
	return answered(await query.limit(200)).map((row) => ({
		offerId: row.offer_id,
		title: row.offers.title,
		donorName: row.offers.organizations.name,
		amountFen: row.amount_fen,
		why: row.why,
		topUp:
			row.top_up_fen === null || row.needs === null
				? null
				: { amountFen: row.top_up_fen, needId: row.needs.id, title: row.needs.title },
	}));
}

/** What of each need stays open and of each offer is idle: a page at a time, in order of ids. */
export async function* listRest(
	db: Db,
	roundId: string,
	side: 'unmet' | 'unspent',
): AsyncGenerator<readonly { id: string; fen: number; why: string }[]> {
	const PAGE = 1000;
	const column = side === 'unmet' ? 'need_id' : 'offer_id';
	let after = '00000000-0000-0000-0000-000000000000';
	for (;;) {
		const query = db.from(`round_${side}`).select(`id:${column}, fen:amount_fen, why` as '*');
		const rows = answered(
			await query.eq('round_id', roundId).gt(column, after).order(column).limit(PAGE),
		) as unknown as { id: string; fen: number; why: string }[];
		yield rows;
		if (rows.length < PAGE) return;
		after = rows.at(-1)?.id ?? after;
	}
}

/** The largest streams of one's own round; none where it is another's. */
export async function listFlows(db: Db, roundId: string): Promise<RoundFlow[]> {
	const asked = await act(db, 'list_round_flows', { round_id: roundId });
	if (!asked.ok) return [];
	return asked.value.map((row) => ({
		donorId: row.donor_id,
		donor: row.donor,
		placeCode: row.place_code,
		place: row.place,
		amountFen: row.amount_fen,
		matchCount: row.match_count,
	}));
}

/** The frozen input of one's own round; null where there is none to see. */
export async function findInput(db: Db, roundId: string): Promise<RoundInput | null> {
	const query = db.from('round_inputs').select('input').eq('round_id', roundId);
	const row = answered(await query.maybeSingle());
	return row && toInput(row.input as unknown as Rows);
}

export async function findCertificate(db: Db, roundId: string): Promise<Certificate | null> {
	const query = db.from('round_certificates').select('certificate').eq('round_id', roundId);
	const row = answered(await query.maybeSingle());
	return row && (row.certificate as unknown as Certificate);
}
