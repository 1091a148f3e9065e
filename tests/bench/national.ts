import type { MarketModel } from '#domain/matching/model.ts';

/*
 * Markets of the size of the country, the same for the same seed: 853 counties in 10 provinces, 14
 * categories; of the offers 15 % are bound to one paired county, 10 % to their own, the rest give
 * anywhere, rather in their own province. Budgets and needs are lognormal. Tiers go by heads.
 */

export const COUNTIES = 853;
const COUNTIES_PER_PROVINCE = 86;
export const CATEGORIES = 14;
/** Hundreds of yuan a head, as the default parameters have them. */
const TIERS = [
	[0.5, 4000],
	[1, 1500],
	[2.5, 500],
] as const;

export interface Size {
	readonly needs: number;
	readonly offers: number;
	readonly pairsPerNeed: number;
	/** All budgets ÷ all needs. */
	readonly supply: number;
}

export function nationalMarket(size: Size, seed = 1): MarketModel {
	const draw = random(seed);
	const needs = drawNeeds(size, draw);
	const offers = drawOffers(size, draw);
	const asked = needs.amount.reduce((sum, amount) => sum + amount, 0);
	const drawn = offers.weight.reduce((sum, weight) => sum + weight, 0);
	const share = (size.supply * asked) / drawn;
	return {
		budget: offers.weight.map((weight) => Math.max(1, Math.round(weight * share))),
		amount: needs.amount,
		value: needs.value,
		village: needs.village,
		...drawTiers(needs, draw),
		...drawPairs(size, needs, offers, draw),
	};
}

export type Draw = () => number;
type Needs = ReturnType<typeof drawNeeds>;
type Offers = ReturnType<typeof drawOffers>;

/** Some 2.3 needs a village and 65 villages a county, in canonical order. */
function drawNeeds({ needs }: Size, draw: Draw) {
	const villages = Math.max(1, Math.round(needs / 2.3));
	const village = Int32Array.from({ length: needs }, () => whole(draw, villages)).sort();
	return {
		villages,
		village,
		county: village.map((index) => Math.floor((index * COUNTIES) / villages)),
		category: Int32Array.from(village, () => whole(draw, CATEGORIES)),
		amount: Float64Array.from(village, () => Math.ceil(lognormal(draw, 6, 0.9))),
		value: Float64Array.from(village, () => 60 * (1 + whole(draw, 5)) + 80 * (1 + whole(draw, 3))),
	};
}

function drawOffers({ offers }: Size, draw: Draw) {
	const scope = Uint8Array.from({ length: offers }, () => {
		const chance = draw();
		return chance < 0.15 ? 2 : chance < 0.25 ? 1 : 0;
	});
	return {
		scope,
		county: Int32Array.from(scope, () => whole(draw, COUNTIES)),
		category: Int32Array.from(scope, () => whole(draw, CATEGORIES)),
		/** Points that the offer brings along wherever it gives. */
		standing: Float64Array.from(scope, () => whole(draw, 250)),
		weight: Float64Array.from(scope, () => lognormal(draw, 0, 1.2)),
	};
}

function drawTiers({ villages }: Needs, draw: Draw) {
	const width = new Float64Array(4 * villages);
	const reward = new Float64Array(4 * villages);
	for (let village = 0; village < villages; village += 1) {
		const heads = 200 + lognormal(draw, 6.8, 0.5);
		TIERS.forEach(([perHead, points], tier) => {
			width[4 * village + tier] = Math.floor(perHead * heads);
			reward[4 * village + tier] = points;
		});
		width[4 * village + 3] = 1e6;
	}
	const tierStart = Int32Array.from({ length: villages + 1 }, (_, village) => 4 * village);
	return { tierStart, tierWidth: width, tierReward: reward };
}

/** Of each need some donors of its county, of its province and of anywhere, by need, then offer. */
function drawPairs(size: Size, needs: Needs, offers: Offers, draw: Draw) {
	const most = size.needs * size.pairsPerNeed;
	const [pairNeed, pairOffer] = [new Int32Array(most), new Int32Array(most)];
	const pairQuality = new Float64Array(most);
	const circles = circlesOf(offers);
	let end = 0;
	for (let need = 0; need < size.needs; need += 1) {
		const some = drawDonors(circles, needs, need, size.pairsPerNeed, draw);
		for (const offer of Int32Array.from(some).sort()) {
			pairNeed[end] = need;
			pairOffer[end] = offer;
			pairQuality[end] = quality(needs, need, offers, offer, draw);
			end += 1;
		}
	}
	return {
		pairNeed: pairNeed.slice(0, end),
		pairOffer: pairOffer.slice(0, end),
		pairQuality: pairQuality.slice(0, end),
	};
}

function circlesOf({ scope, county }: Offers) {
	const near: number[][] = Array.from({ length: COUNTIES }, () => []);
	const around: number[][] = Array.from({ length: 10 }, () => []);
	const anywhere: number[] = [];
	scope.forEach((bound, offer) => {
		if (bound > 0) near[county[offer]!]!.push(offer);
		else around[provinceOf(county[offer]!)]!.push(offer);
		if (bound === 0) anywhere.push(offer);
	});
	return { near, around, anywhere };
}

function drawDonors(
	{ near, around, anywhere }: ReturnType<typeof circlesOf>,
	{ county }: Needs,
	need: number,
	count: number,
	draw: Draw,
): Set<number> {
	const donors = new Set(near[county[need]!]!.slice(0, count));
	const province = around[provinceOf(county[need]!)]!;
	for (let tries = 0; donors.size < count && tries < 3 * count; tries += 1) {
		const list = draw() < 0.4 && province.length > 0 ? province : anywhere;
		if (list.length > 0) donors.add(list[whole(draw, list.length)]!);
	}
	return donors;
}

function quality(needs: Needs, need: number, offers: Offers, offer: number, draw: Draw): number {
	const isTrade = needs.category[need] === offers.category[offer];
	const isNear = needs.county[need] === offers.county[offer];
	const isAround = provinceOf(needs.county[need]!) === provinceOf(offers.county[offer]!);
	const region = isNear ? 300 : isAround ? 150 : 0;
	return offers.standing[offer]! + region + (isTrade ? 300 : 0) + whole(draw, 150);
}

export function provinceOf(county: number): number {
	return Math.floor(county / COUNTIES_PER_PROVINCE);
}

export function whole(draw: Draw, below: number): number {
	return Math.floor(draw() * below);
}

/** The sum of twelve even draws is as good as normal. */
export function lognormal(draw: Draw, mean: number, deviation: number): number {
	let sum = -6;
	for (let count = 0; count < 12; count += 1) sum += draw();
	return Math.exp(mean + deviation * sum);
}

/** Mulberry32: small, fast, and the same everywhere. */
export function random(seed: number): Draw {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
