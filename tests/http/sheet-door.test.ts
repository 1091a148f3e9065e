import { writeXlsx } from 'hucre/xlsx';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { judgeSheet } from '#http/sheet-door.server.ts';

async function bookWith(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
	const zip = new ZipFile();
	zip.addBuffer(Buffer.from('<workbook/>'), 'xl/workbook.xml');
	for (const [name, part] of Object.entries(parts)) zip.addBuffer(Buffer.from(part), name);
	zip.end();
	return buffer(zip.outputStream as NodeJS.ReadableStream);
}

const nameOf = async (bytes: Buffer) => {
	const judged = await judgeSheet(bytes);
	return judged.ok ? judged.value : judged.refusal.name;
};

describe('the door for sheets', () => {
	it('lets a workbook and a text in', async () => {
		const book = await writeXlsx({ sheets: [{ name: 'a', rows: [['村', 1]] }] });
		expect(await nameOf(Buffer.from(book))).toMatch(/spreadsheetml\.sheet$/);
		expect(await nameOf(Buffer.from('村,需求\r\n'))).toBe('text/csv');
	});

	it('stops entities, wherever they are kept', async () => {
		const entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si>&x;</si></sst>';
		for (const name of ['xl/sharedStrings.xml', 'odd/part.bin']) {
			expect(await nameOf(await bookWith({ [name]: entity }))).toBe('file.has_entities');
		}
	});

	it('stops what would unpack to too much, and what unpacks to more than it admits', async () => {
		const bomb = await bookWith({ 'xl/worksheets/sheet1.xml': Buffer.alloc(50_000_000, ' ') });
		expect(await nameOf(bomb)).toBe('file.archive_too_large');
		const liar = await bookWith({ 'xl/worksheets/sheet1.xml': Buffer.alloc(900_000, ' ') });
		// The size in the directory: of the last entry, 24 bytes after its signature.
		const entry = liar.lastIndexOf(Buffer.from('PK\x01\x02'));
		liar.writeUInt32LE(1000, entry + 24);
		expect(await nameOf(liar)).toBe('file.archive_broken');
	}, 30_000);

	it('stops a sheet of a million rows, and a text of as many lines', async () => {
		const rows = '<row r="1"/>'.repeat(1_048_576);
		const sheet = `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
		expect(await nameOf(await bookWith({ 'xl/worksheets/sheet1.xml': sheet }))).toMatch(
			/too_many_rows|too_large/,
		);
		const fewer = sheet.slice(0, 400_000);
		const packed = await bookWith({ 'xl/worksheets/sheet1.xml': fewer });
		expect(await nameOf(packed)).toBe('import.too_many_rows');
		expect(await nameOf(Buffer.from('a\n'.repeat(1_048_576)))).toBe('import.too_many_rows');
	});

	it('stops what is no sheet', async () => {
		expect(await nameOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]))).toBe('file.not_a_sheet');
		const zip = new ZipFile();
		zip.addBuffer(Buffer.from('x'), 'word/document.xml');
		zip.end();
		expect(await nameOf(await buffer(zip.outputStream as NodeJS.ReadableStream))).toBe(
			'file.not_a_sheet',
		);
		expect(await nameOf(Buffer.from('PK\x03\x04 and nothing more'))).toBe('file.archive_broken');
	});
});
