import type { DataValidation, WriteSheet } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import type { HeadCell, Import, ImportRow } from '#domain/reports/import.ts';
import { MOST_ROWS } from '#domain/reports/import.ts';
import type { Sheet, SheetColumn } from '#domain/reports/sheet.ts';
import { sheets } from '#domain/reports/sheets.ts';
import { listChoices, nameColumn, wordExample, wordImportRefusal } from '#text/imports.ts';
import { m } from '#text/compiled/messages.js';
import { term } from '#text/terms.ts';

const FONT = { name: '等线', size: 11 };
const head = { font: { ...FONT, bold: true }, numFmt: '@' };
const plain = { font: FONT, numFmt: '@' };
const example = { font: { ...FONT, italic: true, color: { rgb: '7A7A7A' } }, numFmt: '@' };
const red = {
	font: FONT,
	numFmt: '@',
	fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F8D7D3' } },
} as const;
const WIDTH = 18;

/** Choices that only this importer has: the villages in charge, the receivers there are. */
export type OwnChoices = Readonly<Record<string, readonly string[]>>;

/** An empty file of a kind: its head, an example, lists to choose from, and how it is filled in. */
export function templateOf(sheet: Sheet, own: OwnChoices): Promise<Uint8Array> {
	const { kind, columns } = sheet;
	const labels = columns.map(({ key }) => nameColumn(kind, key));
	const lists = columns.map((column) => own[column.key] ?? listChoices(column));
	const guide = columns.map((column) => [
		nameColumn(kind, column.key),
		column.isRequired ? m.import_required() : '',
		m[`import_cell_${column.kind}`](),
		wordExample(column),
	]);
	return writeXlsx({
		sheets: [
			{
				name: m.import_sheet_rows(),
				columns: columns.map(() => ({ width: WIDTH, style: plain })),
				rows: [labels, columns.map(wordExample)],
				cells: styled([head, example], labels.length),
				freezePane: { rows: 1 },
				dataValidations: validationsOf(lists),
			},
			{
				name: m.import_sheet_guide(),
				columns: [20, 8, 60, 40].map((width) => ({ width, style: plain })),
				rows: [
					[m.import_guide_column(), '', m.import_guide_how(), m.import_guide_example()],
					...guide,
					[],
					[m.import_guide_total()],
				],
				cells: styled([head], 4),
			},
			listSheet(lists),
		],
	});
}

type Styles = NonNullable<WriteSheet['cells']>;

/** The look of the first rows. */
function styled(looks: readonly object[], width: number): Styles {
	const cells: Styles = new Map();
	looks.forEach((style, row) => {
		for (let column = 0; column < width; column += 1) cells.set(`${row},${column}`, { style });
	});
	return cells;
}

/** The lists stand in a sheet that nobody sees: a cell holds no more than 255 letters of one. */
function listSheet(lists: readonly (readonly string[])[]): WriteSheet {
	const longest = Math.max(0, ...lists.map((list) => list.length));
	const rows = Array.from({ length: longest }, (_, row) => lists.map((list) => list[row] ?? null));
	return { name: 'lists', hidden: true, rows };
}

function validationsOf(lists: readonly (readonly string[])[]): DataValidation[] {
	return lists.flatMap((list, index): DataValidation[] => {
		if (list.length === 0) return [];
		const column = letters(index);
		return [
			{
				type: 'list',
				formula1: `lists!$${column}$1:$${column}$${list.length}`,
				allowBlank: true,
				// Another word is told when the file is read, beside everything else.
				showErrorMessage: false,
				range: `${column}2:${column}${MOST_ROWS + 1}`,
			},
		];
	});
}

function letters(index: number): string {
	const last = String.fromCharCode(65 + (index % 26));
	return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

/** The rows of an import as they came, the cells with faults red, and a column that says why. */
export function fileBack(
	{ kind, head: columns }: Import,
	rows: readonly ImportRow[],
): Promise<Uint8Array> {
	const label = m.import_reason_column();
	const kept = columns.flatMap((cell, place) => (cell.label === label ? [] : [{ ...cell, place }]));
	const cells = styled([head], kept.length + 1);
	const lines = rows.map((row, index) => {
		kept.forEach(({ key }, column) => {
			const isFaulty = row.issues.some((issue) => issue.key === key && !issue.isNote);
			if (key !== null && isFaulty) cells.set(`${index + 1},${column}`, { style: red });
		});
		return [...kept.map(({ place }) => row.cells[place] ?? ''), reasonsOf(kind, row)];
	});
	return writeXlsx({
		sheets: [
			{
				name: m.import_sheet_rows(),
				columns: [...kept.map(() => ({ width: WIDTH, style: plain })), { width: 60, style: plain }],
				rows: [[...kept.map((cell: HeadCell) => cell.label), label], ...lines],
				cells,
				freezePane: { rows: 1 },
				dataValidations: validationsOf(listsOf(sheets[kind].columns, kept)),
			},
			listSheet(listsOf(sheets[kind].columns, kept)),
		],
	});
}

function listsOf(columns: readonly SheetColumn[], kept: readonly HeadCell[]): string[][] {
	return kept.map(({ key }) => {
		const column = columns.find((one) => one.key === key);
		return column ? listChoices(column) : [];
	});
}

/** Everything that is to be said of a row, by columns. */
export function reasonsOf(kind: Import['kind'], { issues }: Pick<ImportRow, 'issues'>): string {
	return issues
		.map(({ key, ...refusal }) => {
			const why = wordImportRefusal(kind, refusal);
			return key === null ? why : m.import_reason({ column: nameColumn(kind, key), why });
		})
		.join('\n');
}

export function fileName(kind: Import['kind'], what: string): string {
	return `${term('import_kind', kind)}-${what}.xlsx`;
}
