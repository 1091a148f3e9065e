import { at } from './columns.ts';
import type { Market } from './market.ts';
import { totalsOf } from './model.ts';

/** How a plan and the locks before it spread over the villages with a verified need. */
export interface FairnessReport {
	readonly villages: number;
	readonly withNothing: number;
	/** Villages whose first tier is full, or who have all they ask for. */
	readonly atFloor: number;
	/** 0 equal … 1 all to one; null where no money moves or some population is not known. */
	readonly giniPerHead: number | null;
	/** Share of the money that goes to the twentieth part of the villages which gets most. */
	readonly topTwentiethShare: number | null;
	/** Units that the plan itself places, without the locks. */
	readonly placed: number;
	/** Points of quality of an average unit placed; null where none is. */
	readonly meanQuality: number | null;
}

/** The plan without any tier, and what would happen without a round. */
export interface Comparisons {
	readonly qualityOnly: FairnessReport;
	readonly firstCome: FairnessReport;
}

export function fairnessOf(market: Market, amounts: Float64Array): FairnessReport {
	const received = totalsOf(market.model, amounts).village;
	const rows = market.villages
		.map((village, index) => ({
			...village,
			total: at(received, index) + at(market.locked.village, index),
		}))
		.filter(({ asked }) => asked > 0);
	return {
		villages: rows.length,
		withNothing: rows.filter(({ total }) => total === 0).length,
		atFloor: rows.filter(({ total, floor }) => total >= floor).length,
		giniPerHead: gini(rows.map(({ total, heads }) => (heads ? total / heads : null))),
		topTwentiethShare: topShare(rows.map(({ total }) => total)),
		...qualityOf(market, amounts),
	};
}

/** The share of mean quality that the tiers cost against the plan without any; null without one. */
export function priceOfFairness(plan: FairnessReport, { qualityOnly }: Comparisons): number | null {
	if (plan.meanQuality === null || !qualityOnly.meanQuality) return null;
	return 1 - plan.meanQuality / qualityOnly.meanQuality;
}

function qualityOf(
	{ model }: Market,
	amounts: Float64Array,
): Pick<FairnessReport, 'placed' | 'meanQuality'> {
	let [placed, points] = [0, 0];
	amounts.forEach((amount, pair) => {
		placed += amount;
		points += amount * at(model.pairQuality, pair);
	});
	return { placed, meanQuality: placed > 0 ? points / placed : null };
}

function gini(values: readonly (number | null)[]): number | null {
	const known = values.filter((value) => value !== null);
	if (known.length < values.length) return null;
	const ascending = known.toSorted((one, other) => one - other);
	const sum = ascending.reduce((total, value) => total + value, 0);
	if (sum === 0) return null;
	const count = ascending.length;
	const ranked = ascending.reduce((total, value, index) => total + (index + 1) * value, 0);
	return (2 * ranked) / (count * sum) - (count + 1) / count;
}

function topShare(totals: readonly number[]): number | null {
	const sum = totals.reduce((all, total) => all + total, 0);
	if (sum === 0) return null;
	const most = totals
		.toSorted((one, other) => other - one)
		.slice(0, Math.ceil(totals.length / 20))
		.reduce((all, total) => all + total, 0);
	return most / sum;
}
