import { accept, type Result } from '#domain/result.ts';
import { allPairs, bestPairs, type Best } from './candidates.ts';
import { findFault } from './check.ts';
import { at, byText, groupBy, highest, indexBy, integersOf, numbersOf } from './columns.ts';
import { donorOf, type Donor } from './donor.ts';
import { whyNotEligible } from './eligibility.ts';
import type { InstanceRefusal } from './fault.ts';
import { givenPairs } from './given.ts';
import type { Decline, Instance, Need } from './instance.ts';
import { capacityOf, lockColumns, type LockColumns } from './locks.ts';
import { reserve, totalsOf, type MarketModel, type Totals } from './model.ts';
import { countPairs, givenSource, type PairSource } from './pair-source.ts';
import type { PairColumns } from './pairs.ts';
import type { Weights } from './parameters.ts';
import { needValue } from './quality.ts';
import { scoredSource } from './scored-source.ts';
import { positionsOf, type Sides } from './sides.ts';
import { villagesOf, type VillageColumn } from './villages.ts';

/**
 * An instance in canonical order, with the network that stands for it: the same records in any
 * order give the same market. Positions in the model are positions in these lists.
 */
export interface Market extends Sides {
	readonly weights: Weights;
	/** By code. */
	readonly villages: readonly VillageColumn[];
	/** What the locks leave, with the pairs that the solver knows so far. */
	readonly model: MarketModel;
	/** Every eligible pair, known to the solver or not. */
	readonly source: PairSource;
	/** The solver knows every eligible pair from the start. */
	readonly hasAll: boolean;
	/** Per offer: the least that it gives to one need. */
	readonly minimum: Float64Array;
	readonly locks: LockColumns;
	/** What the locks take. */
	readonly locked: Totals;
	/** Needs with a donor that only a refusal keeps away, and the first such donor. */
	readonly declined: ReadonlyMap<number, number>;
	/** False where the instance gave the qualities itself, so that there are no parts to show. */
	readonly isScored: boolean;
}

/** How many pairs a solver starts with. */
export interface Start {
	/** Markets of no more eligible pairs than this begin with all of them. */
	readonly all: number;
	/** Larger ones with the best of each side. */
	readonly best: Best;
}

/**
 * Money is short and needs are many: the best pairs of the offers decide how near the first plan
 * comes to the best of all. With 24 of each side the country's proof took a third longer, with 24
 * of needs alone four times as long.
 */
export const START: Start = { all: 200_000, best: { ofNeed: 12, ofOffer: 32 } };

/** Checks an instance and lays it out for a solver. */
export function layOut(instance: Instance, start: Start = START): Result<Market, InstanceRefusal> {
	const fault = findFault(instance);
	return fault ? { ok: false, refusal: fault } : accept(arrange(instance, start));
}

function arrange(instance: Instance, start: Start): Market {
	const { weights } = instance.parameters;
	const donors = donorsOf(instance);
	const needs = instance.needs.toSorted(
		(one, other) => byText(one.village, other.village) || byText(one.id, other.id),
	);
	const sides = { donors, needs };
	const locks = lockColumns(instance.locked, sides);
	const capacity = capacityOf(sides, locks);
	const given = instance.pairs === undefined ? null : givenPairs(instance, sides);
	const source = given
		? givenSource(given.pairs, needs.length, donors.length)
		: scoredSource(needs, donors, weights);
	const hasAll = given !== null || countPairs(source, start.all) <= start.all;
	const pairs = hasAll ? allPairs(source) : bestPairs(source, capacity, start.best);
	const values = numbersOf(needs, (need) => needValue(need, weights));
	const villages = villagesOf(instance, needs, {
		offers: donors.length,
		highestQuality: highest(pairs.quality),
		highestValue: highest(values),
	});
	const whole = modelOf({ ...sides, villages, pairs, values });
	const locked = totalsOf({ ...whole, pairNeed: locks.need, pairOffer: locks.offer }, locks.amount);
	return {
		weights,
		...sides,
		villages,
		model: reserve(whole, locked),
		minimum: capacity.minimum,
		source,
		hasAll,
		locks,
		locked,
		declined: given ? given.declined : refusals(instance.declined, sides),
		isScored: given === null,
	};
}

function donorsOf({ offers, pairings, declined, date }: Instance): Donor[] {
	const pairingsOf = groupBy(pairings, ({ offer }) => offer);
	const declinesOf = groupBy(declined, ({ offer }) => offer);
	return offers
		.toSorted((one, other) => byText(one.id, other.id))
		.map((offer) => {
			const refused = (declinesOf.get(offer.id) ?? []).map(({ need }) => need);
			return donorOf(offer, pairingsOf.get(offer.id) ?? [], refused, date);
		});
}

/** Needs with a donor that only a refusal keeps away, and the first such donor. */
function refusals(declined: readonly Decline[], { donors, needs }: Sides): Map<number, number> {
	const { needAt, offerAt } = positionsOf({ donors, needs });
	const first = new Map<number, number>();
	for (const refusal of declined) {
		const [need, offer] = [needAt(refusal.need), offerAt(refusal.offer)];
		if (whyNotEligible(at(needs, need), at(donors, offer)) !== 'declined') continue;
		first.set(need, Math.min(offer, first.get(need) ?? offer));
	}
	return first;
}

function modelOf(market: {
	readonly donors: readonly Donor[];
	readonly needs: readonly Need[];
	readonly villages: readonly VillageColumn[];
	readonly pairs: PairColumns;
	readonly values: Float64Array;
}): MarketModel {
	const { donors, needs, villages, pairs, values } = market;
	const villageAt = indexBy(villages, ({ code }) => code);
	let end = 0;
	const tierEnds = villages.map(({ tiers }) => (end += tiers.length));
	const tiers = villages.flatMap((village) => village.tiers);
	return {
		budget: numbersOf(donors, ({ offer }) => offer.budget),
		amount: numbersOf(needs, ({ amount }) => amount),
		value: values,
		village: integersOf(needs, ({ village }) => villageAt.get(village) ?? -1),
		tierStart: Int32Array.from([0, ...tierEnds]),
		tierWidth: numbersOf(tiers, ({ width }) => width),
		tierReward: numbersOf(tiers, ({ reward }) => reward),
		pairNeed: pairs.need,
		pairOffer: pairs.offer,
		pairQuality: pairs.quality,
	};
}
