import { addDays } from '#domain/period.ts';
import { isInMoney, unitOf } from '#domain/needs/measure.ts';
import type { Category, Commodity, NeedStatus } from '#domain/needs/need.ts';
import { dayBetween, REFERENCE_DAY } from './calendar.ts';
import { countyOf, XINLIAN, YUANGUDUI } from './places.ts';
import { at, chanceOf, idOf, type Chance } from './random.ts';
import type { Subject } from './scenes.ts';
import { groups, readWishes, type Wish } from './wishes.ts';

/** A need as the village will state it, and the status in which it shall end. */
export interface NeedPlan {
	readonly id: string;
	readonly village: string;
	readonly title: string;
	readonly description: string;
	readonly category: Category;
	readonly commodity: Commodity;
	readonly amountFen: number | null;
	readonly quantity: number | null;
	readonly unit: string | null;
	readonly estimateFen: number | null;
	readonly urgency: number;
	readonly households: number | null;
	readonly persons: number | null;
	readonly level: number;
	readonly status: NeedStatus;
	readonly statedOn: string;
	readonly reviewedOn: string;
	readonly isOnBehalf: boolean;
	/** Whether a project is made of it, and what its pictures show. */
	readonly isWorks: boolean;
	readonly subject: Subject;
}

/** How many of each: 200. Of those for works, projects are made (see projects.ts). */
const QUOTAS: readonly (readonly [NeedStatus, Commodity, number, 'works'?])[] = [
	['closed', 'money', 7, 'works'],
	['fulfilled', 'money', 25, 'works'],
	['open', 'money', 20, 'works'],
	['open', 'money', 50],
	['open', 'goods', 18],
	['open', 'purchase', 8],
	['open', 'talent', 5],
	['open', 'jobs', 3],
	['fulfilled', 'goods', 3],
	['fulfilled', 'talent', 2],
	['closed', 'goods', 3],
	['closed', 'talent', 3],
	['closed', 'jobs', 1],
	['closed', 'purchase', 2],
	['submitted', 'money', 8],
	['submitted', 'goods', 4],
	['submitted', 'talent', 2],
	['draft', 'money', 6],
	['draft', 'goods', 3],
	['draft', 'purchase', 1],
	['withdrawn', 'money', 5],
	['withdrawn', 'goods', 3],
	['returned', 'money', 4],
	['returned', 'goods', 2],
	['returned', 'talent', 1],
	['verified', 'money', 4],
	['verified', 'goods', 2],
	['reopened', 'money', 4],
	['reopened', 'goods', 1],
];

const FEN_PER_WAN = 1_000_000;

export function planNeeds(villages: readonly string[], householdsOf: HouseholdsOf): NeedPlan[] {
	const chance = chanceOf('needs');
	const wishes = readWishes();
	const asked = new Set<string>();
	const slots = QUOTAS.flatMap(([status, commodity, count, works]) =>
		Array.from({ length: count }, () => ({ status, commodity, isWorks: works === 'works' })),
	);
	const others = chance.shuffled(slots.map((_, place) => at(villages.slice(2), place)));
	return slots.map(({ status, commodity, isWorks }, place) => {
		const village = villageAt(place) ?? at(others, place);
		const choice = wishes.filter(
			(wish) =>
				wish.commodity === commodity &&
				(wish.isWorks || !isWorks) &&
				!asked.has(village + wish.title),
		);
		const wish = chance.pick(choice);
		asked.add(village + wish.title);
		const size = householdsOf(village);
		return planNeed({ number: place + 1, village, wish, status, size, isWorks }, chance);
	});
}

/** Markets in which both counties of the story can run a round, beside those of money. */
const MARKETS: readonly (readonly [Commodity, Category, unit: string])[] = [
	['goods', 'energy', '盏'],
	['talent', 'training', '人月'],
	['jobs', 'employment', '人'],
	['purchase', 'industry', '吨'],
];

