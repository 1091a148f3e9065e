import { at, positionsWhere } from './columns.ts';
import { exactSum, type Sum } from './exact-sum.ts';
import type { Match } from './explain.ts';
import type { Market } from './market.ts';
import { pairQuality, placeIn } from './pair-source.ts';
import { placeFinder } from './place-finder.ts';
import { indexOf, provenBound, type Indexed, type ProofViolation } from './proof.ts';
import type { Solution } from './solution.ts';

export interface Violation {
	readonly name: PlanViolation | ProofViolation;
	/** Id of the record, `offer need` for a pair, 'plan' for the whole. */
	readonly record: string;
}

type PlanViolation =
	| 'unknown_pair'
	| 'match_repeated'
	| 'amount_not_whole'
	| 'below_minimum_grant'
	| 'over_budget'
	| 'over_need'
	| 'over_village_cap'
	| 'unmet_wrong'
	| 'unspent_wrong'
	| 'objective_wrong'
	| 'bound_wrong'
	| 'gap_wrong'
	| 'not_optimal';

/** Sums of a plan, read from its matches alone. */
interface Sums {
	readonly offer: Float64Array;
	readonly need: Float64Array;
	readonly village: Float64Array;
	/** Points of the matches, before what the villages add. */
	readonly points: Sum;
}

/** Against which pairs the prices are held: those the solver knew, or every eligible one. */
export type Scope = 'known' | 'all';

/**
 * Proves a solution from the market alone, sharing no code with whatever made it: that the plan can
 * be carried out, and by its prices (linear duality) that no plan can be worth more than the bound.
 */
export function verify(market: Market, solution: Solution, scope: Scope = 'known'): Violation[] {
	const { model } = market;
	const indexed = indexOf(market);
	const sums: Sums = {
		offer: new Float64Array(model.budget.length),
		need: new Float64Array(model.amount.length),
		village: new Float64Array(market.villages.length),
		points: exactSum(),
	};
	const matchFaults = [...readMatches(indexed, solution.matches, sums)];
	const proof = provenBound(indexed, solution.certificate, scope);
	return [
		...matchFaults,
		...overCapacity(indexed, sums),
		...wrongRemainders(indexed, sums, solution),
		...proof.violations,
		...wrongValues(market, solution, sums, proof.bound),
	];
}

function* readMatches(
	{ market, ids, starts }: Indexed,
	matches: readonly Match[],
	sums: Sums,
): Generator<Violation, void> {
	const { model, minimum, source } = market;
	const [needAt, offerAt] = [placeFinder(ids.needs), placeFinder(ids.offers)];
	const seen = seenPairs(model.pairNeed.length);
	for (const { offer: offerId, need: needId, amount } of matches) {
		// Made only where it is told: a country has a hundred thousand matches.
		const wrong = (name: PlanViolation): Violation => ({ name, record: `${offerId} ${needId}` });
		const [need, offer] = [needAt(needId), offerAt(offerId)];
		if (need < 0 || offer < 0) {
			yield wrong('unknown_pair');
			continue;
		}
		const known = placeIn(model.pairOffer, offer, starts[need]!, starts[need + 1]!);
		const quality = known < 0 ? pairQuality(source, need, offer) : at(model.pairQuality, known);
		const isWhole = Number.isSafeInteger(amount) && amount > 0;
		if (quality === null) yield wrong('unknown_pair');
		else if (!isWhole) yield wrong('amount_not_whole');
		else if (seen.again(known, need, offer)) yield wrong('match_repeated');
		else if (amount < at(minimum, offer)) yield wrong('below_minimum_grant');
		if (quality === null || !isWhole) continue;
		sums.offer[offer]! += amount;
		sums.need[need]! += amount;
		sums.village[at(model.village, need)]! += amount;
		sums.points.add(amount, quality + at(model.value, need));
	}
}

/** Which pairs have been met: those of the model by their place, the few others by both sides. */
function seenPairs(known: number) {
	const places = new Uint8Array(known);
	const others = new Set<string>();
	return {
		again(place: number, need: number, offer: number): boolean {
			const pair = place < 0 ? `${need} ${offer}` : '';
			const isAgain = place < 0 ? others.has(pair) : places[place] === 1;
			if (place < 0) others.add(pair);
			else places[place] = 1;
			return isAgain;
		},
	};
}

function* overCapacity({ market, ids }: Indexed, sums: Sums): Generator<Violation, void> {
	const { model } = market;
	for (const offer of placesAbove(sums.offer, model.budget)) {
		yield { name: 'over_budget', record: at(ids.offers, offer) };
	}
	for (const need of placesAbove(sums.need, model.amount)) {
		yield { name: 'over_need', record: at(ids.needs, need) };
	}
	for (const [village, record] of ids.villages.entries()) {
		const isOver = addReward(market, village, at(sums.village, village), exactSum()) > 0;
		if (isOver) yield { name: 'over_village_cap', record };
	}
}

function placesAbove(given: Float64Array, most: Float64Array): number[] {
	return positionsWhere(given, (amount, place) => amount > at(most, place));
}

/** Adds the points of a village's money; what of it finds no place in any tier is given back. */
function addReward({ model }: Market, village: number, given: number, points: Sum): number {
	let left = given;
	const end = at(model.tierStart, village + 1);
	for (let tier = at(model.tierStart, village); tier < end && left > 0; tier += 1) {
		const part = Math.min(left, at(model.tierWidth, tier));
		points.add(part, at(model.tierReward, tier));
		left -= part;
	}
	return left;
}

function* wrongRemainders(
	{ market: { model }, ids }: Indexed,
	sums: Sums,
	solution: Solution,
): Generator<Violation, void> {
	const needAt = placeFinder(ids.needs);
	const unmet = new Float64Array(ids.needs.length);
	for (const { need, amount } of solution.unmet) unmet[needAt(need)] = amount;
	const leftOf = (need: number) => at(model.amount, need) - at(sums.need, need);
	for (const need of positionsWhere(unmet, (told, place) => told !== leftOf(place))) {
		yield { name: 'unmet_wrong', record: at(ids.needs, need) };
	}
	const offerAt = placeFinder(ids.offers);
	const unspent = new Float64Array(ids.offers.length);
	for (const { offer, amount } of solution.unspent) unspent[offerAt(offer)] = amount;
	const leftWith = (offer: number) => at(model.budget, offer) - at(sums.offer, offer);
	for (const offer of positionsWhere(unspent, (told, place) => told !== leftWith(place))) {
		yield { name: 'unspent_wrong', record: at(ids.offers, offer) };
	}
}

function* wrongValues(
	market: Market,
	{ objective, bound, gap }: Solution,
	sums: Sums,
	provenBound: bigint,
): Generator<Violation, void> {
	sums.village.forEach((given, village) => addReward(market, village, given, sums.points));
	const points = sums.points.total();
	if (objective !== points) yield { name: 'objective_wrong', record: 'plan' };
	if (bound !== provenBound) yield { name: 'bound_wrong', record: 'plan' };
	const expected = bound === objective ? 0 : Number(bound - objective) / Number(bound);
	if (gap !== expected) yield { name: 'gap_wrong', record: 'plan' };
	const mayFallShort = market.minimum.some((least) => least > 0);
	if (points > provenBound || (points < provenBound && !mayFallShort)) {
		yield { name: 'not_optimal', record: 'plan' };
	}
}
