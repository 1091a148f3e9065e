import { at, indexBy } from './columns.ts';
import type { Match } from './explain.ts';
import type { Market } from './market.ts';
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
	readonly offer: Map<number, bigint>;
	readonly need: Map<number, bigint>;
	readonly village: Map<number, bigint>;
	/** Points of the matches, before what the villages add. */
	points: bigint;
}

/**
 * Proves a solution from the market alone, sharing no code with whatever made it: that the plan can
 * be carried out, and by its prices (linear duality) that no plan can be worth more than the bound.
 */
export function verify(market: Market, solution: Solution): Violation[] {
	const sums: Sums = { offer: new Map(), need: new Map(), village: new Map(), points: 0n };
	const proof = provenBound(market, solution.certificate);
	return [
		...readMatches(market, solution.matches, sums),
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
	const pairOf = pairFinder(market);
	const seen = new Set<number>();
	for (const { offer, need, amount } of matches) {
		const record = `${offer} ${need}`;
		const pair = pairOf(offer, need);
		const isWhole = Number.isSafeInteger(amount) && amount > 0;
		if (pair === undefined) yield { name: 'unknown_pair', record };
		else if (seen.has(pair)) yield { name: 'match_repeated', record };
		else if (!isWhole) yield { name: 'amount_not_whole', record };
		else if (amount < minimumOf(market, pair)) yield { name: 'below_minimum_grant', record };
		if (pair === undefined || !isWhole) continue;
		seen.add(pair);
		addTo(market, sums, pair, BigInt(amount));
	}
}

function pairFinder({ model, donors, needs }: Market) {
	const offerAt = indexBy(donors, ({ offer }) => offer.id);
	const needAt = indexBy(needs, ({ id }) => id);
	const keyOf = (offer = NaN, need = NaN) => offer * needs.length + need;
	const pairAt = new Map<number, number>();
	model.pairNeed.forEach((need, pair) => pairAt.set(keyOf(model.pairOffer[pair], need), pair));
	return (offer: string, need: string) => pairAt.get(keyOf(offerAt.get(offer), needAt.get(need)));
}

function minimumOf({ donors, model }: Market, pair: number): number {
	return at(donors, at(model.pairOffer, pair)).offer.minimumGrant ?? 0;
}

function addTo({ model }: Market, sums: Sums, pair: number, amount: bigint): void {
	const need = at(model.pairNeed, pair);
	const places = [
		[sums.offer, at(model.pairOffer, pair)],
		[sums.need, need],
		[sums.village, at(model.village, need)],
	] as const;
	for (const [column, index] of places) column.set(index, (column.get(index) ?? 0n) + amount);
	sums.points += amount * BigInt(at(model.pairQuality, pair) + at(model.value, need));
}

function* overCapacity(market: Market, sums: Sums): Generator<Violation, void> {
	const { model, donors, needs, villages } = market;
	for (const [offer, given] of sums.offer) {
		const isOver = given > BigInt(at(model.budget, offer));
		if (isOver) yield { name: 'over_budget', record: at(donors, offer).offer.id };
	}
	for (const [need, given] of sums.need) {
		const isOver = given > BigInt(at(model.amount, need));
		if (isOver) yield { name: 'over_need', record: at(needs, need).id };
	}
	for (const [village, given] of sums.village) {
		const isOver = rewardOf(market, village, given).left > 0n;
		if (isOver) yield { name: 'over_village_cap', record: at(villages, village).code };
	}
}

/** The points of a village's money, and what of it finds no place in any tier. */
function rewardOf({ model }: Market, village: number, given: bigint) {
	let left = given;
	let points = 0n;
	const end = at(model.tierStart, village + 1);
	for (let tier = at(model.tierStart, village); tier < end; tier += 1) {
		const width = BigInt(at(model.tierWidth, tier));
		const part = left < width ? left : width;
		points += part * BigInt(at(model.tierReward, tier));
		left -= part;
	}
	return { points, left };
}

function* wrongRemainders(
	{ model, donors, needs }: Market,
	sums: Sums,
	{ unmet, unspent }: Solution,
): Generator<Violation, void> {
	const unmetOf = new Map(unmet.map(({ need, amount }) => [need, amount]));
	for (const [index, { id }] of needs.entries()) {
		const left = BigInt(at(model.amount, index)) - (sums.need.get(index) ?? 0n);
		if (Number(left) !== (unmetOf.get(id) ?? 0)) yield { name: 'unmet_wrong', record: id };
	}
	const unspentOf = new Map(unspent.map(({ offer, amount }) => [offer, amount]));
	for (const [index, { offer }] of donors.entries()) {
		const left = BigInt(at(model.budget, index)) - (sums.offer.get(index) ?? 0n);
		if (Number(left) !== (unspentOf.get(offer.id) ?? 0)) {
			yield { name: 'unspent_wrong', record: offer.id };
		}
	}
}

function* wrongValues(
	market: Market,
	{ objective, bound, gap }: Solution,
	sums: Sums,
	provenBound: bigint,
): Generator<Violation, void> {
	let points = sums.points;
	for (const [village, given] of sums.village) points += rewardOf(market, village, given).points;
	if (objective !== points) yield { name: 'objective_wrong', record: 'plan' };
	if (bound !== provenBound) yield { name: 'bound_wrong', record: 'plan' };
	const expected = bound === objective ? 0 : Number(bound - objective) / Number(bound);
	if (gap !== expected) yield { name: 'gap_wrong', record: 'plan' };
	const mayFallShort = market.donors.some(({ offer }) => (offer.minimumGrant ?? 0) > 0);
	if (points > provenBound || (points < provenBound && !mayFallShort)) {
		yield { name: 'not_optimal', record: 'plan' };
	}
}
