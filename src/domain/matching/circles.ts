import { at, groupBy } from './columns.ts';
import { isBoundToPairings, type Donor } from './donor.ts';
import { whyNotEligible } from './eligibility.ts';
import type { Need } from './instance.ts';
import type { Weights } from './parameters.ts';
import { standingPoints } from './quality.ts';

/**
 * The donors that may give to the needs of one category in one place, refusals aside, with the
 * points that do not depend on the single need. No donor names a region inside of a place.
 */
export interface Circle {
	readonly offers: Int32Array;
	readonly base: Uint16Array | Float64Array;
}

const NOBODY: Circle = { offers: new Int32Array(0), base: new Uint16Array(0) };

/** Entries kept at a time: some 6 bytes each. Needs come by place, so that few are made twice. */
const KEPT = 16_000_000;

/** Finds the circle of a need; it is made once for all needs alike. */
export function circles(donors: readonly Donor[], weights: Weights): (need: Need) => Circle {
	const find = indexDonors(donors);
	const placeOf = places(donors);
	const known = new Map<string, Circle>();
	let kept = 0;
	return (need) => {
		if (need.verified === 0) return NOBODY;
		const key = keyOf(need.category, placeOf(need.village));
		const found = known.get(key);
		if (found) return found;
		if (kept > KEPT) {
			known.clear();
			kept = 0;
		}
		const circle = circleFor(need, donors, find(need), weights);
		known.set(key, circle);
		kept += circle.offers.length;
		return circle;
	};
}

function circleFor(
	need: Need,
	donors: readonly Donor[],
	near: readonly number[],
	weights: Weights,
): Circle {
	const offers = near.filter((offer) => mayGive(need, at(donors, offer)));
	const points = offers.map((offer) => standingPoints(need, at(donors, offer), weights));
	const isSmall = points.every((base) => base < 2 ** 16);
	return {
		offers: Int32Array.from(offers),
		base: isSmall ? Uint16Array.from(points) : Float64Array.from(points),
	};
}

/** A refusal is between this donor and one need; the circle is about all needs like it. */
function mayGive(need: Need, donor: Donor): boolean {
	const reason = whyNotEligible(need, donor);
	return reason === null || reason === 'declined';
}

/** The longest region named by any donor that a village lies in. */
function places(donors: readonly Donor[]): (village: string) => string {
	const named = new Set(donors.flatMap(({ regions, paired }) => [...regions, ...paired]));
	const depths = [...new Set([...named].map(({ length }) => length))].toSorted(
		(one, other) => other - one,
	);
	return (village) => {
		const depth = depths.find((length) => named.has(village.slice(0, length))) ?? 0;
		return village.slice(0, depth);
	};
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
