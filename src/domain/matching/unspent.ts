import { at, positionsBy, positionsWhere } from './columns.ts';
import { minimumGrant } from './grants.ts';
import { worth } from './model.ts';
import { couldFlow, takes, type Remainder } from './remainder.ts';

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
