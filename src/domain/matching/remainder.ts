import { at, positionsBy, positionsWhere } from './columns.ts';
import { canReachMinimum, minimumGrant } from './grants.ts';
import { helpFor, type Help } from './help.ts';
import type { Market } from './market.ts';
import { leftBeside, totalsOf, worth, type Totals } from './model.ts';
import type { Alternative, Shortlist } from './shortlist.ts';

export type UnmetReason =
	| 'not_verified'
	| 'no_eligible_offer'
	| 'declined'
	| 'village_cap'
	| 'minimum_grant'
	| 'outbid'
	| 'budget_exhausted'
	| 'no_value';

export interface Unmet {
	readonly need: string;
	readonly amount: number;
	readonly why: UnmetReason;
	/** The donor that came nearest, null where none may give. */
	readonly nearest: Alternative | null;
	/** The cheapest change that would bring it money; null where none is known. */
	readonly help: Help | null;
}

export type UnspentReason =
	'no_eligible_need' | 'needs_met' | 'village_cap' | 'minimum_grant' | 'no_value';

export interface Unspent {
	readonly offer: string;
	readonly amount: number;
	readonly why: UnspentReason;
	/** The smallest addition to the budget that opens one more grant; null where none does. */
	readonly topUp: TopUp | null;
}

export interface TopUp {
	readonly amount: number;
	readonly need: string;
}

/** A plan and what it leaves free. */
export interface Remainder {
	readonly market: Market;
	readonly amounts: Float64Array;
	readonly spent: Float64Array;
	readonly left: Totals;
}

export function remainderOf(market: Market, amounts: Float64Array): Remainder {
	const { model } = market;
	const spent = totalsOf(model, amounts).offer;
	return { market, amounts, spent, left: leftBeside(model, amounts) };
}

export function explainUnmet(remainder: Remainder, { donorFor }: Shortlist): Unmet[] {
	const { market, left } = remainder;
	const pairsOf = positionsBy(market.model.pairNeed, market.needs.length);
	return positionsWhere(left.need, (amount) => amount > 0).map((need) => {
		const pairs = pairsOf(need);
		const why = whyUnmet(remainder, need, pairs);
		const open = { need, pairs, why, nearest: donorFor(need) };
		return {
			need: at(market.needs, need).id,
			amount: at(left.need, need),
			why,
			nearest: open.nearest,
			help: helpFor(remainder, open),
		};
	});
}

function whyUnmet(remainder: Remainder, need: number, pairs: Int32Array): UnmetReason {
	const { market, amounts, spent, left } = remainder;
	const { pairOffer, village } = market.model;
	if (pairs.length === 0) return whyNobody(market, need);
	if (at(left.village, at(village, need)) === 0) return 'village_cap';
	const able = pairs.filter((pair) => canReachMinimum(market, pair));
	if (able.some((pair) => couldFlow(remainder, pair))) return 'no_value';
	const hasIdleDonor = able.some((pair) => at(left.offer, at(pairOffer, pair)) > 0);
	if (able.length === 0 || hasIdleDonor) return 'minimum_grant';
	const gaveElsewhere = able.some((pair) => at(spent, at(pairOffer, pair)) > at(amounts, pair));
	return gaveElsewhere ? 'outbid' : 'budget_exhausted';
}

function whyNobody(market: Market, needIndex: number): UnmetReason {
	const need = at(market.needs, needIndex);
	if (market.declined.has(needIndex)) return 'declined';
	return market.isScored && need.verified === 0 ? 'not_verified' : 'no_eligible_offer';
}

export function explainUnspent(remainder: Remainder): Unspent[] {
	const { market, left } = remainder;
	const pairsOf = positionsBy(market.model.pairOffer, market.donors.length);
	return positionsWhere(left.offer, (amount) => amount > 0).map((offer) => ({
		offer: at(market.donors, offer).offer.id,
		amount: at(left.offer, offer),
		...whyUnspent(remainder, at(left.offer, offer), pairsOf(offer)),
	}));
}

function whyUnspent(
	remainder: Remainder,
	idle: number,
	pairs: Int32Array,
): Pick<Unspent, 'why' | 'topUp'> {
	const { market, left } = remainder;
	const { pairNeed } = market.model;
	if (pairs.length === 0) return { why: 'no_eligible_need', topUp: null };
	const unmet = pairs.filter((pair) => at(left.need, at(pairNeed, pair)) > 0);
	if (unmet.length === 0) return { why: 'needs_met', topUp: null };
	const roomy = unmet.filter((pair) => takes(remainder, pair) > 0);
	if (roomy.length === 0) return { why: 'village_cap', topUp: null };
	if (roomy.some((pair) => couldFlow(remainder, pair))) return { why: 'no_value', topUp: null };
	return { why: 'minimum_grant', topUp: topUpOf(remainder, idle, roomy) };
}

/** Where several needs would do, the one to which the donor's money is worth most. */
function topUpOf(remainder: Remainder, idle: number, roomy: Int32Array): TopUp | null {
	const { market } = remainder;
	const minimum = minimumGrant(market, at(roomy, 0));
	const openable = roomy.filter((pair) => takes(remainder, pair) >= minimum);
	if (openable.length === 0) return null;
	const best = openable.reduce((one, other) =>
		worth(market.model, other) > worth(market.model, one) ? other : one,
	);
	const need = at(market.needs, at(market.model.pairNeed, best)).id;
	return { amount: minimum - idle, need };
}

/** What the need of a pair and its village can still take. */
export function takes({ market, left }: Remainder, pair: number): number {
	const need = at(market.model.pairNeed, pair);
	return Math.min(at(left.need, need), at(left.village, at(market.model.village, need)));
}

function couldFlow(remainder: Remainder, pair: number): boolean {
	const { market, left } = remainder;
	const most = Math.min(at(left.offer, at(market.model.pairOffer, pair)), takes(remainder, pair));
	return most >= Math.max(1, minimumGrant(market, pair));
}
