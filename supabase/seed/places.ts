import { at } from './random.ts';
import type { Division } from './regions.ts';

export const DINGXI = '621100000000';
export const QINGDAO = '370200000000';
export const FUZHOU = '350100000000';
export const YUANGUDUI = '621123210202';
export const XINLIAN = '621125106201';

/** Two villages each of one name in one county: records of one must not turn up with the other. */
const NAMESAKES = [
	'621123102214',
	'621123111211',
	'621125100204',
	'621125109206',
	'621125102209',
	'621125105203',
];

/** The townships that take part, and how many of their villages besides those above. */
const TOWNSHIPS: readonly (readonly [code: string, villages: number])[] = [
	['621123210000', 5],
	['621125106000', 4],
	['621123102000', 3],
	['621123111000', 2],
	['621123101000', 3],
	['621123103000', 3],
	['621125100000', 2],
	['621125109000', 3],
	['621125102000', 3],
	['621125105000', 2],
	['621102102000', 3],
	['621102103000', 3],
	['621102110000', 2],
	['621121101000', 3],
	['621121103000', 3],
	['621122102000', 3],
	['621122104000', 3],
	['621124110000', 3],
	['621124203000', 3],
	['621126103000', 3],
	['621126113000', 3],
];

export const townships = TOWNSHIPS.map(([code]) => code);

export function townshipOf(village: string): string {
	return `${village.slice(0, 9)}000`;
}

export function countyOf(place: string): string {
	return `${place.slice(0, 6)}000000`;
}

/** The villages that have needs and projects, 元古堆 and 新联 first. */
export function activeVillages(divisions: ReadonlyMap<string, Division>): string[] {
	const named = [YUANGUDUI, XINLIAN, ...NAMESAKES];
	const others = TOWNSHIPS.flatMap(([township, count]) => {
		const committees = [...divisions.keys()].filter(
			(code) => townshipOf(code) === township && /[23]\d\d$/.test(code) && !named.includes(code),
		);
		const step = Math.floor(committees.length / count);
		return Array.from({ length: count }, (_, place) => at(committees, place * step));
	});
	return [...named, ...others];
}
