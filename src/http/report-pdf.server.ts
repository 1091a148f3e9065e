import { create, type Font } from 'fontkit';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import { m } from '#text/compiled/messages.js';
import { getLocale } from '#text/compiled/runtime.js';
import type { ReportCell, ReportTable, ReportText } from '#text/report.ts';

const MARGIN = 50;
const INK = '#1a1a1a';
const SOFT = '#5a5a5a';
const RULE = '#c8c8c8';
const sizes = { title: 17, heading: 12, text: 10, table: 9, small: 8 } as const;

type Weight = 'regular' | 'bold';

const files: Readonly<Record<Weight, string>> = {
	regular: '400Regular/NotoSansSC_400Regular.ttf',
	bold: '700Bold/NotoSansSC_700Bold.ttf',
};

const fonts = new Map<Weight, Font>();

/**
 * Read when the first PDF is asked for, and kept: ten megabytes each, of which a PDF gets the
 * glyphs that it shows. Parsed here, because a table of pdfkit opens a font anew for every cell,
 * which is a tenth of a second from a file and nothing from this.
 */
function fontOf(weight: Weight): Font {
	const kept = fonts.get(weight);
	if (kept) return kept;
	const { resolve } = createRequire(import.meta.url);
	const file = resolve(`@expo-google-fonts/noto-sans-sc/${files[weight]}`);
	const font = create(readFileSync(file)) as Font; // not a collection of fonts
	fonts.set(weight, font);
	return font;
}

/** A bulletin on A4, page by page as it is written; its text can be copied and searched. */
export function reportPdf(told: ReportText, address: string): ReadableStream<Uint8Array> {
	const doc = new PDFDocument({
		size: 'A4',
		margin: MARGIN,
		bufferPages: true,
		lang: getLocale(),
		info: { Title: told.title },
		font: '', // none of the fourteen that know no Chinese
	});
	doc.registerFont('regular', fontOf('regular') as never);
	doc.registerFont('bold', fontOf('bold') as never);
	writeHead(doc, told);
	section(doc, m.report_foreword(), told.foreword);
	section(doc, m.report_findings(), told.findings);
	for (const table of told.tables) writeTable(doc, table);
	section(doc, m.report_outlook(), told.outlook);
	doc.moveDown();
	write(doc, [...told.notes, address], { size: sizes.small, colour: SOFT });
	numberPages(doc);
	doc.end();
	return Readable.toWeb(doc as unknown as Readable) as ReadableStream<Uint8Array>;
}

type Doc = InstanceType<typeof PDFDocument>;

function writeHead(doc: Doc, { title, facts, correction }: ReportText): void {
	doc.font('bold').fontSize(sizes.title).fillColor(INK).text(title, { align: 'center' });
	doc.moveDown(0.5);
	write(doc, facts, { size: sizes.small, colour: SOFT });
	if (correction) section(doc, m.report_correction(), [correction]);
}

function section(doc: Doc, heading: string, lines: readonly string[]): void {
	if (lines.length === 0) return;
	writeHeading(doc, heading);
	write(doc, lines, { size: sizes.text, colour: INK });
}

/** Never alone at the end of a page. */
function writeHeading(doc: Doc, heading: string): void {
	doc.moveDown(0.8);
	if (doc.y > doc.page.height - MARGIN - 90) doc.addPage();
	doc.font('bold').fontSize(sizes.heading).fillColor(INK).text(heading, MARGIN);
	doc.moveDown(0.3);
}

function write(
	doc: Doc,
	lines: readonly string[],
	{ size, colour }: { size: number; colour: string },
): void {
	doc.font('regular').fontSize(size).fillColor(colour);
	for (const line of lines) doc.text(line, MARGIN, undefined, { lineGap: 2, paragraphGap: 3 });
}

/** The first column of words is the widest: it names the row. */
function writeTable(doc: Doc, { title, head, rows }: ReportTable): void {
	writeHeading(doc, title);
	doc.fontSize(sizes.table);
	const first = head.length > 2 ? '*' : 300;
	doc.table({
		defaultStyle: { border: [0, 0, 0.5, 0], borderColor: RULE, padding: [3, 4, 3, 4] },
		columnStyles: head.map((_, index) => (index === 0 ? first : '*')),
		data: [
			head.map((text, index) => ({
				text,
				font: { src: 'bold' },
				textColor: SOFT,
				align: alignOf(index === 0 ? undefined : rows[0]?.cells[index - 1]),
			})),
			...rows.map(({ label, cells }) => [
				{ text: label, font: { src: 'regular' } },
				...cells.map((cell) => ({
					text: cell.text,
					font: { src: 'regular' },
					align: alignOf(cell),
				})),
			]),
		] as never,
	});
	doc.x = MARGIN;
}

function alignOf(cell: ReportCell | undefined) {
	const isFigure = cell !== undefined && cell.kind !== 'words';
	return { x: isFigure ? 'right' : 'left', y: 'top' } as const;
}

/** Once all pages are there. */
function numberPages(doc: Doc): void {
	const { count } = doc.bufferedPageRange();
	for (let page = 0; page < count; page += 1) {
		doc.switchToPage(page);
		doc.page.margins.bottom = 0; // below the margin there is no room for text otherwise
		const text = m.report_page({ page: String(page + 1), pages: String(count) });
		const options = { align: 'center', width: doc.page.width - 2 * MARGIN } as const;
		doc.font('regular').fontSize(sizes.small).fillColor(SOFT);
		doc.text(text, MARGIN, doc.page.height - 32, options);
	}
}
