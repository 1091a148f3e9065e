import type { RoundInput } from '#domain/matching/input.ts';
import type { IdleOffer, OpenNeed, RoundFlow } from '#domain/matching/round.ts';
import type { Certificate } from '#domain/matching/solution.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';
import { name } from './matching-matches.server.ts';
import { toInput, type Rows } from './matching-runs.server.ts';

/*
 * What a round leaves beside its grants: open needs, idle offers, where all goes, and the proof.
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
			`need_id, quantity, why, nearest, help,
			needs!round_unmet_need_id_fkey!inner(title, regions!needs_village_code_fkey!inner(name))`,
		)
		.eq('round_id', roundId)
		.order('quantity', { ascending: false })
		.order('need_id');
	const [most, id] = after?.split('_') ?? [];
	if (most && id) query = query.or(`quantity.lt.${most},and(quantity.eq.${most},need_id.gt.${id})`);
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
			quantity: row.quantity,
			why: row.why,
			nearest: row.nearest as OpenNeed['nearest'],
			help: row.help as OpenNeed['help'],
			helper: helpers.get(helperOf(row.help) ?? '') ?? null,
		})),
		next: last ? `${last.quantity}_${last.need_id}` : null,
	};
}

function helperOf(help: unknown): string | undefined {
	return (help as { offer?: string } | null)?.offer;
}

/** What is idle after a round, those first that a top-up would move; at most 200. */
export async function listIdleOffers(db: Db, roundId: string): Promise<IdleOffer[]> {
	const query = db
		.from('round_unspent')
		.select(
			`offer_id, quantity, why, top_up,
			offers!round_unspent_offer_id_fkey!inner(title,
				organizations!offers_organization_id_fkey!inner(name)),
			needs!round_unspent_top_up_need_id_fkey(id, title)`,
		)
		.eq('round_id', roundId)
		.order('top_up', { ascending: true, nullsFirst: false })
		.order('quantity', { ascending: false })
		.order('offer_id');
	return answered(await query.limit(200)).map((row) => ({
		offerId: row.offer_id,
		title: row.offers.title,
		donorName: row.offers.organizations.name,
		quantity: row.quantity,
		why: row.why,
		topUp:
			row.top_up === null || row.needs === null
				? null
				: { quantity: row.top_up, needId: row.needs.id, title: row.needs.title },
	}));
}

interface Rest {
	readonly id: string;
	readonly quantity: number;
	readonly why: string;
}

/** What of each need stays open and of each offer is idle: a page at a time, in order of ids. */
export async function* listRest(
	db: Db,
	roundId: string,
	side: 'unmet' | 'unspent',
): AsyncGenerator<readonly Rest[]> {
	const PAGE = 1000;
	const column = side === 'unmet' ? 'need_id' : 'offer_id';
	let after = '00000000-0000-0000-0000-000000000000';
	for (;;) {
		const query = db.from(`round_${side}`).select(`id:${column}, quantity, why` as '*');
		const rows = answered(
			await query.eq('round_id', roundId).gt(column, after).order(column).limit(PAGE),
		) as unknown as Rest[];
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
		quantity: row.quantity,
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
