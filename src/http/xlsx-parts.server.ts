/** The look of a cell and what it holds: a string, or a number as XML writes it; null is none. */
export type Cell = readonly [style: keyof typeof styles, content: string | null];

/** Places in `cellXfs` below. */
const styles = {
	plain: 0,
	text: 1,
	yuan: 2,
	wan: 3,
	count: 4,
	serial: 5,
	percent: 6,
	day: 7,
	instant: 8,
	head: 9,
	wrapped: 10,
	share: 11,
	quantity: 12,
} as const;

const strings: readonly string[] = ['plain', 'text', 'head', 'wrapped'];

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const contentTypes = `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/>\
<Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>\
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>\
<Override PartName="/xl/worksheets/sheet2.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>\
</Types>`;

export const packageRelations = `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">\
<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>\
</Relationships>`;

export const workbookRelations = `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">\
<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>\
<Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="worksheets/sheet2.xml"/>\
<Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/>\
</Relationships>`;

export function workbook(names: readonly [string, string]): string {
	const sheets = names.map(
		(name, index) =>
			`<sheet name="${escape(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
	);
	return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}\
</sheets></workbook>`;
}

/** A string stays one when somebody edits its cell: it is of the format @ and marked by a quote. */
export const styleSheet = `${DECLARATION}<styleSheet xmlns="${MAIN}">\
<numFmts count="4"><numFmt numFmtId="164" formatCode="#,##0.00####"/>\
<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/>\
<numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/>\
<numFmt numFmtId="167" formatCode="#,##0.###"/></numFmts>\
<fonts count="2"><font><sz val="11"/><name val="等线"/></font>\
<font><b/><sz val="11"/><name val="等线"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill>\
<fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="13">${[
	format(0),
	format(49, { quotePrefix: 1 }),
	format(4),
	format(164),
	format(3),
	format(1),
	format(9),
	format(165),
	format(166),
	format(49, { fontId: 1, quotePrefix: 1 }),
	format(49, { quotePrefix: 1 }, '<alignment vertical="top" wrapText="1"/>'),
	format(10),
	format(167),
].join('')}</cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
</styleSheet>`;

function format(numFmtId: number, more: Record<string, number> = {}, alignment = ''): string {
	const all = { numFmtId, fontId: 0, fillId: 0, borderId: 0, xfId: 0, ...more };
	const attributes = Object.entries(all).map(([name, value]) => `${name}="${value}"`);
	const applied = `applyNumberFormat="1"${alignment && ' applyAlignment="1"'}`;
	return `<xf ${attributes.join(' ')} ${applied}>${alignment}</xf>`;
}

/** @param widths in characters, one for each column */
export function sheetStart(widths: readonly number[], isFrozen = true): string {
	const columns = widths.map(
		(width, index) =>
			`<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
	);
	const pane = isFrozen
		? '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
		: '';
	return `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews>\
<sheetView workbookViewId="0">${pane}</sheetView></sheetViews>\
<cols>${columns.join('')}</cols><sheetData>`;
}

/** @param rowCount with the head, over which Excel lays its filters */
export function sheetEnd(columnCount: number, rowCount: number): string {
	const last = `${letters(columnCount - 1)}${rowCount}`;
	return `</sheetData><autoFilter ref="A1:${last}"/></worksheet>`;
}

/** The second sheet: what the first one is. */
export function factSheet(facts: readonly (readonly [label: string, text: string])[]): string {
	const rows = facts.map(([label, text], index) =>
		rowOf(index + 1, [
			['head', label],
			['wrapped', text],
		]),
	);
	return `${sheetStart([18, 70], false)}${rows.join('')}</sheetData></worksheet>`;
}

/** @param number of the row, from 1 */
export function rowOf(number: number, cells: readonly Cell[]): string {
	const written = cells.map(([style, content], index) => {
		if (content === null) return '';
		const start = `<c r="${letters(index)}${number}" s="${styles[style]}"`;
		if (!strings.includes(style)) return `${start}><v>${content}</v></c>`;
		const text = escape(content.slice(0, MOST_CHARACTERS));
		return `${start} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
	});
	return `<row r="${number}">${written.join('')}</row>`;
}

/** Excel repairs a file with more in one cell. */
const MOST_CHARACTERS = 32_767;

/** The name of a column, from 0: A … Z, AA … */
function letters(index: number): string {
	const last = String.fromCharCode(65 + (index % 26));
	return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
};

/**
 * Text as XML. What XML cannot hold, and a carriage return, which its readers take for a line feed,
 * is written _x000D_, as is what looks like that already (ECMA-376, ST_Xstring).
 */
function escape(text: string): string {
	return text
		.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
		.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
		.replace(/[^\P{Cc}\t\n]|[\p{Cs}\uFFFE\uFFFF]/gu, coded);
}

function coded(character: string): string {
	return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
