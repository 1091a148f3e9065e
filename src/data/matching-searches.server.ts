import { hasManyMarkets } from '#domain/matching/markets.ts';
import type { NamedNeed, NamedOffer } from '#domain/matching/plan.ts';
import type { Round } from '#domain/matching/round.ts';
import { boundsOf } from '#domain/regions/code.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { listIdleOffers, listOpenNeeds } from './matching-results.server.ts';

/*
 * The needs and offers of a round's market by a part of their names, so that a what-if may speak of
 * any of them and not only of what the plan left over.
 */

const MOST = 50;

type Market = Pick<Round, 'id' | 'commodity' | 'nature' | 'category' | 'unit' | 'regionCode'>;

interface Choices {
	readonly needs: readonly NamedNeed[];
	readonly offers: readonly NamedOffer[];
}

/**
 * What has these characters in its title or in the name of its village or donor, at most 50 each.
 * Where nothing is typed, what most will ask about: the plan left it open, or idle.
 */
export async function listChoices(db: Db, market: Market, typed: string): Promise<Choices> {
	if (typed === '') {
		const [open, offers] = await Promise.all([
			listOpenNeeds(db, market.id, undefined, 100),
			listIdleOffers(db, market.id),
		]);
		return { needs: open.needs, offers };
	}
	const pattern = `%${typed.replace(/[%_\\]/g, '')}%`;
	const [needs, offers] = await Promise.all([
		searchNeeds(db, market, pattern),
		searchOffers(db, market, pattern),
	]);
	return { needs, offers };
}

async function searchNeeds(db: Db, market: Market, pattern: string): Promise<NamedNeed[]> {
	const [first, last] = boundsOf(market.regionCode);
	const ask = () => {
		let query = db
			.from('needs')
			.select('id, title, regions!needs_village_code_fkey!inner(name)')
			.eq('status', 'open')
			.eq('commodity', market.commodity)
			.gte('village_code', first)
			.lte('village_code', last);
		if (market.category) query = query.eq('category', market.category);
		if (isParted(market)) query = query.eq('unit', market.unit);
		return query.order('id').limit(MOST);
	};
	const rows = await both(ask().ilike('title', pattern), ask().ilike('regions.name', pattern));
	return rows.map(({ id, title, regions }) => ({ needId: id, title, villageName: regions.name }));
}

async function searchOffers(db: Db, market: Market, pattern: string): Promise<NamedOffer[]> {
	const ask = () => {
		let query = db
			.from('offers')
			.select('id, title, organizations!offers_organization_id_fkey!inner(name)')
			.eq('status', 'open')
			.eq('commodity', market.commodity);
		if (market.nature) query = query.eq('nature', market.nature);
		if (isParted(market)) query = query.eq('unit', market.unit);
		// An offer without categories is for any.
		if (market.category) query = query.or(`categories.cs.{${market.category}},categories.eq.{}`);
		return query.order('id').limit(MOST);
	};
	const rows = await both(
		ask().ilike('title', pattern),
		ask().ilike('organizations.name', pattern),
	);
	return rows.map(({ id, title, organizations }) => ({
		offerId: id,
		title,
		donorName: organizations.name,
	}));
}

/** Whether the unit tells this market from others of its commodity. */
function isParted(market: Market): market is Market & { readonly unit: string } {
	return market.unit !== null && hasManyMarkets(market.commodity);
}

type Rows<Row> = Parameters<typeof answered<Row[]>>[0];

/** The rows of both, each once. */
async function both<Row extends { id: string }>(
	one: PromiseLike<Rows<Row>>,
	other: PromiseLike<Rows<Row>>,
): Promise<Row[]> {
	const answers = await Promise.all([one, other]);
	const rows = answers.flatMap((answer) => answered(answer));
	return [...new Map(rows.map((row) => [row.id, row])).values()].slice(0, MOST);
}
