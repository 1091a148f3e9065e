import { at, positionsBy, positionsWhere } from './columns.ts';
import { canReachMinimum } from './grants.ts';
import { helpFor, type Help } from './help.ts';
import type { Market } from './market.ts';
import { couldFlow, type Remainder } from './remainder.ts';
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
