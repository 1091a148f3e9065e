import { at, positionsWhere } from './columns.ts';
import { exactSum, type Sum } from './exact-sum.ts';
import type { Match } from './explain.ts';
import type { Market } from './market.ts';
import type { MarketModel } from './model.ts';
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
	/** Points of the matches, and of the villages once these are read. */
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
	const matchFaults = readMatches(indexed, solution.matches, sums);
	const villageFaults = readVillages(indexed, sums);
	const proof = provenBound(indexed, solution.certificate, scope);
	return [
		...matchFaults,
		...overCapacity(indexed, sums),
		...villageFaults,
		...wrongRemainders(indexed, sums, solution),
		...proof.violations,
		...wrongValues(market, solution, sums.points.total(), proof.bound),
	];
}

/** Adds every match to the sums. */
function readMatches(
	{ market, ids, starts }: Indexed,
	matches: readonly Match[],
	sums: Sums,
): Violation[] {
	const { model, minimum, source } = market;
	const needAt = placeFinder(ids.needs);
	const offerAt = placeFinder(ids.offers);
	const seen = seenPairs(model.pairNeed.length);
	const read = (match: Match): PlanViolation | null => {
		const need = needAt(match.need);
		const offer = offerAt(match.offer);
		if (need < 0 || offer < 0) return 'unknown_pair';
		const known = placeIn(model.pairOffer, offer, starts[need]!, starts[need + 1]!);
		const quality = known < 0 ? pairQuality(source, need, offer) : at(model.pairQuality, known);
		if (quality === null) return 'unknown_pair';
		const { amount } = match;
		if (!Number.isSafeInteger(amount) || amount <= 0) return 'amount_not_whole';
		sums.offer[offer]! += amount;
		sums.need[need]! += amount;
		sums.village[at(model.village, need)]! += amount;
		sums.points.add(amount, quality + at(model.value, need));
		if (seen.again(known, need, offer)) return 'match_repeated';
		return amount < at(minimum, offer) ? 'below_minimum_grant' : null;
	};
	const violations: Violation[] = [];
	for (const match of matches) {
		const name = read(match);
		if (name) violations.push({ name, record: `${match.offer} ${match.need}` });
	}
	return violations;
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

function overCapacity({ market, ids }: Indexed, sums: Sums): Violation[] {
	const { model } = market;
	const overBudget = placesAbove(sums.offer, model.budget);
	const overNeed = placesAbove(sums.need, model.amount);
	return [
		...wrongIn(ids.offers, 'over_budget', overBudget),
		...wrongIn(ids.needs, 'over_need', overNeed),
	];
}

/** Adds the points of all that the villages were given. */
function readVillages({ market, ids }: Indexed, sums: Sums): Violation[] {
	const overCap = positionsWhere(
		sums.village,
		(given, village) => addReward(market.model, village, given, sums.points) > 0,
	);
	return wrongIn(ids.villages, 'over_village_cap', overCap);
}

function wrongIn(
	ids: readonly string[],
	name: PlanViolation,
	places: readonly number[],
): Violation[] {
	return places.map((place) => ({ name, record: at(ids, place) }));
}

function placesAbove(given: Float64Array, most: Float64Array): number[] {
	return positionsWhere(given, (amount, place) => amount > at(most, place));
}

/** Adds the points of a village's money; what of it finds no place in any tier is given back. */
function addReward(model: MarketModel, village: number, given: number, points: Sum): number {
	let left = given;
	const end = at(model.tierStart, village + 1);
	for (let tier = at(model.tierStart, village); tier < end && left > 0; tier += 1) {
		const part = Math.min(left, at(model.tierWidth, tier));
		points.add(part, at(model.tierReward, tier));
		left -= part;
	}
	return left;
}

function wrongRemainders(
	{ market: { model }, ids }: Indexed,
	sums: Sums,
	solution: Solution,
): Violation[] {
	const needAt = placeFinder(ids.needs);
	const unmet = new Float64Array(ids.needs.length);
	for (const { need, amount } of solution.unmet) unmet[needAt(need)] = amount;
	const leftOf = (need: number) => at(model.amount, need) - at(sums.need, need);
	const offerAt = placeFinder(ids.offers);
	const unspent = new Float64Array(ids.offers.length);
	for (const { offer, amount } of solution.unspent) unspent[offerAt(offer)] = amount;
	const leftWith = (offer: number) => at(model.budget, offer) - at(sums.offer, offer);
	const wrongUnmet = positionsWhere(unmet, (told, need) => told !== leftOf(need));
	const wrongUnspent = positionsWhere(unspent, (told, offer) => told !== leftWith(offer));
	return [
		...wrongIn(ids.needs, 'unmet_wrong', wrongUnmet),
		...wrongIn(ids.offers, 'unspent_wrong', wrongUnspent),
	];
}

function* wrongValues(
	market: Market,
	{ objective, bound, gap }: Solution,
	points: bigint,
	provenBound: bigint,
): Generator<Violation, void> {
	if (objective !== points) yield { name: 'objective_wrong', record: 'plan' };
	if (bound !== provenBound) yield { name: 'bound_wrong', record: 'plan' };
	const expected = bound === objective ? 0 : Number(bound - objective) / Number(bound);
	if (gap !== expected) yield { name: 'gap_wrong', record: 'plan' };
	const mayFallShort = market.minimum.some((least) => least > 0);
	if (points > provenBound || (points < provenBound && !mayFallShort)) {
		yield { name: 'not_optimal', record: 'plan' };
	}
}
