import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { listEntries, type Entry } from '#domain/documents/archive.ts';
import { MOST_ROWS } from '#domain/reports/import.ts';
import { accept, refuse, type Result } from '#domain/result.ts';

/*
 * What is refused at the door, before a sheet is kept: whatever would cost much to read. It unpacks
 * no more than the directory of the archive admits to, in the pool of zlib, beside the event loop;
 * whether the sheet is a sensible one is for the reader to say, in a process of its own.
 */

const inflate = promisify(inflateRaw);
const ZIP = Buffer.from('PK\x03\x04');
/** How Excel begins what it calls a text in Unicode. */
const UTF16 = Buffer.from([0xff, 0xfe]);
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const LOCAL_HEADER = 30;
/** Sheets come with empty rows that once had a colour. */
const MOST_ROW_TAGS = 4 * MOST_ROWS;
const MOST_CELL_TAGS = 60 * MOST_ROWS;
/** A cell may have lines of its own. */
const MOST_LINES = 20 * MOST_ROWS;
const LINE_FEED = 10;

/** The media type of a sheet that may be read. */
export async function judgeSheet(bytes: Buffer): Promise<Result<string>> {
	if (bytes.subarray(0, ZIP.length).equals(ZIP)) return judgeBook(bytes);
	const isUnicode = bytes.subarray(0, UTF16.length).equals(UTF16);
	if (!isUnicode && bytes.includes(0)) return refuse('file.not_a_sheet');
	return occurs(bytes, LINE_FEED, MOST_LINES) ? tooMany() : accept('text/csv');
}

async function judgeBook(bytes: Buffer): Promise<Result<string>> {
	const entries = listEntries(bytes);
	if (!entries.ok) return entries;
	if (!entries.value.some(({ name }) => name === 'xl/workbook.xml')) {
		return refuse('file.not_a_sheet');
	}
	for (const entry of entries.value) {
		const part = await unpack(bytes, entry);
		if (part === null) return refuse('file.archive_broken');
		// No program writes these into a workbook; whoever does wants files or memory of ours.
		if (part.includes('<!DOCTYPE') || part.includes('<!ENTITY')) return refuse('file.has_entities');
		if (occurs(part, '<row', MOST_ROW_TAGS) || occurs(part, '<c ', MOST_CELL_TAGS)) {
			return tooMany();
		}
	}
	return accept(WORKBOOK);
}

function tooMany() {
	return refuse('import.too_many_rows', undefined, { most: MOST_ROWS });
}

/** An entry; null where it is broken, or larger than its directory says. */
async function unpack(bytes: Buffer, { method, packedSize, size, offset }: Entry) {
	if (offset + LOCAL_HEADER > bytes.length) return null;
	const start =
		offset + LOCAL_HEADER + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
	const packed = bytes.subarray(start, start + packedSize);
	if (method === 0) return packed;
	return inflate(packed, { maxOutputLength: Math.max(size, 1) }).catch(() => null);
}

/** Whether something occurs more often than `most` times; looks no further. */
function occurs(bytes: Buffer, sought: string | number, most: number): boolean {
	let at = -1;
	for (let count = 0; count <= most; count += 1) {
		at = bytes.indexOf(sought, at + 1);
		if (at < 0) return false;
	}
	return true;
}
