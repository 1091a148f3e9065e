import { wordOf } from '#domain/reports/cell.ts';
import { labelOf } from '#domain/reports/head.ts';
import type { Import, ImportKind, ImportRow, Issue } from '#domain/reports/import.ts';
import type { Sheet, SheetColumn } from '#domain/reports/sheet.ts';
import type { Words } from '#domain/reports/table.ts';
import type { Refusal } from '#domain/result.ts';
import { m } from './compiled/messages.js';
import { getLocale, locales } from './compiled/runtime.js';
import { formatMoney } from './format.ts';
import { wordRefusal } from './refusals.ts';
import { term } from './terms.ts';

/*
 * Words of files, for the server alone: of every list that a sheet may name, and of every refusal.
 * A page gets them worded.
 */

type Locale = ReturnType<typeof getLocale>;

/** What a column is called. @param locale another language than the reader's */
export function nameColumn(kind: ImportKind, key: string, locale?: Locale): string {
	return term(`sheet_${kind}`, key, locale);
}

/** The words of a column of choices, in their order. */
export function listChoices({ choices }: SheetColumn, locale?: Locale): string[] {
	return choices?.values.map((value) => term(choices.list, value, locale)) ?? [];
}

/** What a file may hold, column by column, for who fills it in. */
export function tellColumns({ kind, columns }: Sheet) {
	return columns.map((column) => ({
		key: column.key,
		label: nameColumn(kind, column.key),
		isRequired: column.isRequired,
		how: column.choices
			? listChoices(column).join(m.import_and())
			: m[`import_cell_${column.kind}`](),
	}));
}

/** An example as somebody would type it. */
export function wordExample({ choices, example }: SheetColumn): string {
	return choices && example !== '' ? term(choices.list, example) : example;
}

/** What a file may call things: the words of every language, since files go from hand to hand. */
export function wordsOf({ kind, columns }: Sheet): Words {
	const keys = locales.flatMap((locale) =>
		columns.map(({ key }) => [labelOf(nameColumn(kind, key, locale)), key] as const),
	);
	const choices = columns
		.filter((column) => column.choices)
		.map((column) => [column.key, choicesOf(column)] as const);
	return { keys: new Map(keys), choices: new Map(choices) };
}

function choicesOf(column: SheetColumn): Map<string, string> {
	const values = column.choices?.values ?? [];
	const words = locales.flatMap((locale) =>
		listChoices(column, locale).map((word, index) => [wordOf(word), values[index] ?? ''] as const),
	);
	return new Map([...words, ...values.map((value) => [wordOf(value), value] as const)]);
}

/** A refusal that is about a file: columns by their names, a row with the reason of its own. */
export function wordImportRefusal(kind: ImportKind, { name, facts = {} }: Refusal): string {
	const { columns, row, why } = facts;
	if (name === 'import.columns_missing') {
		const named = String(columns)
			.split(' ')
			.map((key) => nameColumn(kind, key));
		return m.refusal_import_columns_missing({ columns: named.join(m.import_and()) });
	}
	if (name === 'import.row_refused') {
		const reason = wordRefusal({ name: String(why), facts });
		return m.refusal_import_row_refused({ row: String(row), why: reason });
	}
	return wordRefusal({ name, facts: { ...facts, ...sumsIn(facts) } });
}

/** A row with a sentence for each thing that is wrong with it. */
export type WordedRow = Omit<ImportRow, 'issues'> & {
	readonly issues: readonly (Issue & { readonly sentence: string })[];
};

export function wordRow(held: Import, row: ImportRow): WordedRow {
	return {
		...row,
		issues: row.issues.map((issue) => ({ ...issue, sentence: wordIssue(held, issue) })),
	};
}

/** What is about a column that the file has not says which. */
function wordIssue({ kind, head }: Import, { key, ...refusal }: Issue): string {
	const why = wordImportRefusal(kind, refusal);
	if (key === null || head.some((cell) => cell.key === key)) return why;
	return m.import_reason({ column: nameColumn(kind, key), why });
}

/** Two sums that do not agree, in fen, as somebody reads them. */
function sumsIn({ declared, sum }: NonNullable<Refusal['facts']>) {
	if (typeof declared !== 'number' || typeof sum !== 'number') return {};
	const [one, other] = [declared, sum].map((fen) => formatMoney(fen, getLocale()));
	return { declared: one ?? '', sum: other ?? '' };
}
