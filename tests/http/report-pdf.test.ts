import fc from 'fast-check';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { natures } from '#domain/offers/offer.ts';
import { buckets } from '#domain/timeline/ledger.ts';
import type { Figures, MoneySum } from '#domain/reports/figures.ts';
import type { Report } from '#domain/reports/report.ts';
import { reportPdf } from '#http/report-pdf.server.ts';
import { reportXlsx } from '#http/report-xlsx.server.ts';
import { tellReport } from '#text/report.ts';
import { readXlsx } from 'hucre/xlsx';

const project: Figures['projects'][number] = {
	id: '1',
	title: '殪虎桥镇村道硬化',
	villageCode: '621125107201',
	place: '殪虎桥镇殪虎桥村',
	status: 'under_way',
	worksPercent: 40,
	lastEntryOn: '2026-01-02',
	light: 'red',
	isRuled: false,
	causes: [
		{ name: 'late', days: 45 },
		{ name: 'silent', days: 120 },
	],
};

const known: Report = {
	id: '1',
	scope: 'pairing',
	regionCode: null,
	pairingId: '2',
	scopeName: '青岛市—定西市',
	month: '2026-10',
	edition: 2,
	asOf: '2026-10-31',
	drawnAt: '2026-11-03T02:00:00Z',
	organizationName: '定西市人民政府',
	isDemo: true,
	upTo: 1234,
	hash: 'a'.repeat(64),
	foreword: '十月各项工作平稳。\n雨季已过，工程复工。',
	outlook: '十一月完成两个项目的验收。',
	correction: '补记一笔到账。',
	figures: {
		money: [],
		idle: [{ nature: 'social_donation', fen: 1_234_567, since: '2026-01-01' }],
		goods: [
			{
				stage: 'handed_over',
				item: '饲料',
				unit: '吨',
				milli: 12_340,
				occurredOn: '2026-10-03',
				place: '元古堆村',
			},
		],
		projects: [project, { ...project, id: '2', light: 'green', causes: [] }],
		needs: [],
	},
};

async function textOf(report: Report): Promise<string> {
	const stream = reportPdf(
		tellReport(report),
		'https://jiedui.example/reports/2026-10/x?edition=2',
	);
	const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
	const { text: pages } = await extractText(await getDocumentProxy(bytes));
	const numbered = pages.map((page) => page.replace(/\s+/g, ''));
	// A sentence may go on on the next page, with the number of this one between.
	return numbered.map((page) => page.replace(/第\d+页，共\d+页$/, '')).join('');
}

/** Everything that the page says of a bulletin. */
function saidOn(report: Report): string[] {
	const { title, facts, findings, foreword, outlook, notes, tables } = tellReport(report);
	const cells = tables.flatMap((table) => [
		table.title,
		...table.head,
		...table.rows.flatMap(({ label, cells: row }) => [label, ...row.map(({ text }) => text)]),
	]);
	return [title, ...facts, ...findings, ...foreword, ...outlook, ...notes, ...cells];
}

const sum: fc.Arbitrary<MoneySum> = fc.record({
	fen: fc.integer({ min: -10_000_000_000_000, max: 10_000_000_000_000 }),
	rowCount: fc.integer({ min: 1, max: 9 }),
});
const money = fc.uniqueArray(
	fc.record({
		nature: fc.constantFrom(...natures),
		bucket: fc.constantFrom(...buckets),
		month: sum,
		year: sum,
		total: sum,
	}),
	{ selector: ({ nature, bucket }) => `${nature} ${bucket}`, maxLength: 20 },
);

describe('a bulletin as a PDF', () => {
	test('says everything that the page says, as text that can be searched', async () => {
		const text = await textOf(known);
		for (const said of saidOn(known)) expect(text).toContain(said.replace(/\s+/g, ''));
		expect(text).toContain('https://jiedui.example/reports/2026-10/x?edition=2');
	});

	test('has the same numbers as the page, whatever they are', async () => {
		await fc.assert(
			fc.asyncProperty(money, async (drawn) => {
				const report = { ...known, figures: { ...known.figures, money: drawn } };
				const text = await textOf(report);
				for (const said of saidOn(report)) expect(text).toContain(said.replace(/\s+/g, ''));
			}),
			{ numRuns: 10 },
		);
	}, 60_000);
});

describe('a bulletin as a workbook', () => {
	test('has each figure in a row, as a number', async () => {
		const told = tellReport({
			...known,
			figures: {
				...known.figures,
				money: [
					{
						nature: 'fiscal_aid',
						bucket: 'received',
						month: { fen: 123, rowCount: 1 },
						year: { fen: 1_234_567, rowCount: 2 },
						total: { fen: 10_000_000_000_000, rowCount: 3 },
					},
				],
			},
		});
		const stream = reportXlsx(told, 'https://jiedui.example/');
		const { sheets } = await readXlsx(new Uint8Array(await new Response(stream).arrayBuffer()));
		const rows = (sheets[0]?.rows ?? []).slice(1);
		const received = rows.filter((row) => row[1] === '到账' && String(row[0]).includes('财政援助'));
		expect(received.map((row) => row[3])).toEqual([1.23, 12_345.67, 100_000_000_000]);
		const goods = rows.find((row) => String(row[1]).includes('饲料（吨）· 发放'));
		expect(goods?.slice(5, 7)).toEqual([12.34, '吨']);
		expect(rows).toHaveLength(
			told.tables.reduce(
				(count, { rows: some, head }) => count + some.length * (head.length - 1),
				0,
			),
		);
	});
});
