import { at } from './columns.ts';
import { exactSum } from './exact-sum.ts';
import { fill } from './tiers.ts';

/**
 * The market as a network of plain columns, offer → need → village → tier:
 * max Σ (quality + value)·x + Σ reward·y under Σ x ≤ budget, Σ x ≤ amount, and per village
 * Σ x = Σ y, y ≤ width.
 * All entries are whole numbers ≥ 0. Every solver takes this and gives a `Flow`.
 */
export interface MarketModel {
	/** Per offer and per need: what is left after the locks. */
	readonly budget: Float64Array;
	readonly amount: Float64Array;
	readonly value: Float64Array;
	/** Per need: position of its village. */
	readonly village: Int32Array;
	/** Tiers of village v stand at tierStart[v] … tierStart[v + 1] − 1; rewards never rise there. */
	readonly tierStart: Int32Array;
	readonly tierWidth: Float64Array;
	readonly tierReward: Float64Array;
	/** Eligible pairs, sorted by need, then offer. */
	readonly pairNeed: Int32Array;
	readonly pairOffer: Int32Array;
	readonly pairQuality: Float64Array;
}

export interface Flow {
	/** Whole units per pair. */
	readonly amounts: Float64Array;
	readonly prices: Prices;
	readonly pivots: number;
}

/** Dual values, points per unit: they prove the optimum and word the explanations. */
export interface Prices {
	/** λ ≥ 0: what one more unit of this budget would add. */
	readonly offer: Float64Array;
	/** μ ≥ 0: what one more unit asked for by this need would add. */
	readonly need: Float64Array;
	/** The reward of one more unit that reaches the village; below 0 where its cap is full. */
	readonly village: Float64Array;
}

/** Amounts summed along the three sides of the market. */
export interface Totals {
	readonly offer: Float64Array;
	readonly need: Float64Array;
	readonly village: Float64Array;
}

export function totalsOf(model: MarketModel, amounts: Float64Array): Totals {
	const offer = new Float64Array(model.budget.length);
	const need = new Float64Array(model.amount.length);
	const village = new Float64Array(model.tierStart.length - 1);
	amounts.forEach((amount, pair) => {
		if (amount === 0) return;
		const needIndex = at(model.pairNeed, pair);
		add(offer, at(model.pairOffer, pair), amount);
		add(need, needIndex, amount);
		add(village, at(model.village, needIndex), amount);
	});
	return { offer, need, village };
}

function add(column: Float64Array, index: number, amount: number): void {
	column[index] = at(column, index) + amount;
}

/** What these amounts leave free: of budgets, of needs, and of the tiers of each village. */
export function leftBeside(model: MarketModel, amounts: Float64Array): Totals {
	const given = totalsOf(model, amounts);
	return {
		offer: model.budget.map((budget, offer) => budget - at(given.offer, offer)),
		need: model.amount.map((amount, need) => amount - at(given.need, need)),
		village: given.village.map(
			(received, village) =>
				widthsOf(model, village).reduce((sum, width) => sum + width, 0) - received,
		),
	};
}

/** Points of one unit of the pair, before the reward of the village. */
export function worth(model: MarketModel, pair: number): number {
	return at(model.pairQuality, pair) + at(model.value, at(model.pairNeed, pair));
}

/** Points per unit by which the pair falls short of what its money and its need fetch elsewhere. */
export function reducedCost(model: MarketModel, prices: Prices, pair: number): number {
	const need = at(model.pairNeed, pair);
	const asked = at(prices.offer, at(model.pairOffer, pair)) + at(prices.need, need);
	return asked - worth(model, pair) - at(prices.village, at(model.village, need));
}

export function widthsOf(model: MarketModel, village: number): Float64Array {
	return model.tierWidth.subarray(at(model.tierStart, village), at(model.tierStart, village + 1));
}

function rewardsOf(model: MarketModel, village: number): Float64Array {
	return model.tierReward.subarray(at(model.tierStart, village), at(model.tierStart, village + 1));
}

/** The value of a plan, exactly. */
export function objectiveOf(model: MarketModel, amounts: Float64Array): bigint {
	const points = exactSum();
	amounts.forEach((amount, pair) => {
		if (amount > 0) points.add(amount, worth(model, pair));
	});
	const { village: received } = totalsOf(model, amounts);
	const { tierStart, tierWidth, tierReward } = model;
	received.forEach((whole, village) => {
		let left = whole;
		for (let tier = at(tierStart, village); tier < at(tierStart, village + 1); tier += 1) {
			const part = Math.min(left, at(tierWidth, tier));
			points.add(part, at(tierReward, tier));
			left -= part;
		}
	});
	return points.total();
}

/** No plan is worth more than this, if the prices leave no pair with a negative reduced cost. */
export function boundOf(model: MarketModel, prices: Prices): bigint {
	let points = 0n;
	model.budget.forEach((budget, offer) => {
		points += BigInt(budget) * BigInt(at(prices.offer, offer));
	});
	model.amount.forEach((amount, need) => {
		points += BigInt(amount) * BigInt(at(prices.need, need));
	});
	prices.village.forEach((price, village) => {
		const rewards = rewardsOf(model, village);
		widthsOf(model, village).forEach((width, tier) => {
			points += BigInt(width) * BigInt(Math.max(0, at(rewards, tier) - price));
		});
	});
	return points;
}

/** What is left when these totals are given: of budgets, needs and the lowest tiers. */
export function reserve(model: MarketModel, given: Totals): MarketModel {
	const tierWidth = Float64Array.from(model.tierWidth);
	given.village.forEach((taken, village) => {
		const start = at(model.tierStart, village);
		fill(widthsOf(model, village), taken).forEach((part, tier) =>
			add(tierWidth, start + tier, -part),
		);
	});
	const less = (column: Float64Array, taken: Float64Array) =>
		column.map((amount, index) => amount - at(taken, index));
	return {
		...model,
		budget: less(model.budget, given.offer),
		amount: less(model.amount, given.need),
		tierWidth,
	};
}
