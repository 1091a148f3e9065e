import type { Result } from '#domain/result.ts';
import { candidates, type Pairs } from './candidates.ts';
import { findFault } from './check.ts';
import { at, byText, groupBy, indexBy } from './columns.ts';
import { donorOf, type Donor } from './donor.ts';
import type { InstanceRefusal } from './fault.ts';
import type { Instance, Lock, Need } from './instance.ts';
import { reserve, totalsOf, type MarketModel, type Totals } from './model.ts';
import type { Weights } from './parameters.ts';
import { needValue } from './quality.ts';
import { highest, villagesOf, type VillageColumn } from './villages.ts';

/**
 * An instance in canonical order, with the network that stands for it: the same records in any
 * order give the same market. Positions in the model are positions in these lists.
 */
export interface Market {
	readonly weights: Weights;
	/** By id. */
	readonly donors: readonly Donor[];
	/** By village, which is by county first, then by id. */
	readonly needs: readonly Need[];
	/** By code. */
	readonly villages: readonly VillageColumn[];
	/** What the locks leave. */
	readonly model: MarketModel;
	/** What the locks take. */
	readonly locked: Totals;
	/** Needs with a donor that only a refusal keeps away, and the first such donor. */
	readonly declined: ReadonlyMap<number, number>;
	/** False where the instance gave the qualities itself, so that there are no parts to show. */
	readonly isScored: boolean;
}

/** Checks an instance and lays it out for a solver. */
export function openMarket(instance: Instance): Result<Market, InstanceRefusal> {
	const fault = findFault(instance);
	return fault ? { ok: false, refusal: fault } : { ok: true, value: layOut(instance) };
}

function layOut(instance: Instance): Market {
	const { weights } = instance.parameters;
	const donors = donorsOf(instance);
	const needs = instance.needs.toSorted(
		(one, other) => byText(one.village, other.village) || byText(one.id, other.id),
	);
	const pairs = instance.pairs
		? givenPairs(instance, needs, donors)
		: candidates(needs, donors, weights);
	const values = needs.map((need) => needValue(need, weights));
	const villages = villagesOf(instance, needs, {
		offers: donors.length,
		highestQuality: highest(pairs.quality),
		highestValue: highest(values),
	});
	const whole = modelOf({ donors, needs, villages, pairs, values });
	const locked = lockedTotals(instance.locked, { donors, needs }, whole);
	return {
		weights,
		donors,
		needs,
		villages,
		model: reserve(whole, locked),
		locked,
		declined: pairs.declined,
		isScored: instance.pairs === undefined,
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

/** The pairs an instance brings along, in canonical positions; a refusal holds for them too. */
function givenPairs(
	{ pairs = [], needs: givenNeeds, offers: givenOffers }: Instance,
	needs: readonly Need[],
	donors: readonly Donor[],
): Pairs {
	const needAt = indexBy(needs, ({ id }) => id);
	const donorAt = indexBy(donors, ({ offer }) => offer.id);
	const declined = new Map<number, number>();
	const kept: { need: number; offer: number; quality: number }[] = [];
	for (const [offerIndex, needIndex, quality] of pairs) {
		const { id } = at(givenNeeds, needIndex);
		const need = needAt.get(id) ?? -1;
		const offer = donorAt.get(at(givenOffers, offerIndex).id) ?? -1;
		if (at(donors, offer).declined.has(id)) {
			declined.set(need, Math.min(offer, declined.get(need) ?? offer));
		} else kept.push({ need, offer, quality });
	}
	kept.sort((one, other) => one.need - other.need || one.offer - other.offer);
	return {
		need: kept.map(({ need }) => need),
		offer: kept.map(({ offer }) => offer),
		quality: kept.map(({ quality }) => quality),
		declined,
	};
}

function modelOf(market: {
	readonly donors: readonly Donor[];
	readonly needs: readonly Need[];
	readonly villages: readonly VillageColumn[];
	readonly pairs: Pairs;
	readonly values: readonly number[];
}): MarketModel {
	const { donors, needs, villages, pairs, values } = market;
	const villageAt = indexBy(villages, ({ code }) => code);
	let end = 0;
	const tierEnds = villages.map(({ tiers }) => (end += tiers.length));
	const tiers = villages.flatMap((village) => village.tiers);
	return {
		budget: Float64Array.from(donors, ({ offer }) => offer.budget),
		amount: Float64Array.from(needs, ({ amount }) => amount),
		value: Float64Array.from(values),
		village: Int32Array.from(needs, ({ village }) => villageAt.get(village) ?? -1),
		tierStart: Int32Array.from([0, ...tierEnds]),
		tierWidth: Float64Array.from(tiers, ({ width }) => width),
		tierReward: Float64Array.from(tiers, ({ reward }) => reward),
		pairNeed: Int32Array.from(pairs.need),
		pairOffer: Int32Array.from(pairs.offer),
		pairQuality: Float64Array.from(pairs.quality),
	};
}

function lockedTotals(
	locks: readonly Lock[],
	{ donors, needs }: Pick<Market, 'donors' | 'needs'>,
	model: MarketModel,
): Totals {
	const needAt = indexBy(needs, ({ id }) => id);
	const donorAt = indexBy(donors, ({ offer }) => offer.id);
	const pairNeed = Int32Array.from(locks, ({ need }) => needAt.get(need) ?? -1);
	const pairOffer = Int32Array.from(locks, ({ offer }) => donorAt.get(offer) ?? -1);
	const amounts = Float64Array.from(locks, ({ amount }) => amount);
	return totalsOf({ ...model, pairNeed, pairOffer }, amounts);
}
