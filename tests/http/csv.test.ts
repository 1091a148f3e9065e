import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LedgerRow } from '#domain/timeline/ledger.ts';
import { csvOf } from '#http/csv.server.ts';
import { ledgerColumns } from '#text/ledger.ts';

const row: LedgerRow = {
	seq: 12,
	kind: 'spend',
	bucket: 'spent',
	signedFen: 123_450,
	nature: 'fiscal_aid',
	occurredOn: '2026-01-01',
	recordedAt: '2026-01-02T00:00:00Z',
	pledgeId: 'pledge',
	donor: { id: 'donor', name: '青岛市' },
	pairing: null,
	project: { id: 'road', name: '道路' },
	entrySeq: 3,
	place: null,
	correctsSeq: null,
	reason: null,
	isDemo: true,
};

async function* pagesOf(...pages: LedgerRow[][]) {
	yield* pages;
}

async function written(...pages: LedgerRow[][]): Promise<string> {
	const stream = csvOf(pagesOf(...pages), ledgerColumns('2026-11-22T00:00:00.000Z'));
	return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
		await new Response(stream).arrayBuffer(),
	);
}

/** Cells as RFC 4180 says, so that what we write is read by another's rules than the writer's. */
function cellsOf(text: string): string[][] {
	const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
	const rows: string[][] = [[]];
	for (const [, quoted, plain, end] of `${text}\r\n`.matchAll(cell)) {
		rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
		if (end !== ',') rows.push([]);
	}
	return rows.slice(0, -2);
}

describe('the ledger as a file', () => {
	test('begins with the mark by which Excel knows UTF-8, and its head', async () => {
		const text = await written([row]);
		expect(text.startsWith('\uFEFF编号,日期,')).toBe(true);
		expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
	});

	test('has its head also when there is no row', async () => {
		expect(cellsOf(await written([]))).toHaveLength(1);
	});

	test('has each amount in 元 and in fen, of reversals with their minus', async () => {
		const [head = [], ...rows] = cellsOf(await written([row], [{ ...row, signedFen: -77_700 }]));
		const amounts = rows.map((cells) => cells.slice(head.indexOf('金额（元）'), 8));
		expect(amounts).toEqual([
			['1234.50', '123450'],
			['-777.00', '-77700'],
		]);
	});

	test('calls donors who do not want to be named by the name they share', async () => {
		expect(await written([{ ...row, donor: null }])).toContain('爱心单位');
	});

	test('is read back as written, whatever a name holds, and no cell is a formula', async () => {
		const names = fc.string({ unit: 'grapheme', minLength: 1 });
		const starts = fc.constantFrom(
			'',
			'=',
			'+',
			'-',
			'@',
			'\t',
			'\r',
			'＝',
			'＋',
			'－',
			'＠',
			'"',
			',',
		);
		await fc.assert(
			fc.asyncProperty(starts, names, async (start, rest) => {
				const name = start + rest;
				const project = { id: 'road', name };
				const [head = [], cells = []] = cellsOf(await written([{ ...row, project }]));
				expect(cells).toHaveLength(head.length);
				const cell = cells[head.indexOf('项目')] ?? '';
				expect(cell).toBe(/^[=+\-@\t\r＝＋－＠]/.test(name) ? `'${name}` : name);
			}),
		);
	});
});
