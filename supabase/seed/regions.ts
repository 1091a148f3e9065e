import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ancestorsOf, displayName, levelOf } from '#domain/regions/code.ts';
import { REFERENCE_DAY } from './calendar.ts';
import { spellName } from '#http/spelling.server.ts';
import { chanceOf } from './random.ts';
import type { Stage } from './stage.ts';

/** A division as the register writes it; see README.md for where the file comes from. */
export interface Division {
	readonly code: string;
	readonly officialName: string;
	readonly name: string;
}

export function readDivisions(): Map<string, Division> {
	const text = readFileSync(join(import.meta.dirname, 'divisions.csv'), 'utf8');
	return new Map(parseDivisions(text).map((division) => [division.code, division]));
}

/** Lines of `code,official_name` below a line of headings. */
export function parseDivisions(text: string): Division[] {
	const [, ...lines] = text
		.replace(/^\uFEFF/, '')
		.trim()
		.split(/\r?\n/);
	return lines.map((line) => {
		const [code = '', officialName = ''] = line.split(',').map((cell) => cell.trim());
		return { code, officialName, name: displayName(officialName) };
	});
}

/** The rows of public.regions. */
export function regionRows(divisions: Iterable<Division>) {
	return [...divisions].map(({ code, officialName, name }) => {
		const { full, initials } = spellName(name);
		return {
			code,
			level: levelOf(code),
			parent_code: ancestorsOf(code).at(-1) ?? null,
			official_name: officialName,
			name,
			name_pinyin: full,
			name_initials: initials,
		};
	});
}

export function seedRegions(stage: Stage, divisions: Iterable<Division>): void {
	const rows = regionRows(divisions);
	stage.write((tx) => tx`insert into public.regions ${tx(rows)}`);
}

/** Of 定西市 these stand on the list of 160 that was made known on 27 August 2021. */
const KEY_COUNTIES = ['621121000000', '621123000000', '621126000000'];

export function seedTags(stage: Stage): void {
	const rows = KEY_COUNTIES.map((region_code) => ({
		region_code,
		tag: 'key_county',
		valid_from: '2021-08-27',
		source: '国家乡村振兴重点帮扶县名单（2021年8月27日公布）',
	}));
	stage.write((tx) => tx`insert into public.region_tags ${tx(rows)}`);
}

/** Households of a village, invented; the register has none. */
export function householdsOf(village: string): number {
	return chanceOf(`households ${village}`).between(96, 430);
}

/** Heads of the villages that take part: matching shares money by them. */
export function seedStatistics(stage: Stage, villages: readonly string[]): void {
	const rows = villages.map((code) => ({
		region_code: code,
		year: Number(REFERENCE_DAY.slice(0, 4)),
		households: householdsOf(code),
		population: Math.round(householdsOf(code) * 3.9),
		source: '演示数据',
	}));
	stage.write((tx) => tx`insert into public.region_statistics ${tx(rows)}`);
}
