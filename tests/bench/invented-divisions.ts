import { displayName } from '#domain/regions/code.ts';
import type { DivisionSet } from '../../supabase/local/divisions.ts';
import type { Division } from '../../supabase/seed/regions.ts';
import { chanceOf } from '../../supabase/seed/random.ts';

/** As many as China had on 30 June 2023: so many of each level, the provinces first. */
const COUNTS = [31, 342, 2978, 41_352, 620_573] as const;
const WIDTHS = [2, 2, 2, 3, 3] as const;
const ENDS = ['省', '市', '县', '镇', '村民委员会'] as const;

// Of villages' names; those that stand first are in more of them, as in a register.
const SYLLABLES = [
	...'大小新东西南北上下家庄沟湾坪河山王李张石马林龙高平前后中杨刘陈黄白安和泉岭坡塘桥店寨堡头口',
	...'岩洞坝溪江湖岗峰岔渠井园花柳松竹梅金银铁铜青红太长双三五七八九十古元兴隆永康富民团结胜利',
	...'光明建设向阳友谊联合丰收振华文昌德义仁礼信忠孝勤俭玉珠宝凤麒鹤鹿虎牛羊鸡鸭鱼米谷麦粟桑麻茶药',
];

/** A whole country of invented names, the same every time. */
export function inventDivisions(): DivisionSet {
	const divisions: Division[] = [];
	let above: readonly string[] = [''];
	COUNTS.forEach((count, level) => {
		const chance = chanceOf(`level ${level}`);
		const own = spread(above, count, WIDTHS[level]!);
		for (const prefix of own) {
			const place = placeName(chance.between, level === 4 ? 2 + chance.between(0, 1) : 2);
			const officialName = place + ENDS[level]!;
			const code = prefix.padEnd(12, '0');
			divisions.push({ code, officialName, name: displayName(officialName) });
		}
		above = own;
	});
	return { divisions, isWhole: true };
}

/** Codes below those above, as evenly as it goes; provinces from 11 on. */
function spread(above: readonly string[], count: number, width: number): string[] {
	const first = above.length === 1 ? 11 : 1;
	return above.flatMap((prefix, at) => {
		const [from, to] = [at, at + 1].map((n) => Math.floor((n * count) / above.length));
		return Array.from(
			{ length: to! - from! },
			(_, nr) => prefix + String(first + nr).padStart(width, '0'),
		);
	});
}

function placeName(between: (least: number, most: number) => number, length: number): string {
	const last = SYLLABLES.length - 1;
	// The lesser of two draws: the first are drawn more often.
	const draw = () => SYLLABLES[Math.min(between(0, last), between(0, last))]!;
	return Array.from({ length }, draw).join('');
}
