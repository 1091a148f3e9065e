import { highest } from './columns.ts';
import { faultOf, type Fault } from './fault.ts';
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
export function* numberFaults(instance: Instance): Generator<Fault, void> {
	const { needs, offers, villages, locked, parameters } = instance;
	for (const need of needs) yield* invalidIn('need', need.id, needNumbers(need));
	for (const offer of offers) yield* invalidIn('offer', offer.id, offerNumbers(offer));
	for (const lock of locked) {
		yield* invalidIn('lock', `${lock.offer} ${lock.need}`, { amount: isCount(lock.amount) });
	}
	yield* parameterFaults(parameters);
	for (const village of villages ?? []) yield* villageFaults(village);
	yield* rewardFaults(instance);
	yield* excess(
		'offer',
		offers.map(({ id, budget }) => [id, budget]),
	);
	yield* excess(
		'need',
		needs.map(({ id, amount }) => [id, amount]),
	);
}

/** A floor before everything needs a reward that is still exact when prices are added up. */
function* rewardFaults(instance: Instance): Generator<Fault, void> {
	const { offers, needs, parameters } = instance;
	if (parameters.floor !== 'lexicographic') return;
	const { capability, region, amount, text, history } = parameters.weights;
	const highestQuality = instance.pairs
		? highest(givenPairsOf(instance).quality)
		: capability + region + amount + text + history;
	const highestValue = highest(needs.map((need) => needValue(need, parameters.weights)));
	const reward = (offers.length + 1) * (highestQuality + highestValue);
	if (reward > HIGHEST_REWARD) yield faultOf('instance.points_too_large', 'parameters', 'floor');
}

function* invalidIn(
	record: string,
	id: string,
	fields: Readonly<Record<string, boolean>>,
): Generator<Fault, void> {
	for (const field in fields) {
		if (!fields[field]) yield faultOf('instance.number_invalid', record, id, field);
	}
}

function needNumbers({ amount, value, urgency, verified }: Need): Record<string, boolean> {
	if (value !== undefined) return { amount: isCount(amount), value: isPoints(value) };
	return {
		amount: isCount(amount),
		urgency: isCount(urgency) && urgency >= 1 && urgency <= 5,
		verified: isCount(verified) && verified <= 3,
	};
}

function offerNumbers({ budget, minimumGrant = 0, history }: Offer): Record<string, boolean> {
	return {
		budget: isCount(budget),
		minimumGrant: isCount(minimumGrant),
		history: history === undefined || (isCount(history.kept) && isCount(history.broken)),
	};
}

function* parameterFaults({ tiers, weights }: Parameters): Generator<Fault, void> {
	const { version } = weights;
	for (const field of WEIGHTS) {
		yield* invalidIn('weights', version, { [field]: isPoints(weights[field]) });
	}
	if (!areTiers(tiers)) yield faultOf('instance.tiers_invalid', 'parameters', version, 'tiers');
}

function* villageFaults({ code, population, tiers }: Village): Generator<Fault, void> {
	if (tiers !== undefined) {
		if (!areTiers(tiers)) yield faultOf('instance.tiers_invalid', 'village', code, 'tiers');
	} else if (population === undefined) {
		// Unknown is not 0: without heads the village would have no floor at all.
		yield faultOf('instance.village_without_population', 'village', code, 'population');
	}
	yield* invalidIn('village', code, { population: isCount(population ?? 0) });
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

function* excess(
	record: string,
	amounts: readonly (readonly [id: string, amount: number])[],
): Generator<Fault, void> {
	let total = 0;
	for (const [id, amount] of amounts) {
		total += amount;
		if (!Number.isSafeInteger(total)) yield faultOf('instance.total_too_large', record, id);
	}
}

function isCount(value: number): boolean {
	return Number.isSafeInteger(value) && value >= 0;
}

export function isPoints(value: number): boolean {
	return isCount(value) && value <= MOST_POINTS;
}
