import { stringify } from 'csv-stringify';
import { AsyncResource } from 'node:async_hooks';
import { pipeline, Readable } from 'node:stream';
import { plainYuan } from '#domain/timeline/open.ts';
import { inUnit, type ListColumn } from '#text/column.ts';
import { m } from '#text/compiled/messages.js';

/**
 * Rows as a table for Excel and WPS: RFC 4180 with a byte order mark, by which both know that it is
 * UTF-8. Cells that begin like a formula are made text. Written as it is read, so that the whole
 * list takes no more memory than one page of it. Amounts are in 元, dates as ISO 8601 has them.
 */
export function csvOf<Row>(
	pages: AsyncIterable<readonly Row[]>,
	columns: readonly ListColumn<Row>[],
	headingOf: (column: ListColumn<Row>) => string = heading,
): ReadableStream<Uint8Array> {
	const writer = stringify({
		bom: true,
		header: true,
		columns: columns.map((column) => ({ key: column.key, header: headingOf(column) })),
		record_delimiter: '\r\n',
		quote_record_delimiter: true, // each of its halves too: a reason may have lines
		escape_formulas: true,
		// Amounts stay numbers until here: the minus of a number is no formula.
		cast: {
			number: (value, { index }) =>
				columns[index]?.kind === 'money' ? plainYuan(value) : String(value),
		},
	});
	// The reader pulls rows from outside the request, to which the language is bound.
	const recordOf = AsyncResource.bind((row: Row) => columns.map(({ value }) => value(row)));
	pipeline(Readable.from(recordsOf(pages, recordOf)), writer, () => {});
	return Readable.toWeb(writer) as ReadableStream<Uint8Array>;
}

function heading<Row>({ kind, label }: ListColumn<Row>): string {
	return kind === 'money' ? inUnit(label, m.part_yuan()) : label;
}

async function* recordsOf<Row>(
	pages: AsyncIterable<readonly Row[]>,
	recordOf: (row: Row) => unknown,
): AsyncGenerator<unknown> {
	for await (const rows of pages) for (const row of rows) yield recordOf(row);
}
