import { at, integersOf, numbersOf } from './columns.ts';
import type { Donor } from './donor.ts';
import { whyNotEligible } from './eligibility.ts';
import type { Need } from './instance.ts';
import type { Row } from './pair-source.ts';
import type { Weights } from './parameters.ts';
import { mostPoints } from './quality.ts';

/**
 * The donors that may give to the needs of one category in one place, refusals aside, with the
 * points that each could have there at most, the likeliest first: `highest` never rises. No donor
 * names a region inside of a place.
 */
type Circle = Row;

const NOBODY: Circle = { offers: new Int32Array(0), highest: new Float64Array(0) };

/** Entries kept at a time, of 12 bytes. Needs come by place, so that few are made twice. */
const KEPT = 10_000_000;

/**
 * Finds the circle of a need; it is made once for all needs alike. The circle of a place is that of
 * the place around it and those who name this one: whoever may give there, or nearer, by what they
 * say of it. So every donor is looked at once a category and region that it names.
 */
export function circles(donors: readonly Donor[], weights: Weights): (need: Need) => Circle {
	const naming = indexRegions(donors);
	const placeAround = places(naming.keys());
	const join = joiner(donors.length);
	const known = new Map<string, Map<string, Circle>>();
	let kept = 0;
	const make = (need: Need, place: string): Circle => {
		const asked = { ...need, village: place };
		const own = likeliestFirst(
			(naming.get(place) ?? []).filter((offer) => mayGive(asked, at(donors, offer))),
			(offer) => mostPoints(asked, at(donors, offer), weights),
		);
		return place === ANYWHERE ? own : join(circleOf(need, placeAround(place)), own);
	};
	const circleOf = (need: Need, place: string): Circle => {
		const found = known.get(place)?.get(need.category);
		if (found) return found;
		if (kept > KEPT) {
			known.clear();
			kept = 0;
		}
		const circle = make(need, place);
		known.set(place, (known.get(place) ?? new Map()).set(need.category, circle));
		kept += circle.offers.length;
		return circle;
	};
	let [village, place] = ['', ANYWHERE];
	return (need) => {
		if (need.verified === 0) return NOBODY;
		// One digit more, so that the village itself may be the place.
		if (need.village !== village) place = placeAround(`${need.village} `);
		village = need.village;
		return circleOf(need, place);
	};
}

/** A refusal is between this donor and one need; the circle is about all needs like it. */
function mayGive(need: Need, donor: Donor): boolean {
	const reason = whyNotEligible(need, donor);
	return reason === null || reason === 'declined';
}

/** The place that every village lies in. */
const ANYWHERE = '';

/** By region the donors that name it, ascending; who says nothing of where it gives names all. */
function indexRegions(donors: readonly Donor[]): Map<string, number[]> {
	const naming = new Map<string, number[]>([[ANYWHERE, []]]);
	donors.forEach(({ regions, paired }, offer) => {
		const named = new Set([...(regions.length > 0 ? regions : [ANYWHERE]), ...paired]);
		for (const region of named) {
			const offers = naming.get(region);
			if (offers) offers.push(offer);
			else naming.set(region, [offer]);
		}
	});
	return naming;
}

/** The longest of these regions that is shorter than a code and that it lies in. */
function places(regions: Iterable<string>): (code: string) => string {
	const named = new Set(regions);
	const depths = [...new Set([...named].map(({ length }) => length))].toSorted(
		(one, other) => other - one,
	);
	return (code) => {
		const depth = depths.find((length) => length < code.length && named.has(code.slice(0, length)));
		return code.slice(0, depth ?? 0);
	};
}

/** Among those who are as likely the earlier record. */
function likeliestFirst(offers: readonly number[], pointsOf: (offer: number) => number): Circle {
	const scored = offers
		.map((offer) => [offer, pointsOf(offer)] as const)
		.toSorted(([, one], [, other]) => other - one);
	return {
		offers: integersOf(scored, ([offer]) => offer),
		highest: numbersOf(scored, ([, points]) => points),
	};
}

/** Entries that are made room for at once: circles are many, and most of them small. */
const ROOM = 65_536;

/** Both circles in one; who stands in both has more points by what it says of the nearer place. */
function joiner(donors: number): (wide: Circle, near: Circle) => Circle {
	const isNear = new Uint8Array(donors);
	let room = NOBODY;
	return (wide, near) => {
		if (near.offers.length === 0) return wide;
		const most = wide.offers.length + near.offers.length;
		if (room.offers.length < most) room = roomFor(Math.max(most, ROOM));
		for (const offer of near.offers) isNear[offer] = 1;
		const end = writeBoth(wide, near, isNear, room);
		for (const offer of near.offers) isNear[offer] = 0;
		const both = part(room, 0, end);
		room = part(room, end, room.offers.length);
		return both;
	};
}

function roomFor(entries: number): Circle {
	return { offers: new Int32Array(entries), highest: new Float64Array(entries) };
}

function part({ offers, highest }: Circle, first: number, end: number): Circle {
	return { offers: offers.subarray(first, end), highest: highest.subarray(first, end) };
}

/** Writes both to the start of `room`; returns how many entries they are. */
function writeBoth(wide: Circle, near: Circle, isNear: Uint8Array, room: Circle): number {
	const { offers, highest } = room;
	let [next, end] = [0, 0];
	for (let index = 0; index < wide.offers.length; index += 1) {
		const points = wide.highest[index]!;
		for (; next < near.offers.length && near.highest[next]! >= points; next += 1) {
			offers[end] = near.offers[next]!;
			highest[end] = near.highest[next]!;
			end += 1;
		}
		if (isNear[wide.offers[index]!] === 1) continue;
		offers[end] = wide.offers[index]!;
		highest[end] = points;
		end += 1;
	}
	offers.set(near.offers.subarray(next), end);
	highest.set(near.highest.subarray(next), end);
	return end + near.offers.length - next;
}
