import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { listEntries } from '#domain/documents/archive.ts';
import { MOST_ROWS } from '#domain/reports/import.ts';
import { accept, refuse, type Result } from '#domain/result.ts';

/** Rows of texts, as somebody would read them off the sheet. */
export type Table = string[][];

/** Titles above and totals below are no rows. */
const MOST_LINES = MOST_ROWS + 100;
const MOST_COLUMNS = 60;
/** Characters of all cells. */
const MOST_TEXT = 8_000_000;

type Cell = string | number | boolean | Date | null | undefined;

/** The rows of the first sheet that can be seen, or of a CSV. */
export async function readTables(bytes: Uint8Array, mediaType: string): Promise<Result<Table>> {
	try {
		const rows = mediaType === 'text/csv' ? readCsv(bytes) : await readSheet(bytes);
		return rows.ok ? bounded(rows.value) : rows;
	} catch {
		return refuse('file.not_readable');
	}
}

async function readSheet(bytes: Uint8Array): Promise<Result<readonly Cell[][]>> {
	const entries = listEntries(bytes);
	if (!entries.ok) return entries;
	let isFound = false;
	const book = await readXlsx(bytes, {
		maxRows: MOST_LINES + 1,
		sheets: ({ hidden, veryHidden }) => {
			const isFirst = !isFound && !hidden && !veryHidden;
			isFound ||= isFirst;
			return isFirst;
		},
	});
	return accept(book.sheets[0]?.rows ?? []);
}

function readCsv(bytes: Uint8Array): Result<readonly Cell[][]> {
	const text = decode(bytes);
	if (text === null) return refuse('file.encoding_unknown');
	const delimiter = delimiterOf(text);
	const rows = parseCsv(text, { delimiter, maxRows: MOST_LINES + 1 });
	return accept(rows.map((row) => row.map(asWritten)));
}

/** The sign that parts most columns in the first rows, and in most of them: a title has none. */
function delimiterOf(text: string): string {
	const beginning = text.slice(0, 50_000);
	const [best] = [',', '\t', ';']
		.map((delimiter) => {
			const widths = parseCsv(beginning, { delimiter, maxRows: 20 }).map((row) => row.length);
			const most = Math.max(0, ...widths);
			return { delimiter, most, often: widths.filter((width) => width === most).length };
		})
		.sort((one, other) => other.most - one.most || other.often - one.often);
	return best?.delimiter ?? ',';
}

/** Our own CSV has an apostrophe before what would be a formula. */
function asWritten(cell: Cell): Cell {
	return typeof cell === 'string' ? cell.replace(/^'(?=[=+\-@\t\r＝＋－＠])/u, '') : cell;
}

/**
 * UTF-8, or what Excel and WPS write in China. A text that is both by chance is a short one, and
 * the names of our columns are no UTF-8 in GB18030.
 */
function decode(bytes: Uint8Array): string | null {
	const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null;
	for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
		try {
			return new TextDecoder(encoding, { fatal: true }).decode(bytes);
		} catch {
			continue;
		}
	}
	return null;
}

function bounded(rows: readonly Cell[][]): Result<Table> {
	if (rows.length > MOST_LINES) {
		return refuse('import.too_many_rows', undefined, { most: MOST_ROWS });
	}
	const table = rows.map((row) => row.slice(0, MOST_COLUMNS).map(textOf));
	const length = table.flat().reduce((sum, text) => sum + text.length, 0);
	return length > MOST_TEXT ? refuse('import.too_long') : accept(table);
}

/** Fifteen digits are what a sheet shows of a number: 0.1 + 0.2 is 0.3 there. */
function textOf(cell: Cell): string {
	if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
	if (cell instanceof Date) {
		if (Number.isNaN(cell.getTime())) return '';
		return cell.toISOString().slice(0, 19).replace('T00:00:00', '').replace('T', ' ');
	}
	return cell === null || cell === undefined ? '' : String(cell);
}
