import { unitOf, type Unit } from '#domain/needs/measure.ts';
import { commodities, type Category, type Commodity } from '#domain/needs/need.ts';
import type { Nature } from '#domain/offers/offer.ts';
import type { RoundForm } from './schema.ts';

/** What can be added up, and so is matched in one round. Mirrors private.is_market. */
export interface MarketName {
	readonly commodity: Commodity;
	/** Of money alone: fiscal aid and donations never meet. */
	readonly nature: Nature | null;
	/** Of goods alone: what they are for. */
	readonly category: Category | null;
	/** In which every quantity of the round is told; null: fen. */
	readonly unit: Unit;
}

/** A market in which something is asked for, with what is offered anywhere of the same kind. */
export interface OpenMarket extends Omit<MarketName, 'nature'> {
	readonly needCount: number;
	readonly offerCount: number;
}

/** The market that a checked form describes; what does not belong to its commodity is left out. */
export function marketFromForm({
	commodity,
	nature,
	category,
	unit,
}: Pick<RoundForm, 'commodity' | 'nature' | 'category' | 'unit'>): MarketName {
	return {
		commodity,
		nature: commodity === 'money' ? nature : null,
		category: commodity === 'goods' && category !== '' ? category : null,
		unit: unitOf(commodity, unit) || null,
	};
}

/** Goods and talent are many markets, all else is one whatever its records say. */
export function hasManyMarkets(commodity: Commodity): boolean {
	return commodity === 'goods' || commodity === 'talent';
}

export type Chosen = Pick<RoundForm, 'commodity' | 'category' | 'unit'>;

/**
 * What an address asks for. Of goods and talent it is the market with most needs, unless the
 * address names another that is open; null where none is.
 */
export function chooseMarket(asked: URLSearchParams, open: readonly OpenMarket[]): Chosen | null {
	const commodity = commodities.find((one) => one === asked.get('commodity')) ?? 'money';
	if (!hasManyMarkets(commodity)) {
		return { commodity, category: '', unit: unitOf(commodity, '') ?? '' };
	}
	const markets = open.filter((market) => market.commodity === commodity);
	const named = markets.find(
		({ category, unit }) =>
			(category ?? '') === (asked.get('category') ?? '') && unit === asked.get('unit'),
	);
	const { category, unit } = named ?? markets[0] ?? {};
	return unit == null ? null : { commodity, category: category ?? '', unit };
}
