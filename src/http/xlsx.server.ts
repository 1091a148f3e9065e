import { AsyncResource } from 'node:async_hooks';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { ListColumn } from '#text/column.ts';
import { cellsOf, headOf, widthsOf } from './xlsx-cells.server.ts';
import {
	contentTypes,
	factSheet,
	packageRelations,
	rowOf,
	sheetEnd,
	sheetStart,
	styleSheet,
	workbook,
	workbookRelations,
} from './xlsx-parts.server.ts';

/** What the second sheet says of the first; asked when all rows are written. */
export interface About {
	readonly sheets: readonly [rows: string, about: string];
	readonly facts: (rowCount: number) => readonly (readonly [label: string, text: string])[];
}

/** Rows below the head that fit into a sheet. */
export const MOST_ROWS = 1_048_575;

/**
 * Rows as a workbook of two sheets, written while they are read: memory holds one page of them.
 * Strings are strings whatever they begin with; amounts and dates are numbers with a format.
 */
export function xlsxOf<Row>(
	pages: AsyncIterable<readonly Row[]>,
	columns: readonly ListColumn<Row>[],
	about: About,
): ReadableStream<Uint8Array> {
	const zip = new ZipFile();
	let rowCount = 0;
	const rows = sheetOf(pages, columns, (count) => {
		rowCount = count;
	});
	const sheet = Readable.from(rows);
	const facts = AsyncResource.bind(() => factSheet(about.facts(rowCount)));
	const parts: [path: string, read: () => Readable][] = [
		['[Content_Types].xml', () => Readable.from([contentTypes])],
		['_rels/.rels', () => Readable.from([packageRelations])],
		['xl/workbook.xml', () => Readable.from([workbook(about.sheets)])],
		['xl/_rels/workbook.xml.rels', () => Readable.from([workbookRelations])],
		['xl/styles.xml', () => Readable.from([styleSheet])],
		['xl/worksheets/sheet1.xml', () => sheet],
		['xl/worksheets/sheet2.xml', () => Readable.from([facts()])],
	];
	for (const [path, read] of parts) zip.addReadStreamLazy(path, (give) => give(null, read()));
	zip.end();
	const file = zip.outputStream as Readable;
	// Whoever stops reading stops the reading of the database; where that fails, so does the file.
	zip.on('error', (fault: Error) => file.destroy(fault));
	sheet.on('error', (fault) => file.destroy(fault));
	file.once('close', () => sheet.destroy());
	return Readable.toWeb(file) as ReadableStream<Uint8Array>;
}

async function* sheetOf<Row>(
	pages: AsyncIterable<readonly Row[]>,
	columns: readonly ListColumn<Row>[],
	tell: (rowCount: number) => void,
): AsyncGenerator<string> {
	const head = headOf(columns);
	yield sheetStart(widthsOf(columns)) + rowOf(1, head);
	let count = 0;
	for await (const rows of pages) {
		const fitting = rows.slice(0, MOST_ROWS - count);
		// Each page at once: a chunk per row would cost more than its bytes.
		yield fitting.map((row, index) => rowOf(count + index + 2, cellsOf(columns, row))).join('');
		count += fitting.length;
		if (fitting.length < rows.length) break;
	}
	tell(count);
	yield sheetEnd(head.length, count + 1);
}
