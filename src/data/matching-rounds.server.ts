import type { Parameters } from '#domain/matching/parameters.ts';
import type {
	OpenNeed,
	Round,
	RoundFigures,
	RoundPreview,
	RoundStatus,
} from '#domain/matching/round.ts';
import type { Commodity } from '#domain/needs/need.ts';
import type { Nature } from '#domain/offers/offer.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { act, answered } from './fault.server.ts';

const columns = `*, organizations!rounds_organization_id_fkey!inner(name),
	regions!rounds_region_code_fkey!inner(name), round_figures(*)`;

/** The rounds that the actor may see, newest first. @param before the last page's cursor */
export async function list(
	db: Db,
	before?: string,
	limit = 50,
): Promise<{ rounds: Round[]; next: string | null }> {
	let query = db.from('rounds').select(columns).order('created_at', { ascending: false });
	if (before) query = query.lt('created_at', before);
	const rows = answered(await query.limit(limit + 1));
	const page = rows.slice(0, limit);
	return {
		rounds: page.map(toRound),
		next: rows.length > limit ? (page.at(-1)?.created_at ?? null) : null,
	};
}

export async function find(db: Db, id: string): Promise<Round | null> {
	const row = answered(await db.from('rounds').select(columns).eq('id', id).maybeSingle());
	return row && toRound(row);
}

/** What a round left open, the largest first. @param after the last page's cursor */
export async function listOpenNeeds(
	db: Db,
	roundId: string,
	after?: string,
	limit = 100,
): Promise<{ needs: OpenNeed[]; next: string | null }> {
	let query = db
		.from('round_unmet')
		.select(
			`need_id, amount_fen, why,
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
	return {
		needs: page.map((row) => ({
			needId: row.need_id,
			title: row.needs.title,
			villageName: row.needs.regions.name,
			amountFen: row.amount_fen,
			why: row.why,
		})),
		next: last ? `${last.amount_fen}_${last.need_id}` : null,
	};
}

/** The actor's own region and those right below it: where a round may run. */
export async function listRegions(
	db: Db,
	regionCode: string,
): Promise<{ code: string; name: string }[]> {
	const query = db.from('regions').select('code, name').lt('level', 5).is('valid_to', null);
	const mine = `code.eq.${regionCode},parent_code.eq.${regionCode}`;
	return answered(await query.or(mine).order('level').order('code'));
}

export interface NewRound {
	readonly id: string;
	readonly commodity: Commodity;
	readonly nature: Nature;
	readonly regionCode: string;
	readonly parameters: Parameters;
	readonly expiresOn: string | null;
}

/** Starts a round with its job. One id is one round, however often it is sent. */
export function start(db: Db, round: NewRound): Promise<Result<string>> {
	const { parameters } = round;
	return act(db, 'start_round', {
		id: round.id,
		commodity: round.commodity,
		nature: round.nature,
		region_code: round.regionCode,
		parameters: parameters as never,
		weights_version: parameters.weights.version,
		floor: parameters.floor,
		expires_on: round.expiresOn,
	});
}

export function publish(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'publish_round', { id });
}

export async function preview(
	db: Db,
	market: Pick<NewRound, 'commodity' | 'nature' | 'regionCode'>,
): Promise<Result<RoundPreview>> {
	const { commodity, nature, regionCode } = market;
	const asked = await act(db, 'preview_round', { commodity, nature, region_code: regionCode });
	if (!asked.ok) return asked;
	const [row] = asked.value;
	if (!row) throw new Error('preview_round answered no row');
	return {
		ok: true,
		value: {
			needCount: row.need_count,
			askedFen: row.asked_fen,
			villageCount: row.village_count,
			uncounted: row.uncounted,
			offerCount: row.offer_count,
			offeredFen: row.offered_fen,
		},
	};
}

type Row = Tables<'rounds'> & {
	organizations: { name: string };
	regions: { name: string };
	round_figures: Tables<'round_figures'> | null;
};

function toRound(row: Row): Round {
	return {
		id: row.id,
		organizationId: row.organization_id,
		organizationName: row.organizations.name,
		commodity: row.commodity as Commodity,
		nature: row.nature as Nature,
		regionName: row.regions.name,
		parameters: row.parameters as never,
		status: row.status as RoundStatus,
		progress: row.progress,
		failure: row.failure,
		inputHash: row.input_hash,
		objective: row.objective,
		bound: row.bound,
		gap: row.gap,
		pairCount: row.pair_count,
		durationMs: row.duration_ms,
		expiresOn: row.expires_on,
		createdBy: row.created_by,
		createdAt: row.created_at,
		publishedAt: row.published_at,
		figures: row.round_figures && toFigures(row.round_figures),
	};
}

function toFigures(row: Tables<'round_figures'>): RoundFigures {
	return {
		offeredFen: row.offered_fen,
		placedFen: row.placed_fen,
		villageCount: row.village_count,
		withoutCount: row.without_count,
		atFloorCount: row.at_floor_count,
		giniPerHead: row.gini_per_head,
		topTwentiethShare: row.top_twentieth_share,
	};
}
