import { at } from './columns.ts';
import { leftBeside, type MarketModel, type Totals } from './model.ts';

/** What is free beside a plan, on all three sides of a pair: its offer, its need, its village. */
export interface Room {
	readonly left: Totals;
	/** The most that this pair could still take. */
	readonly most: (pair: number) => number;
	/** Takes it from all three sides, or leaves all as it was and says false. */
	readonly take: (pair: number, amount: number) => boolean;
}

export function roomFor(model: MarketModel, amounts: Float64Array): Room {
	const left = leftBeside(model, amounts);
	const sidesOf = (pair: number) => {
		const need = at(model.pairNeed, pair);
		return [
			[left.offer, at(model.pairOffer, pair)],
			[left.need, need],
			[left.village, at(model.village, need)],
		] as const;
	};
	const most = (pair: number) =>
		Math.min(...sidesOf(pair).map(([column, index]) => at(column, index)));
	return {
		left,
		most,
		take(pair, amount) {
			if (most(pair) < amount) return false;
			for (const [column, index] of sidesOf(pair)) column[index] = at(column, index) - amount;
			return true;
		},
	};
}
