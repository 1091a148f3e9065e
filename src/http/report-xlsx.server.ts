import { columnsOf, type ListColumn } from '#text/column.ts';
import { m } from '#text/compiled/messages.js';
import type { ReportCell, ReportText } from '#text/report.ts';
import { xlsxOf } from './xlsx.server.ts';

/** One figure: where it stands, and its number in the column of its kind. */
interface Line {
	readonly section: string;
	readonly name: string;
	readonly head: string;
	readonly cell: ReportCell;
}

/** A bulletin for Excel: a figure a row, so that a pivot table can lay them out as it likes. */
export function reportXlsx(told: ReportText, address: string): ReadableStream<Uint8Array> {
	return xlsxOf(once(linesOf(told)), columns(), {
		sheets: [m.report_sheet(), m.report_sheet_about()],
		facts: () => [
			[m.report_title(), told.title],
			...told.facts.map((fact) => ['', fact] as const),
			...(told.correction ? [[m.report_correction(), told.correction] as const] : []),
			...told.foreword.map((line) => [m.report_foreword(), line] as const),
			...told.outlook.map((line) => [m.report_outlook(), line] as const),
			...told.notes.map((note) => ['', note] as const),
			['', address],
		],
	});
}

function columns(): ListColumn<Line, string>[] {
	const { text, money, quantity, ratio } = columnsOf<Line, string>();
	const of = (kind: ReportCell['kind']) => (line: Line) =>
		line.cell.kind === kind ? line.cell.value : null;
	return [
		text('section', m.report_cell_section(), ({ section }) => section),
		text('name', m.report_cell_name(), ({ name }) => name),
		text('head', m.report_cell_span(), ({ head }) => head),
		money('amount', m.report_cell_amount(), of('money')),
		quantity('quantity', m.report_cell_quantity(), (line) => {
			const count = of('count')(line);
			return count === null ? of('quantity')(line) : count * 1000;
		}),
		text('unit', m.report_cell_unit(), ({ cell }) => cell.unit ?? null),
		ratio('share', m.report_cell_share(), of('ratio')),
		text('words', m.report_cell_words(), ({ cell }) => (cell.kind === 'words' ? cell.text : null)),
	];
}

function linesOf({ tables }: ReportText): Line[] {
	return tables.flatMap(({ title, head, rows }) =>
		rows.flatMap(({ label, cells }) =>
			cells.map((cell, index) => ({
				section: title,
				name: label,
				head: head[index + 1] ?? '',
				cell,
			})),
		),
	);
}

async function* once<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
	yield rows;
}
