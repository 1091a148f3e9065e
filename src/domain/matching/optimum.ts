import { positionsWhere } from './columns.ts';
import { openSimplex, type Simplex, type Watch } from './simplex/simplex.ts';
import { canReachMinimum, type Minimums } from './grants.ts';
import type { Market } from './market.ts';
import type { Flow } from './model.ts';
import { mergePairs, sortPairs, type PairColumns } from './pairs.ts';
import { priceOut } from './pricing.ts';

/** The best plan without minimum grants, proven over every eligible pair. */
export interface Optimum {
	/** The market with the pairs that were found to matter. */
	readonly market: Market;
	/** Amounts of all pairs of that market, and prices that stop every eligible pair. */
	readonly flow: Flow;
	/** Open on that market, where the optimum is. */
	readonly simplex: Simplex;
	/** How often a pair was held against the prices. */
	readonly pairsPriced: number;
}

/** How many pairs of one need join the model at a time. */
const MOST_PER_NEED = 12;

/**
 * Column generation: solves with the pairs that are known, holds all others against the prices,
 * lets those in that are worth more than their two sides ask, and goes on until there is none. Null
 * where `watch` wanted it to stop.
 */
export function optimum(market: Market, watch?: Watch): Optimum | null {
	const simplex = openSimplex(market.model);
	banUnable(market, simplex);
	const [needs, offers] = [market.model.amount.length, market.model.budget.length];
	let [grown, pairsPriced] = [market, 0];
	for (;;) {
		if (!simplex.solve(watch)) return null;
		const flow = simplex.flow();
		const pricing = market.hasAll
			? null
			: priceOut(market.source, grown, flow.prices, MOST_PER_NEED);
		pairsPriced += pricing?.priced ?? flow.amounts.length;
		if (!pricing || pricing.found.need.length === 0) {
			return { market: grown, simplex, flow, pairsPriced };
		}
		const found = sortPairs(pricing.found, needs, offers);
		grown = withPairs(grown, found);
		simplex.addPairs(found);
	}
}

/** Bans the pairs that can never reach a minimum grant; all that join later can. */
export function banUnable(market: Minimums, simplex: Simplex): void {
	if (!market.minimum.some((least) => least > 0)) return;
	const unable = positionsWhere(market.model.pairNeed, (_, pair) => !canReachMinimum(market, pair));
	simplex.change(unable.map((pair) => ({ kind: 'ban', pair })));
}

function withPairs(market: Market, found: PairColumns): Market {
	const { model } = market;
	const known = { need: model.pairNeed, offer: model.pairOffer, quality: model.pairQuality };
	const { need, offer, quality } = mergePairs(known, found);
	return {
		...market,
		model: { ...model, pairNeed: need, pairOffer: offer, pairQuality: quality },
	};
}
