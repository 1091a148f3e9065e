import type { MarketName, OpenMarket } from '#domain/matching/markets.ts';
import type { RoundPreview } from '#domain/matching/round.ts';
import type { Category, Commodity } from '#domain/needs/need.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act } from './fault.server.ts';

/*
 * What could be matched in a region, before a round is started there.
 */

/** The markets of the open needs of a region, those with most needs first. */
export async function list(db: Db, regionCode: string): Promise<Result<OpenMarket[]>> {
	const asked = await act(db, 'list_markets', { region_code: regionCode });
	if (!asked.ok) return asked;
	const value = asked.value.map((row) => ({
		commodity: row.commodity as Commodity,
		category: row.category as Category | null,
		unit: row.unit as string | null,
		needCount: row.need_count,
		offerCount: row.offer_count,
	}));
	return { ok: true, value };
}

interface Planned extends MarketName {
	readonly regionCode: string;
	/** null: today. */
	readonly validOn?: string | null;
}

/** What a round of a market would find open on its day. */
export async function preview(db: Db, market: Planned): Promise<Result<RoundPreview>> {
	const asked = await act(db, 'preview_round', {
		commodity: market.commodity,
		nature: market.nature,
		category: market.category,
		unit: market.unit,
		region_code: market.regionCode,
		valid_on: market.validOn ?? null,
	});
	if (!asked.ok) return asked;
	return { ok: true, value: toPreview(asked.value as unknown as PreviewRow) };
}

function toPreview(row: PreviewRow): RoundPreview {
	return {
		needCount: row.need_count,
		asked: row.asked,
		villageCount: row.village_count,
		headCount: row.head_count,
		uncounted: row.uncounted,
		offerCount: row.offer_count,
		offered: row.offered,
		unverifiedCount: row.unverified_count,
		promisedNeedCount: row.promised_need_count,
		undatedOfferCount: row.undated_offer_count,
		promisedOfferCount: row.promised_offer_count,
		unpairedOfferCount: row.unpaired_offer_count,
		refusedPairCount: row.refused_pair_count,
	};
}

/** The composite as PostgREST answers it: no column of it is null. */
interface PreviewRow {
	readonly need_count: number;
	readonly asked: number;
	readonly village_count: number;
	readonly head_count: number;
	readonly uncounted: string[];
	readonly offer_count: number;
	readonly offered: number;
	readonly unverified_count: number;
	readonly promised_need_count: number;
	readonly undated_offer_count: number;
	readonly promised_offer_count: number;
	readonly unpaired_offer_count: number;
	readonly refused_pair_count: number;
}
