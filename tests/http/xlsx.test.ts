import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { xlsxOf } from '#http/xlsx.server.ts';
import { columnsOf, type ListColumn } from '#text/column.ts';

interface Row {
	readonly name: string | null;
	readonly fen: number | null;
	readonly share: number | null;
	readonly on: string | null;
	readonly at: string | null;
}

const { text, money, percent, day, instant } = columnsOf<Row, string>();
const columns: ListColumn<Row>[] = [
	text('name', '名称', ({ name }) => name),
	money('fen', '金额', ({ fen }) => fen),
	percent('share', '进度', ({ share }) => share),
	day('on', '日期', ({ on }) => on),
	instant('at', '时间', ({ at }) => at),
];

const known: Row = {
	name: '元古堆村',
	fen: 123_456_789,
	share: 45,
	on: '2026-02-28',
	at: '2026-02-28T20:30:05+00:00',
};
const unknown: Row = { name: null, fen: null, share: null, on: null, at: null };

async function* once<Some>(rows: readonly Some[]) {
	yield rows;
}

async function written<Some>(rows: readonly Some[], of: readonly ListColumn<Some>[]) {
	const stream = xlsxOf(once(rows), of, {
		sheets: ['数据', '说明'],
		facts: (count) => [['行数', String(count)]],
	});
	const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
	const { sheets } = await readXlsx(bytes);
	return { bytes, names: sheets.map(({ name }) => name), sheets: sheets.map(({ rows }) => rows) };
}

describe('a list as a workbook', () => {
	test('has numbers as numbers, in 元 and in 万元, and days as days', async () => {
		const { sheets } = await written([known], columns);
		expect(sheets[0]).toEqual([
			['名称', '金额（元）', '金额（万元）', '进度', '日期', '时间'],
			[
				'元古堆村',
				1_234_567.89,
				123.456789,
				0.45,
				new Date('2026-02-28T00:00:00Z'),
				// In Shanghai, where it was half past four in the morning of the next day.
				new Date('2026-03-01T04:30:05Z'),
			],
		]);
	});

	test('leaves empty what is not known, and says on its second sheet what it is', async () => {
		const { names, sheets } = await written([known, unknown], columns);
		expect(names).toEqual(['数据', '说明']);
		expect(sheets[0]![2]?.filter((cell) => cell !== null) ?? []).toEqual([]);
		expect(sheets[1]).toEqual([['行数', '2']]);
	});

	test('has its head also when there is no row', async () => {
		const { sheets } = await written([], columns);
		expect(sheets[0]).toHaveLength(1);
	});

	test('holds every amount to the fen', async () => {
		const amounts = fc.array(fc.integer({ min: -1e13, max: 1e13 }), { minLength: 1 });
		await fc.assert(
			fc.asyncProperty(amounts, async (all) => {
				const { sheets } = await written(
					all.map((fen) => ({ ...unknown, fen })),
					columns,
				);
				const read = sheets[0]!.slice(1).map(([, yuan, wan]) => [yuan, wan]);
				expect(read).toEqual(all.map((fen) => [fen / 100, fen / 1_000_000]));
			}),
			{ numRuns: 25 },
		);
	});

	test('ends in an error where the rows end in one', async () => {
		async function* broken() {
			yield [known];
			await Promise.resolve();
			throw new Error('the database went away');
		}
		const about = { sheets: ['数据', '说明'], facts: () => [] } as const;
		const whole = new Response(xlsxOf(broken(), columns, about)).arrayBuffer();
		await expect(whole).rejects.toThrow('the database went away');
	});

	test('makes no formula of 100,000 strings, and gives each back as it was', async () => {
		const start = fc.constantFrom(...'=+-@\t\r\n＝＋－＠\'"', '=1+1', '=cmd|', '_x0041_', '');
		const string = fc.tuple(start, fc.string({ unit: 'grapheme' })).map((parts) => parts.join(''));
		const strings = fc.sample(string, 100_000);
		const width = 100;
		const rows = Array.from({ length: strings.length / width }, (_, row) =>
			strings.slice(row * width, (row + 1) * width),
		);
		const maker = columnsOf<string[], string>();
		const each = Array.from({ length: width }, (_, at) =>
			maker.text(`c${at}`, `c${at}`, (row) => row[at] ?? null),
		);
		const { bytes, sheets } = await written(rows, each);
		expect(sheets[0]!.slice(1).map((row) => row.map((cell) => cell ?? ''))).toEqual(rows);
		const withFormulas = await readXlsx(bytes, { readStyles: true });
		const cells = [...(withFormulas.sheets[0]!.cells?.values() ?? [])];
		expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
	}, 60_000);
});
