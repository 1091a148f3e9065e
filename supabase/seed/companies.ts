import type { Category } from '#domain/needs/need.ts';
import { usccCheckCharacter } from '#domain/organizations/uscc.ts';
import { at, chanceOf, idOf } from './random.ts';
import type { Division } from './regions.ts';

/** A donor that does not exist. */
export interface Company {
	readonly id: string;
	readonly name: string;
	readonly uscc: string;
	readonly region: string;
	/** What it is able to help with, by its trade. */
	readonly strengths: readonly Category[];
}

// Three rare characters that are no word make a name that nobody has registered.
const BRANDS = ['澄岫砚泊汀翊霁蓁屿棠旻珩', '禾川岚舟穗野原林海田溪麦', '屏渚澜畴坞堰岑墟涘浦塬畦'];

const TRADES: readonly (readonly [words: string, strengths: readonly Category[]])[] = [
	['食品有限公司', ['industry', 'employment']],
	['建筑工程有限公司', ['roads', 'housing']],
	['水务设备有限公司', ['water', 'environment']],
	['教育装备有限公司', ['education', 'culture']],
	['医疗器械有限公司', ['health', 'elderly_care']],
	['新能源科技有限公司', ['energy', 'digital']],
	['纺织服饰有限公司', ['employment', 'training']],
	['农业科技有限公司', ['industry', 'training']],
	['冷链物流有限公司', ['industry', 'roads']],
	['信息技术有限公司', ['digital', 'education']],
	['环境工程有限公司', ['environment', 'water']],
	['机械制造股份有限公司', ['industry', 'employment']],
	['家居用品有限公司', ['housing', 'elderly_care']],
	['文化传媒有限公司', ['culture', 'education']],
	['应急装备有限公司', ['emergency', 'health']],
	['生物科技有限公司', ['health', 'industry']],
];

/** Where they have their seats: the first digits of the districts, and how many there. */
const SEATS = [
	['3702', '青岛', 96],
	['3501', '福州', 18],
	['6211', '定西', 16],
] as const;

/** 130 companies: of 青岛 first, then of 福州, then of 定西. */
export function inventCompanies(divisions: ReadonlyMap<string, Division>): Company[] {
	const brands = inventBrands();
	let serial = 0;
	return SEATS.flatMap(([prefix, city, count]) => {
		const districts = [...divisions.keys()].filter((code) =>
			new RegExp(`^${prefix}(?!00)\\d\\d0{6}$`).test(code),
		);
		return Array.from({ length: count }, (_, place) => {
			const [words, strengths] = at(TRADES, place);
			const region = at(districts, place * 3);
			const name = `${city}${at(brands, serial)}${words}`;
			const uscc = usccOf('91', region, ++serial);
			return { id: idOf(`company ${name}`), name, uscc, region, strengths };
		});
	});
}

function inventBrands(): string[] {
	const [first = '', second = '', third = ''] = BRANDS;
	const all = [...first].flatMap((one) =>
		[...second].flatMap((two) => [...third].map((three) => one + two + three)),
	);
	return chanceOf('brands').shuffled(all);
}

/** A code with a true check character; DEM stands where a register would have counted. */
export function usccOf(kind: '91' | '51', region: string, serial: number): string {
	const body = `${kind}${region.slice(0, 6)}DEM${String(serial).padStart(6, '0')}`;
	return body + usccCheckCharacter(body);
}
