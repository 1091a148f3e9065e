import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { Import, ImportRow } from '#domain/reports/import.ts';
import { needSheet } from '#domain/reports/sheets/needs.ts';
import { csvOf } from '#http/csv.server.ts';
import { fileBack, templateOf } from '#http/import-file.server.ts';
import { columnsOf } from '#text/column.ts';
import { nameColumn } from '#text/imports.ts';
import { readTables } from '#work/imports/tables.server.ts';
import { toGb18030 } from './encode.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const labels = needSheet.columns.map(({ key }) => nameColumn('needs', key));

/** What somebody types into a cell; a cell of a CSV cannot begin with an escaped formula. */
const cell = fc
	.string({ unit: fc.oneof(fc.constantFrom(...'=+-@，；;,"\n 0123万元村'), grapheme()) })
	.map((text) => text.replace(/^'+/, '').replace(/\r/g, ''));
const rows = fc.array(fc.array(cell, { minLength: 11, maxLength: 11 }), {
	minLength: 1,
	maxLength: 12,
});

/** Neither controls, which no keyboard types, nor what no encoding has. */
function grapheme() {
	return fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).filter((text) => {
		return !/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\ufeff\ufffd\ufffe\uffff]/u.test(text);
	});
}

async function tableOf(bytes: Uint8Array, type: string): Promise<string[][]> {
	const read = await readTables(bytes, type);
	if (!read.ok) throw new Error(read.refusal.name);
	return read.value;
}

/** Blank cells at the end of a row are none in a sheet. */
const trimmed = (table: readonly (readonly string[])[]) =>
	table.map((row) => row.slice(0, row.findLastIndex((text) => text !== '') + 1));

async function bookOf(table: readonly (readonly string[])[]): Promise<Uint8Array> {
	const head = needSheet.columns.map(({ key }, index) => ({ key, label: labels[index]! }));
	const all = table.map((cells, index): ImportRow => ({
		position: index + 2,
		cells,
		issues: [],
		isFaulty: false,
		recordId: '',
	}));
	return fileBack({ kind: 'needs', head } as unknown as Import, all);
}

async function csvText(table: readonly (readonly string[])[]): Promise<string> {
	async function* once() {
		yield table;
	}
	const { text } = columnsOf<readonly string[], string>();
	const columns = labels.map((label, at) => text(`c${at}`, label, (row) => row[at] ?? null));
	return new Response(csvOf(once(), columns)).text();
}

describe('rows that were written', () => {
	it(
		'are read back from a workbook as they were',
		() =>
			fc.assert(
				fc.asyncProperty(rows, async (table) => {
					const read = await tableOf(await bookOf(table), XLSX);
					const body = read.slice(1).map((row) => row.slice(0, labels.length));
					expect(trimmed(body)).toEqual(trimmed(table).slice(0, body.length));
					expect(read[0]?.slice(0, labels.length)).toEqual(labels);
				}),
				{ numRuns: 50 },
			),
		30_000,
	);

	it(
		'are read back from a CSV in UTF-8 and in GB18030 as they were',
		() =>
			fc.assert(
				fc.asyncProperty(rows, async (table) => {
					const text = await csvText(table);
					const utf8 = await tableOf(Buffer.from(text), 'text/csv');
					const gb = await tableOf(toGb18030(text.replace('\ufeff', '')), 'text/csv');
					expect(utf8).toEqual([labels, ...table]);
					expect(gb).toEqual([labels, ...table]);
				}),
				{ numRuns: 100 },
			),
		30_000,
	);

	it('may be parted by tabs, as Excel saves a text in Unicode', async () => {
		const text = '\ufeff村\t需求\r\n元古堆村\t修路, 修桥\r\n';
		expect(await tableOf(Buffer.from(text, 'utf16le'), 'text/csv')).toEqual([
			['村', '需求'],
			['元古堆村', '修路, 修桥'],
		]);
	});
});

describe('cells of a workbook', () => {
	it('are what somebody reads off them: codes whole, figures short, days as days', async () => {
		const cells = [621_123_210_202, '0621', 0.1 + 0.2, 186_000.5, new Date('2026-11-21'), true];
		const bytes = await writeXlsx({ sheets: [{ name: 'a', rows: [cells] }] });
		expect(await tableOf(bytes, XLSX)).toEqual([
			['621123210202', '0621', '0.3', '186000.5', '2026-11-21', 'true'],
		]);
	});

	it('come from the first sheet that can be seen', async () => {
		const template = await templateOf(needSheet, { village_code: ['621123210202 元古堆村'] });
		const [head, example, ...others] = await tableOf(template, XLSX);
		expect(head).toEqual(labels);
		expect(example?.[1]).toBe('修建灌溉蓄水池');
		expect(others).toEqual([]);
	});
});

describe('what is no table', () => {
	it('is refused', async () => {
		expect(await readTables(Buffer.from('PK\x03\x04'), XLSX)).toMatchObject({
			refusal: { name: 'file.archive_broken' },
		});
		expect(await readTables(Buffer.from([0x81, 0x20, 0xff]), 'text/csv')).toMatchObject({
			refusal: { name: 'file.encoding_unknown' },
		});
		const long = Buffer.from('a\n'.repeat(5200));
		expect(await readTables(long, 'text/csv')).toMatchObject({
			refusal: { name: 'import.too_many_rows' },
		});
	});
});
