import { at, integersOf, numbersOf } from './columns.ts';
import type { Capacity } from './candidates.ts';
import type { Lock } from './instance.ts';
import { positionsOf, type Sides } from './sides.ts';

/** Locks by position: `amount` units of this offer are this need's. */
export interface LockColumns {
	readonly need: Int32Array;
	readonly offer: Int32Array;
	readonly amount: Float64Array;
}

export function lockColumns(locks: readonly Lock[], sides: Sides): LockColumns {
	const { needAt, offerAt } = positionsOf(sides);
	return {
		need: integersOf(locks, ({ need }) => needAt(need)),
		offer: integersOf(locks, ({ offer }) => offerAt(offer)),
		amount: numbersOf(locks, ({ amount }) => amount),
	};
}

/** What the locks leave of each side, and what an offer gives at least. */
export function capacityOf({ donors, needs }: Sides, locks: LockColumns): Capacity {
	const budget = numbersOf(donors, ({ offer }) => offer.budget);
	const amount = numbersOf(needs, (need) => need.amount);
	locks.amount.forEach((locked, index) => {
		const [offer, need] = [at(locks.offer, index), at(locks.need, index)];
		budget[offer] = at(budget, offer) - locked;
		amount[need] = at(amount, need) - locked;
	});
	return {
		budget,
		amount,
		minimum: numbersOf(donors, ({ offer }) => offer.minimumGrant ?? 0),
	};
}
