import { accept, refuse, type Result } from '#domain/result.ts';
import { wordOf } from './cell.ts';
import type { HeadCell } from './import.ts';
import type { Sheet } from './sheet.ts';

/** Titles and notes may stand above the head; it is looked for no further down. */
const DEEPEST = 20;

export interface Head {
	/** The row in which it stands, from 0. */
	readonly at: number;
	readonly cells: readonly HeadCell[];
	/** The columns whose bare figures are 万元. */
	readonly inWan: ReadonlySet<string>;
}

/** A label without its unit or hint: 金额（万元）, * 村（代码或名称）. */
export function labelOf(text: string): string {
	return wordOf(text).replace(/[*＊]|\(.*\)|（.*）/gu, '');
}

/**
 * The row that names the columns: the one with the most known labels.
 * @param keys of the columns by `labelOf` their labels, in both languages
 */
export function findHead(
	table: readonly (readonly string[])[],
	{ columns }: Sheet,
	keys: ReadonlyMap<string, string>,
): Result<Head, 'import.columns_missing'> {
	const heads = table.slice(0, DEEPEST).map((row) => headIn(row, keys));
	const counts = heads.map((cells) => cells.filter(({ key }) => key !== null).length);
	const at = counts.indexOf(Math.max(0, ...counts));
	const cells = heads[at] ?? [];
	const missing = columns
		.filter(({ key, isRequired }) => isRequired && !cells.some((cell) => cell.key === key))
		.map(({ key }) => key);
	if (missing.length > 0) {
		return refuse('import.columns_missing', undefined, { columns: missing.join(' ') });
	}
	const inWan = cells.filter(({ label }) => /[（(]\s*万元?\s*[）)]/u.test(label));
	return accept({ at, cells, inWan: new Set(inWan.flatMap(({ key }) => key ?? [])) });
}

function headIn(row: readonly string[], keys: ReadonlyMap<string, string>): HeadCell[] {
	const seen = new Set<string>();
	return row.map((label) => {
		const key = keys.get(labelOf(label)) ?? null;
		// Of two columns with one name the first counts.
		if (key === null || seen.has(key)) return { label, key: null };
		seen.add(key);
		return { label, key };
	});
}
