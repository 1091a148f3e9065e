import { highest } from './columns.ts';
import { faultOf, firstFault, type Fault } from './fault.ts';
import { givenPairsOf, type Instance, type Need, type Offer, type Village } from './instance.ts';
import type { Parameters, TierStep, Weights } from './parameters.ts';
import { needValue } from './quality.ts';

/** Points stay in 32 bits, so that sums of a few of them are exact in every number we use. */
const MOST_POINTS = 2 ** 31 - 1;

/** Prices are sums of a few rewards, and stay below 2⁵³. */
const HIGHEST_REWARD = 2 ** 50;

const WEIGHTS = [
	'capability',
	'region',
	'amount',
	'text',
	'history',
	'urgency',
	'verified',
] as const satisfies (keyof Weights)[];

/** Amounts and points are whole and not negative, and all amounts together below 2⁵³. */
export function numberFault(instance: Instance): Fault | null {
	const { needs, offers, villages = [], locked, parameters } = instance;
	return (
		firstFault(needs, needFault) ??
		firstFault(offers, offerFault) ??
		firstFault(locked, ({ need, offer, amount }) =>
			check(isCount(amount), 'lock', `${offer} ${need}`, 'amount'),
		) ??
		parametersFault(parameters) ??
		firstFault(villages, villageFault) ??
		rewardFault(instance) ??
		excess('offer', offers, ({ budget }) => budget) ??
		excess('need', needs, ({ amount }) => amount)
	);
}

/** A floor before everything needs a reward that is still exact when prices are added up. */
function rewardFault(instance: Instance): Fault | null {
	const { offers, needs, parameters } = instance;
	if (parameters.floor !== 'lexicographic') return null;
	const { capability, region, amount, text, history } = parameters.weights;
	const highestQuality = instance.pairs
		? highest(givenPairsOf(instance).quality)
		: capability + region + amount + text + history;
	const highestValue = highest(needs.map((need) => needValue(need, parameters.weights)));
	const reward = (offers.length + 1) * (highestQuality + highestValue);
	if (reward <= HIGHEST_REWARD) return null;
	return faultOf('instance.points_too_large', 'parameters', 'floor');
}

function check(isValid: boolean, record: string, id: string, field: string): Fault | null {
	return isValid ? null : faultOf('instance.number_invalid', record, id, field);
}

function needFault({ id, amount, value, urgency, verified }: Need): Fault | null {
	const fault = check(isCount(amount), 'need', id, 'amount');
	if (value !== undefined) return fault ?? check(isPoints(value), 'need', id, 'value');
	return (
		fault ??
		check(isCount(urgency) && urgency >= 1 && urgency <= 5, 'need', id, 'urgency') ??
		check(isCount(verified) && verified <= 3, 'need', id, 'verified')
	);
}

function offerFault({ id, budget, minimumGrant = 0, history }: Offer): Fault | null {
	const isHistory = history === undefined || (isCount(history.kept) && isCount(history.broken));
	return (
		check(isCount(budget), 'offer', id, 'budget') ??
		check(isCount(minimumGrant), 'offer', id, 'minimumGrant') ??
		check(isHistory, 'offer', id, 'history')
	);
}

function parametersFault({ tiers, weights }: Parameters): Fault | null {
	const { version } = weights;
	const fault = firstFault(WEIGHTS, (field) =>
		check(isPoints(weights[field]), 'weights', version, field),
	);
	if (fault || areTiers(tiers)) return fault;
	return faultOf('instance.tiers_invalid', 'parameters', version, 'tiers');
}

function villageFault({ code, population, tiers }: Village): Fault | null {
	if (tiers !== undefined && !areTiers(tiers)) {
		return faultOf('instance.tiers_invalid', 'village', code, 'tiers');
	}
	if (tiers === undefined && population === undefined) {
		// Unknown is not 0: without heads the village would have no floor at all.
		return faultOf('instance.village_without_population', 'village', code, 'population');
	}
	return check(isCount(population ?? 0), 'village', code, 'population');
}

// A reward that rose would be taken before the tier below it: the plan would not be as it says.
function areTiers(steps: readonly TierStep[]): boolean {
	return (
		steps.length > 0 &&
		steps.every(([size, reward], index) => {
			const isLast = index === steps.length - 1;
			const isSized = size === null ? isLast : isCount(size);
			const [, before] = steps[index - 1] ?? [0, MOST_POINTS];
			return isSized && isPoints(reward) && reward <= before;
		})
	);
}

function excess<Entry extends { readonly id: string }>(
	record: string,
	entries: readonly Entry[],
	amountOf: (entry: Entry) => number,
): Fault | null {
	let total = 0;
	return firstFault(entries, (entry) => {
		total += amountOf(entry);
		if (Number.isSafeInteger(total)) return null;
		return faultOf('instance.total_too_large', record, entry.id);
	});
}

function isCount(value: number): boolean {
	return Number.isSafeInteger(value) && value >= 0;
}

export function isPoints(value: number): boolean {
	return isCount(value) && value <= MOST_POINTS;
}
