import { at, groupBy } from './columns.ts';
import { isBoundToPairings, type Donor } from './donor.ts';
import { whyNotEligible } from './eligibility.ts';
import type { Need } from './instance.ts';
import type { Weights } from './parameters.ts';
import { qualityOf, qualityParts } from './quality.ts';
import { wordsOf } from './words.ts';

/** Eligible pairs by position in the needs and donors, sorted by need, then donor. */
export interface Pairs {
	readonly need: readonly number[];
	readonly offer: readonly number[];
	readonly quality: readonly number[];
	/** Needs with a donor that only a refusal keeps away, and the first such donor. */
	readonly declined: ReadonlyMap<number, number>;
}

/** Everyone who may give to whom. Nothing eligible is left out: the optimum is over all pairs. */
export function candidates(
	needs: readonly Need[],
	donors: readonly Donor[],
	weights: Weights,
): Pairs {
	const find = indexDonors(donors);
	const declined = new Map<number, number>();
	const pairs = { need: [] as number[], offer: [] as number[], quality: [] as number[], declined };
	needs.forEach((need, needIndex) => {
		const words = wordsOf(need.text ?? '');
		for (const offerIndex of find(need)) {
			const donor = at(donors, offerIndex);
			const reason = whyNotEligible(need, donor);
			if (reason === 'declined' && !declined.has(needIndex)) declined.set(needIndex, offerIndex);
			if (reason !== null) continue;
			pairs.need.push(needIndex);
			pairs.offer.push(offerIndex);
			pairs.quality.push(qualityOf(qualityParts(need, donor, weights, words)));
		}
	});
	return pairs;
}

const ANY = '';

/** Buckets by category and region, so that a need meets only donors which could suit it. */
function indexDonors(donors: readonly Donor[]): (need: Need) => number[] {
	const entries = donors.flatMap((donor, index) =>
		scopeOf(donor).flatMap((prefix) =>
			categoriesOf(donor).map((category) => ({ index, key: keyOf(category, prefix) })),
		),
	);
	const buckets = groupBy(entries, ({ key }) => key);
	const depths = new Set(donors.flatMap(scopeOf).map((prefix) => prefix.length));
	return ({ category, village }) => {
		const prefixes = [...depths].map((depth) => village.slice(0, depth));
		const keys = prefixes.flatMap((prefix) => [keyOf(category, prefix), keyOf(ANY, prefix)]);
		const found = keys.flatMap((key) => buckets.get(key) ?? []).map(({ index }) => index);
		return [...new Set(found)].sort((one, other) => one - other);
	};
}

function keyOf(category: string, prefix: string): string {
	return `${prefix} ${category}`;
}

function scopeOf(donor: Donor): readonly string[] {
	if (isBoundToPairings(donor)) return donor.paired;
	return donor.regions.length > 0 ? donor.regions : [''];
}

function categoriesOf({ offer }: Donor): readonly string[] {
	return offer.categories?.length ? offer.categories : [ANY];
}
