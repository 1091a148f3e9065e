import type { Instance, Need, Offer, Village } from '#domain/matching/instance.ts';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';
import {
	CATEGORIES,
	COUNTIES,
	lognormal,
	provinceOf,
	random,
	whole,
	type Draw,
} from './national.ts';

/*
 * A country as records, from which the product makes its pairs itself: places, trades, pairings and
 * words decide. Of the offers 15 % are bound to a paired county, 10 % to their own county, the rest
 * give in one or two provinces, a third of them anywhere; all but the first name their trades.
 */

export interface Country {
	readonly needs: number;
	readonly offers: number;
	/** All budgets ÷ all needs. */
	readonly supply: number;
	/** Share of the donors that give no grant below a quarter of an average need. */
	readonly minimums: number;
}

const DIGITS = { county: 6, village: 12 };
const WORDS = [
	'硬化通组道路',
	'人饮管网改造',
	'村小学操场',
	'冷库与分拣',
	'养老饭堂',
	'太阳能路灯',
];

export function nationalInstance(country: Country, seed = 1): Instance {
	const draw = random(seed);
	const villages = drawVillages(Math.max(1, Math.round(country.needs / 2.3)), draw);
	const needs = drawNeeds(country, villages, draw);
	const { offers, pairings } = drawOffers(country, needs, draw);
	return {
		commodity: 'money',
		date: '2026-11-21',
		needs,
		offers,
		villages,
		pairings,
		locked: [],
		declined: [],
		parameters: DEFAULT_PARAMETERS,
	};
}

/** Codes as the register has them: province, prefecture, county, township, village. */
function countyCode(county: number): string {
	const province = 50 + provinceOf(county);
	const inProvince = county % 1000;
	return `${province}${String(Math.floor(inProvince / 10) % 100).padStart(2, '0')}${String(
		10 + (inProvince % 10),
	)}`;
}

function drawVillages(count: number, draw: Draw): Village[] {
	return Array.from({ length: count }, (_, index) => {
		const county = Math.floor((index * COUNTIES) / count);
		const code = countyCode(county) + String(100_000 + index).padStart(DIGITS.county, '0');
		return { code, population: Math.round(200 + lognormal(draw, 6.8, 0.5)) };
	});
}

function drawNeeds({ needs }: Country, villages: readonly Village[], draw: Draw): Need[] {
	return Array.from({ length: needs }, (_, index) => ({
		id: `need-${index}`,
		village: villages[whole(draw, villages.length)]!.code,
		amount: Math.ceil(lognormal(draw, 6, 0.9)),
		category: `trade-${whole(draw, CATEGORIES)}`,
		urgency: 1 + whole(draw, 5),
		verified: 1 + whole(draw, 3),
		text: WORDS[whole(draw, WORDS.length)]!,
	}));
}

function drawOffers(country: Country, needs: readonly Need[], draw: Draw) {
	const asked = needs.reduce((sum, { amount }) => sum + amount, 0);
	const weights = Array.from({ length: country.offers }, () => lognormal(draw, 0, 1.2));
	const share = (country.supply * asked) / weights.reduce((sum, weight) => sum + weight, 0);
	const least = Math.round((0.25 * asked) / needs.length);
	const pairings: { offer: string; region: string }[] = [];
	const offers = weights.map((weight, index): Offer => {
		const id = `offer-${index}`;
		const scope = drawScope(draw);
		if (scope.pairedOnly) pairings.push({ offer: id, region: scope.home });
		const { home: _, ...limits } = scope;
		return {
			id,
			budget: Math.max(1, Math.round(weight * share)),
			minimumGrant: draw() < country.minimums ? least : 0,
			...limits,
			...(draw() < 0.5 && { text: WORDS[whole(draw, WORDS.length)]! }),
		};
	});
	return { offers, pairings };
}

function drawScope(draw: Draw) {
	const home = countyCode(whole(draw, COUNTIES)).padEnd(DIGITS.village, '0');
	const chance = draw();
	if (chance < 0.15) return { home, pairedOnly: true };
	const trades = Array.from(
		{ length: 1 + whole(draw, 2) },
		() => `trade-${whole(draw, CATEGORIES)}`,
	);
	const categories = [...new Set(trades)];
	if (chance < 0.25) return { home, categories, regions: [home] };
	const provinces = Array.from({ length: 1 + whole(draw, 2) }, () => `${50 + whole(draw, 10)}`);
	if (draw() < 0.3) return { home, categories };
	return { home, categories, regions: [...new Set(provinces)] };
}
