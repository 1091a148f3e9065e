import { at } from './columns.ts';
import { leftBeside, type MarketModel } from './model.ts';

/** What is free beside a plan, on all three sides of a pair: its offer, its need, its village. */
export interface Room {
	/** The most that this pair could still take. */
	readonly most: (pair: number) => number;
	/** Takes it from all three sides, or leaves all as it was and says false. */
	readonly take: (pair: number, amount: number) => boolean;
}

export function roomFor(model: MarketModel, amounts: Float64Array): Room {
	const { offer, need, village } = leftBeside(model, amounts);
	const sidesOf = (pair: number) => {
		const needIndex = at(model.pairNeed, pair);
		return [
			[offer, at(model.pairOffer, pair)],
			[need, needIndex],
			[village, at(model.village, needIndex)],
		] as const;
	};
	const most = (pair: number) =>
		Math.min(...sidesOf(pair).map(([column, index]) => at(column, index)));
	return {
		most,
		take(pair, amount) {
			if (most(pair) < amount) return false;
			for (const [column, index] of sidesOf(pair)) column[index] = at(column, index) - amount;
			return true;
		},
	};
}
