import type { Donor } from './donor.ts';
import { covers } from './eligibility.ts';
import type { Need, Offer } from './instance.ts';
import type { Weights } from './parameters.ts';
import { sharedCount, wordsOf } from './words.ts';

/** Whole points per unit; their sum is the quality of the pair, 0 … 1000 by the default weights. */
export interface QualityParts {
	readonly capability: number;
	readonly region: number;
	readonly amount: number;
	readonly text: number;
	readonly history: number;
}

/** How well a donor suits a need. `words` are those of the need's text, made once per need. */
export function qualityParts(
	need: Need,
	donor: Donor,
	weights: Weights,
	words: ReadonlySet<string> = wordsOf(need.text ?? ''),
): QualityParts {
	const { offer } = donor;
	return {
		capability: capability(need, donor, weights),
		region: nearness(need, donor, weights),
		amount: amountPoints(offer.budget, need.amount, weights),
		text: textPoints(
			weights,
			names(need, offer.categories) ? 1 : 0,
			Math.max(1, words.size + donor.words.size),
			sharedCount(words, donor.words),
		),
		history: reliability(donor, weights),
	};
}

export function qualityOf(parts: QualityParts): number {
	return parts.capability + parts.region + parts.amount + parts.text + parts.history;
}

/** Points that are the same for all needs of one category in one place, whatever they say. */
function standingPoints(need: Need, donor: Donor, weights: Weights): number {
	return (
		capability(need, donor, weights) +
		nearness(need, donor, weights) +
		reliability(donor, weights) +
		share(weights.text, names(need, donor.offer.categories) ? 1 : 0, 2)
	);
}

/** As many points as a donor can have there. */
export function mostPoints(need: Need, donor: Donor, weights: Weights): number {
	return standingPoints(need, donor, weights) + roomAbove(donor, weights);
}

/** What an amount that suits wholly, and the words of a donor that has any, can add to these. */
export function roomAbove(donor: Donor, weights: Weights): number {
	return weights.amount + (donor.words.size === 0 ? 0 : Math.ceil(weights.text / 2));
}

/** Whole budget and whole need: what earlier rounds took must not move the score of a pair. */
export function amountPoints(budget: number, amount: number, weights: Weights): number {
	return share(weights.amount, budget, amount);
}

/**
 * Half for a category the offer names, half by the words that both texts share (Dice).
 * @param named 1 where it names the category, else 0
 * @param count how many words both texts have, those in common twice; 1 where there are none
 */
function textPoints(weights: Weights, named: number, count: number, shared: number): number {
	return share(weights.text, named * count + 2 * shared, 2 * count);
}

/** What words in common add to the standing points. */
export function wordPoints(weights: Weights, named: number, count: number, shared: number): number {
	return textPoints(weights, named, count, shared) - share(weights.text, named, 2);
}

/** Points of a unit that reaches the need, whoever gives it. */
export function needValue(need: Need, weights: Weights): number {
	return need.value ?? weights.urgency * need.urgency + weights.verified * need.verified;
}

// Rounded down, so that parts never sum to more than their weights; nothing asked is fully met.
function share(weight: number, part: number, whole: number): number {
	return part >= whole ? weight : Math.floor((weight * part) / whole);
}

// The donor's own trade counts wholly, a category it merely names by half.
function capability(need: Need, { offer }: Donor, weights: Weights): number {
	if (offer.strengths?.includes(need.category)) return weights.capability;
	return names(need, offer.categories) ? share(weights.capability, 1, 2) : 0;
}

function nearness(need: Need, donor: Donor, weights: Weights): number {
	if (covers(donor.paired, need.village)) return weights.region;
	let depth = 0;
	for (const prefix of donor.regions) {
		if (prefix.length > depth && need.village.startsWith(prefix)) depth = prefix.length;
	}
	if (depth >= 6) return share(weights.region, 2, 3);
	if (depth >= 4) return share(weights.region, 1, 2);
	return depth > 0 ? share(weights.region, 1, 3) : 0;
}

// A newcomer stands half way: it has neither kept nor broken a promise.
function reliability({ offer }: Donor, weights: Weights): number {
	const { kept, broken } = offer.history ?? { kept: 0, broken: 0 };
	if (kept + broken === 0) return share(weights.history, 1, 2);
	return share(weights.history, kept, kept + broken);
}

/** Whether an offer names the category of a need, rather than to give to anything. */
export function names(
	{ category }: Pick<Need, 'category'>,
	categories: Offer['categories'],
): boolean {
	return categories?.includes(category) ?? false;
}
