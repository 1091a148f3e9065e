import { at, positionsWhere, startsBy } from './columns.ts';
import { exactSum, type Sum } from './exact-sum.ts';
import type { Match } from './explain.ts';
import type { Market } from './market.ts';
import { pairQuality, placeIn } from './pair-source.ts';
import { placeFinder } from './place-finder.ts';
import { provenBound, type ProofViolation } from './proof.ts';
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
	const sums: Sums = {
		offer: new Float64Array(model.budget.length),
		need: new Float64Array(model.amount.length),
		village: new Float64Array(market.villages.length),
		points: exactSum(),
	};
	const matchFaults = [...readMatches(market, solution.matches, sums)];
	const proof = provenBound(market, solution.certificate, scope);
	return [
		...matchFaults,
		...overCapacity(market, sums),
		...wrongRemainders(market, sums, solution),
		...proof.violations,
		...wrongValues(market, solution, sums, proof.bound),
	];
}

function* readMatches(
	market: Market,
	matches: readonly Match[],
	sums: Sums,
): Generator<Violation, void> {
	const needAt = placeFinder(market.needs, ({ id }) => id);
	const offerAt = placeFinder(market.donors, ({ offer }) => offer.id);
	const qualityOf = qualityFinder(market);
	const seen = new Set<number>();
	for (const { offer, need, amount } of matches) {
		// Made only where it is told: a country has a hundred thousand matches.
		const wrong = (name: PlanViolation): Violation => ({ name, record: `${offer} ${need}` });
		const [needIndex, offerIndex] = [needAt(need), offerAt(offer)];
		const quality = qualityOf(needIndex, offerIndex);
		const pair = offerIndex * market.needs.length + needIndex;
		const isWhole = Number.isSafeInteger(amount) && amount > 0;
		if (quality === null) yield wrong('unknown_pair');
		else if (seen.has(pair)) yield wrong('match_repeated');
		else if (!isWhole) yield wrong('amount_not_whole');
		else if (amount < at(market.minimum, offerIndex)) yield wrong('below_minimum_grant');
		if (quality === null || !isWhole) continue;
		seen.add(pair);
		addTo(market, sums, [needIndex, offerIndex], amount);
		sums.points.add(amount, quality + at(market.model.value, needIndex));
	}
}

/** The quality of a pair among those of the model, else by the rules themselves; null: no pair. */
function qualityFinder({ model, source }: Market) {
	const starts = startsBy(model.pairNeed, model.amount.length);
	return (need: number, offer: number): number | null => {
		if (need < 0 || offer < 0) return null;
		const [start, end] = [at(starts, need), at(starts, need + 1)];
		const known = placeIn(model.pairOffer.subarray(start, end), offer);
		if (known >= 0) return at(model.pairQuality, start + known);
		return pairQuality(source, need, offer);
	};
}

function addTo(
	{ model }: Market,
	sums: Sums,
	[need, offer]: readonly [need: number, offer: number],
	amount: number,
): void {
	const places = [
		[sums.offer, offer],
		[sums.need, need],
		[sums.village, at(model.village, need)],
	] as const;
	for (const [column, index] of places) column[index] = at(column, index) + amount;
}

function* overCapacity(market: Market, sums: Sums): Generator<Violation, void> {
	const { model, donors, needs, villages } = market;
	for (const offer of placesAbove(sums.offer, model.budget)) {
		yield { name: 'over_budget', record: at(donors, offer).offer.id };
	}
	for (const need of placesAbove(sums.need, model.amount)) {
		yield { name: 'over_need', record: at(needs, need).id };
	}
	for (let village = 0; village < villages.length; village += 1) {
		const isOver = addReward(market, village, at(sums.village, village), exactSum()) > 0;
		if (isOver) yield { name: 'over_village_cap', record: at(villages, village).code };
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
	{ model, donors, needs }: Market,
	sums: Sums,
	solution: Solution,
): Generator<Violation, void> {
	const needAt = placeFinder(needs, ({ id }) => id);
	const unmet = new Float64Array(needs.length);
	for (const { need, amount } of solution.unmet) unmet[needAt(need)] = amount;
	const leftOf = (need: number) => at(model.amount, need) - at(sums.need, need);
	for (const need of positionsWhere(unmet, (told, place) => told !== leftOf(place))) {
		yield { name: 'unmet_wrong', record: at(needs, need).id };
	}
	const offerAt = placeFinder(donors, ({ offer }) => offer.id);
	const unspent = new Float64Array(donors.length);
	for (const { offer, amount } of solution.unspent) unspent[offerAt(offer)] = amount;
	const leftWith = (offer: number) => at(model.budget, offer) - at(sums.offer, offer);
	for (const offer of positionsWhere(unspent, (told, place) => told !== leftWith(place))) {
		yield { name: 'unspent_wrong', record: at(donors, offer).offer.id };
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
