import type { MarketName } from '#domain/matching/markets.ts';
import type { Parameters } from '#domain/matching/parameters.ts';
import type { PlanFigures, Round, RoundFigures, RoundStatus } from '#domain/matching/round.ts';
import type { Category, Commodity } from '#domain/needs/need.ts';
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

/** The actor's own region and those right below it: where a round may run. */
export async function listRegions(
	db: Db,
	regionCode: string,
): Promise<{ code: string; name: string }[]> {
	const query = db.from('regions').select('code, name').lt('level', 5).is('valid_to', null);
	const mine = `code.eq.${regionCode},parent_code.eq.${regionCode}`;
	return answered(await query.or(mine).order('level').order('code'));
}

export interface NewRound extends MarketName {
	readonly id: string;
	readonly regionCode: string;
	readonly parameters: Parameters;
	/** Absent or null: today. */
	readonly validOn?: string | null;
	readonly expiresOn: string | null;
}

/** Starts a round with its job. One id is one round, however often it is sent. */
export function start(db: Db, round: NewRound): Promise<Result<string>> {
	const { parameters } = round;
	return act(db, 'start_round', {
		id: round.id,
		commodity: round.commodity,
		nature: round.nature,
		category: round.category,
		unit: round.unit,
		region_code: round.regionCode,
		parameters: parameters as never,
		weights_version: parameters.weights.version,
		floor: parameters.floor,
		expires_on: round.expiresOn,
		valid_on: round.validOn ?? null,
	});
}

export function cancel(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'cancel_round', { id });
}

export function discard(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'discard_round', { id });
}

export function close(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'close_round', { id });
}

export function publish(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'publish_round', { id });
}

type Row = Tables<'rounds'> & {
	organizations: { name: string };
	regions: { name: string };
	round_figures: Tables<'round_figures'>[];
};

function toRound(row: Row): Round {
	return {
		id: row.id,
		organizationId: row.organization_id,
		organizationName: row.organizations.name,
		commodity: row.commodity as Commodity,
		nature: row.nature as Nature | null,
		category: row.category as Category | null,
		unit: row.unit,
		regionCode: row.region_code,
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
		pricedCount: row.priced_count,
		isProvenOverAll: row.is_proven_over_all,
		rounding: row.rounding as never,
		durationMs: row.duration_ms,
		validOn: row.valid_on,
		basedOnId: row.based_on_id,
		changes: row.changes as never,
		changeReason: row.change_reason,
		expiresOn: row.expires_on,
		createdBy: row.created_by,
		createdAt: row.created_at,
		publishedAt: row.published_at,
		figures: toFigures(row.round_figures),
	};
}

/** All three plans are written at once, or none. */
function toFigures(rows: readonly Tables<'round_figures'>[]): RoundFigures | null {
	const plans = new Map(rows.map((row) => [row.plan, toPlan(row)]));
	const [proposed, qualityOnly, firstCome] = ['proposed', 'quality_only', 'first_come'].map(
		(plan) => plans.get(plan),
	);
	return proposed && qualityOnly && firstCome ? { proposed, qualityOnly, firstCome } : null;
}

function toPlan(row: Tables<'round_figures'>): PlanFigures {
	return {
		offered: row.offered,
		placed: row.placed,
		villageCount: row.village_count,
		withoutCount: row.without_count,
		atFloorCount: row.at_floor_count,
		giniPerHead: row.gini_per_head,
		topTwentiethShare: row.top_twentieth_share,
		meanQuality: row.mean_quality,
	};
}
