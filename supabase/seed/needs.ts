import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '#domain/period.ts';
import type { Category, Commodity, NeedStatus } from '#domain/needs/need.ts';
import { dayBetween, REFERENCE_DAY } from './calendar.ts';
import { XINLIAN, YUANGUDUI } from './places.ts';
import { at, chanceOf, idOf, type Chance } from './random.ts';

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
}

/** How many of each commodity; with the counts of statuses below, 200. */
const COMMODITIES: readonly (readonly [Commodity, number])[] = [
	['money', 132],
	['goods', 34],
	['purchase', 13],
	['talent', 13],
	['jobs', 8],
];

const STATUSES: readonly (readonly [NeedStatus, number])[] = [
	['open', 108],
	['fulfilled', 24],
	['closed', 18],
	['submitted', 14],
	['draft', 10],
	['withdrawn', 8],
	['returned', 7],
	['verified', 6],
	['reopened', 5],
];

const GROUPS = ['一社', '二社', '三社', '四社', '五社', '六社', '上庄社', '下庄社', '阳坡社', '河湾社'];
const FEN_PER_WAN = 1_000_000;

/** A line of needs.csv: what villages ask for, how much of it, and what one of it costs. */
interface Wish {
	readonly category: Category;
	readonly commodity: Commodity;
	readonly unit: string;
	readonly least: number;
	readonly most: number;
	readonly priceWan: number;
	readonly title: string;
	readonly description: string;
}

function readWishes(): Wish[] {
	const text = readFileSync(join(import.meta.dirname, 'needs.csv'), 'utf8');
	const [, ...lines] = text.trim().split('\n');
	return lines.map((line) => {
		const [category, commodity, unit, least, most, priceWan, title, description] = line.split(',');
		return {
			category: category as Category,
			commodity: commodity as Commodity,
			unit: unit ?? '',
			least: Number(least),
			most: Number(most),
			priceWan: Number(priceWan),
			title: title ?? '',
			description: description ?? '',
		};
	});
}

export function planNeeds(villages: readonly string[], households: HouseholdsOf): NeedPlan[] {
	const chance = chanceOf('needs');
	const wishes = readWishes();
	const statuses = chance.shuffled(repeated(STATUSES));
	const commodities = chance.shuffled(repeated(COMMODITIES));
	const places = chance.shuffled(statuses.map((_, place) => villageAt(villages, place)));
	const asked = new Set<string>();
	return statuses.map((status, place) => {
		const village = at(places, place);
		const choice = wishes.filter(
			(wish) => wish.commodity === commodities[place] && !asked.has(village + wish.title),
		);
		const wish = chance.pick(choice);
		asked.add(village + wish.title);
		return planNeed({ number: place + 1, village, wish, status, size: households(village) }, chance);
	});
}

/** Households of a village, as many as region_statistics says. */
export type HouseholdsOf = (village: string) => number;

/** 元古堆 asks for nine things and 新联 for seven, the others for two to four. */
function villageAt(villages: readonly string[], place: number): string {
	if (place < 9) return YUANGUDUI;
	if (place < 16) return XINLIAN;
	return at(villages.slice(2), place - 16);
}

interface Circumstances {
	readonly number: number;
	readonly village: string;
	readonly wish: Wish;
	readonly status: NeedStatus;
	readonly size: number;
}

function planNeed(
	{ number, village, wish, status, size }: Circumstances,
	chance: Chance,
): NeedPlan {
	const count = roundly(chance.between(wish.least, wish.most));
	const words = (text: string) =>
		text.replaceAll('{n}', String(count)).replaceAll('{group}', group);
	const group = chance.pick(GROUPS);
	const isMoney = wish.commodity === 'money';
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
		unit: isMoney ? null : wish.unit,
		estimateFen: isMoney || chance.happens(30) ? null : toThousandYuan(worth),
		urgency: chance.pick([1, 2, 2, 3, 3, 3, 4, 4, 5]),
		households: chance.happens(12) ? null : households,
		persons: chance.happens(12) ? null : Math.round(households * 3.9),
		level: chance.pick([1, 2, 2, 3, 3, 3]),
		status,
		statedOn,
		reviewedOn: addDays(statedOn, chance.between(3, 12)),
		isOnBehalf: chance.happens(22),
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

function repeated<Item>(counts: readonly (readonly [Item, number])[]): Item[] {
	return counts.flatMap(([item, count]) => Array.from({ length: count }, () => item));
}
