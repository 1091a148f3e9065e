import { parseAmount } from '#domain/money.ts';
import { parseCount } from '#domain/count.ts';
import { accept, refuse, type Result } from '#domain/result.ts';
import { isBlank } from '#domain/text.ts';
import { readCell } from './cell.ts';
import { findHead, type Head } from './head.ts';
import { MOST_ROWS, type DeclaredSum, type HeadCell, type Issue } from './import.ts';
import type { Fields, Sheet, SheetColumn } from './sheet.ts';
import { judgeSum } from './sum.ts';

/** What the columns and choices of a sheet are called, in both languages. */
export interface Words {
	/** Keys by `labelOf` their labels. */
	readonly keys: ReadonlyMap<string, string>;
	/** Values by `wordOf` their words, for each column of choices. */
	readonly choices: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export interface TableRow {
	/** Its number in the file, from 1. */
	readonly position: number;
	readonly cells: readonly string[];
	readonly fields: Fields;
	readonly issues: readonly Issue[];
}

export interface ReadTable {
	readonly head: readonly HeadCell[];
	readonly rows: readonly TableRow[];
	readonly sums: readonly DeclaredSum[];
}

const TOTAL = /^(合\s*计|总\s*计|共\s*计|total)[:：]?$/iu;

/**
 * The rows of a table, cell by cell. Blank rows and the example of the template are no rows; a
 * total row is compared with what stands above and below it.
 */
export function readTable(
	table: readonly (readonly string[])[],
	sheet: Sheet,
	words: Words,
): Result<ReadTable, 'import.columns_missing' | 'import.no_rows' | 'import.too_many_rows'> {
	const found = findHead(table, sheet, words.keys);
	if (!found.ok) return found;
	const head = found.value;
	const rows: TableRow[] = [];
	let totals: TableRow | null = null;
	for (const [index, cells] of table.entries()) {
		if (index <= head.at || cells.every(isBlank)) continue;
		const row = readRow(cells, index + 1, { sheet, words, head });
		if (TOTAL.test(cells.find((cell) => !isBlank(cell))?.trim() ?? '')) totals = row;
		else if (!isExample(row, sheet)) rows.push(row);
	}
	if (rows.length === 0) return refuse('import.no_rows');
	if (rows.length > MOST_ROWS) {
		return refuse('import.too_many_rows', undefined, { most: MOST_ROWS });
	}
	return accept({ head: head.cells, rows, sums: sumsOf(sheet, rows, totals) });
}

function readRow(
	cells: readonly string[],
	position: number,
	{ sheet, words, head }: { sheet: Sheet; words: Words; head: Head },
): TableRow {
	const fields: Record<string, string> = {};
	const issues: Issue[] = [];
	for (const column of sheet.columns) {
		const { key } = column;
		const text = cells[head.cells.findIndex((cell) => cell.key === key)] ?? '';
		const choices = words.choices.get(key);
		const read = readCell(column, text, { choices, isInWan: head.inWan.has(key) });
		if (!read.ok) issues.push({ key, name: read.refusal.name });
		else if (!isBlank(read.value)) fields[key] = read.value;
	}
	const texts = head.cells.map((_, index) => cells[index] ?? '');
	return { position, cells: texts, fields, issues };
}

/** The first row of the template, left as it was. */
function isExample({ fields }: TableRow, { columns }: Sheet): boolean {
	return columns.every(({ key, example }) => (fields[key] ?? '') === example);
}

function sumsOf(sheet: Sheet, rows: readonly TableRow[], totals: TableRow | null): DeclaredSum[] {
	if (!totals) return [];
	return sheet.columns.flatMap((column) => {
		const declared = figureIn(column, totals.fields);
		if (declared === null) return [];
		const details = rows.flatMap(({ fields }) => figureIn(column, fields) ?? []);
		return [{ key: column.key, ...judgeSum(declared, details, column.kind === 'amount') }];
	});
}

/** What can be added up: money in fen, people and households. */
function figureIn({ kind, key }: SheetColumn, fields: Fields): number | null {
	const text = fields[key];
	if (text === undefined || (kind !== 'amount' && kind !== 'count')) return null;
	const figure = kind === 'amount' ? parseAmount(text) : parseCount(text);
	return figure.ok ? figure.value : null;
}
