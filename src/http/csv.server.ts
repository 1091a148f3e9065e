import { stringify } from 'csv-stringify';
import { AsyncResource } from 'node:async_hooks';
import { pipeline, Readable } from 'node:stream';
import type { LedgerRow } from '#domain/timeline/ledger.ts';
import { plainYuan } from '#domain/timeline/open.ts';
import { m } from '#text/compiled/messages.js';
import { term } from '#text/terms.ts';
import { donorName } from '#text/timeline.ts';

interface CsvForm<Row> {
	/** In the order of the columns; the words are those of the page. */
	readonly columns: readonly { key: string; header: string }[];
	readonly cells: (row: Row) => object;
	/** Amounts in fen, to be written in yuan. */
	readonly yuan?: string;
}

/**
 * Rows as a table for Excel and WPS: RFC 4180 with a byte order mark, by which both know that it is
 * UTF-8. Cells that begin like a formula are made text. Written as it is read, so that the whole
 * list takes no more memory than one page of it.
 */
export function csvOf<Row>(
	pages: AsyncIterable<readonly Row[]>,
	{ columns, cells, yuan }: CsvForm<Row>,
): ReadableStream {
	const writer = stringify({
		bom: true,
		header: true,
		columns: [...columns],
		record_delimiter: '\r\n',
		quote_record_delimiter: true, // each of its halves too: a reason may have lines
		escape_formulas: true,
		// Amounts arrive as numbers, whose minus is no formula.
		cast: {
			number: (value, { column }) => (column === yuan ? plainYuan(value) : String(value)),
		},
	});
	// The reader pulls rows from outside the request, to which the language is bound.
	const worded = AsyncResource.bind(cells);
	pipeline(Readable.from(recordsOf(pages, worded)), writer, () => {});
	return Readable.toWeb(writer) as ReadableStream;
}

/** The ledger as a table. */
export function ledgerCsv(pages: AsyncIterable<LedgerRow[]>, asOf: string): ReadableStream {
	const columns = headings();
	return csvOf(pages, { columns, cells: (row: LedgerRow) => cells(row, asOf), yuan: 'yuan' });
}

async function* recordsOf<Row>(
	pages: AsyncIterable<readonly Row[]>,
	recordOf: (row: Row) => object,
): AsyncGenerator<object> {
	for await (const rows of pages) for (const row of rows) yield recordOf(row);
}

/** In the order of the columns; the words are those of the page. */
function headings(): { key: keyof ReturnType<typeof cells>; header: string }[] {
	return [
		{ key: 'seq', header: m.ledger_seq() },
		{ key: 'occurred_on', header: m.ledger_date() },
		{ key: 'recorded_at', header: m.ledger_recorded_at() },
		{ key: 'nature', header: m.ledger_nature() },
		{ key: 'bucket', header: m.ledger_bucket() },
		{ key: 'kind', header: m.ledger_kind() },
		{ key: 'yuan', header: m.ledger_amount({ unit: m.part_yuan() }) },
		{ key: 'fen', header: m.ledger_amount_fen() },
		{ key: 'donor', header: m.ledger_donor() },
		{ key: 'pairing', header: m.ledger_pairing() },
		{ key: 'county', header: m.ledger_county() },
		{ key: 'township', header: m.ledger_township() },
		{ key: 'village', header: m.ledger_village() },
		{ key: 'village_code', header: m.ledger_village_code() },
		{ key: 'project', header: m.ledger_project() },
		{ key: 'project_id', header: m.ledger_project_id() },
		{ key: 'corrects_seq', header: m.ledger_corrects() },
		{ key: 'reason', header: m.ledger_reason() },
		{ key: 'is_demo', header: m.ledger_demo() },
		{ key: 'as_of', header: m.ledger_as_of() },
	];
}

function cells(row: LedgerRow, asOf: string) {
	const { pairing, place, project } = row;
	return {
		seq: row.seq,
		occurred_on: row.occurredOn,
		recorded_at: row.recordedAt,
		nature: term('nature', row.nature),
		bucket: term('bucket', row.bucket),
		kind: term('kind_posting', row.kind),
		yuan: row.signedFen,
		fen: row.signedFen,
		donor: donorName(row.donor),
		pairing: pairing && `${pairing.supporting}—${pairing.receiving}`,
		county: place?.county ?? null,
		township: place?.township ?? null,
		village: place?.village ?? null,
		village_code: place?.code ?? null,
		project: project?.name ?? null,
		project_id: project?.id ?? null,
		corrects_seq: row.correctsSeq,
		reason: row.reason,
		is_demo: row.isDemo ? m.ledger_yes() : m.ledger_no(),
		as_of: asOf,
	};
}