/** Villages of one county that ask for the same: three in each market, all open. */
export function planMarkets(villages: readonly string[], householdsOf: HouseholdsOf): NeedPlan[] {
	const chance = chanceOf('markets');
	const wishes = readWishes();
	const slots = [YUANGUDUI, XINLIAN].flatMap((place) => {
		const near = villages.filter((code) => countyOf(code) === countyOf(place));
		return MARKETS.flatMap((market, row) =>
			[0, 1, 2].map((column) => ({ market, village: at(near, (row * 3 + column) % near.length) })),
		);
	});
	return slots.map(({ market, village }, place) => {
		const [commodity, category, unit] = market;
		const isOf = (wish: Wish) =>
			wish.commodity === commodity && wish.category === category && wish.unit === unit;
		const wish = chance.pick(wishes.filter(isOf));
		const size = householdsOf(village);
		const facts = { number: 301 + place, village, wish, size };
		return planNeed({ ...facts, status: 'open', isWorks: false }, chance);
	});
}

const LATE_COUNTIES = ['621121000000', '621123000000', '621125000000'];

/** Verified after the rounds, so that a county that runs one finds something to match: money. */
export function planLateNeeds(villages: readonly string[], householdsOf: HouseholdsOf): NeedPlan[] {
	const chance = chanceOf('late needs');
	const wishes = readWishes().filter(({ commodity }) => commodity === 'money');
	return LATE_COUNTIES.flatMap((county, row) => {
		const near = villages.filter((code) => countyOf(code) === county);
		return [0, 1, 2, 3].map((column) => {
			const village = at(near, (7 * column + 3) % near.length);
			const size = householdsOf(village);
			const facts = { number: 401 + row * 4 + column, village, wish: chance.pick(wishes), size };
			return planNeed({ ...facts, status: 'open', isWorks: false }, chance);
		});
	});
}

/** Households of a village, as many as region_statistics says. */
export type HouseholdsOf = (village: string) => number;

/** 元古堆 and 新联 have needs of all sorts: every so many places is theirs. */
function villageAt(place: number): string | null {
	if (place % 22 === 3) return YUANGUDUI;
	return place % 28 === 5 ? XINLIAN : null;
}

interface Circumstances {
	readonly number: number;
	readonly village: string;
	readonly wish: Wish;
	readonly status: NeedStatus;
	readonly size: number;
	readonly isWorks: boolean;
}

function planNeed(
	{ number, village, wish, status, size, isWorks }: Circumstances,
	chance: Chance,
): NeedPlan {
	const count = roundly(chance.between(wish.least, wish.most));
	const group = chance.pick(groups);
	const words = (text: string) =>
		text.replaceAll('{n}', String(count)).replaceAll('{group}', group);
	const isMoney = isInMoney(wish.commodity);
	const worth = Math.round(count * wish.priceWan * chance.between(92, 108)) * (FEN_PER_WAN / 100);
	const households = Math.round((size * chance.between(12, 85)) / 100);
	const statedOn = statedDay(status, chance);
	return {
		id: idOf(`need ${number}`),
		village,
		title: words(wish.title),
		description: words(wish.description),
		category: wish.category,
		commodity: wish.commodity,
		amountFen: isMoney ? toThousandYuan(worth) : null,
		quantity: isMoney ? null : count,
		unit: unitOf(wish.commodity, wish.unit),
		estimateFen: isMoney || chance.happens(30) ? null : toThousandYuan(worth),
		urgency: chance.pick([1, 2, 2, 3, 3, 3, 4, 4, 5]),
		households: chance.happens(12) ? null : households,
		persons: chance.happens(12) ? null : Math.round(households * 3.9),
		level: chance.pick([1, 2, 2, 3, 3, 3]),
		status,
		statedOn,
		reviewedOn: addDays(statedOn, chance.between(3, 12)),
		isOnBehalf: chance.happens(22),
		isWorks,
		subject: wish.subject,
	};
}

/** 137 lamps look counted and not asked for: above thirty, whole tens. */
function roundly(count: number): number {
	return count > 30 ? Math.round(count / 10) * 10 : count;
}

function toThousandYuan(fen: number): number {
	return Math.round(fen / 100_000) * 100_000;
}

function statedDay(status: NeedStatus, chance: Chance): string {
	const daysAgo = (least: number, most: number) =>
		dayBetween(chance, addDays(REFERENCE_DAY, -most), addDays(REFERENCE_DAY, -least));
	if (status === 'closed') return daysAgo(700, 1600);
	if (status === 'fulfilled') return daysAgo(260, 900);
	if (status === 'draft' || status === 'submitted') return daysAgo(2, 25);
	return daysAgo(20, 300);
}
