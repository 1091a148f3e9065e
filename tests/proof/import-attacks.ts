import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { ZipFile } from 'yazl';
import type { Portal } from '../bench/portal.ts';
import { sheetOfNeeds, type Importer, type Sent } from './import-stage.ts';
import type { Demand } from './imports.ts';

const AT_ONCE = 20;
const REFUSED_MS = 1000;
const PROBE_MS = 500;
const EVERY_MS = 100;

const SHEET = 'xl/worksheets/sheet1.xml';
const parts = {
	'[Content_Types].xml':
		'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
	'_rels/.rels':
		'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
		'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/' +
		'relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
	'xl/workbook.xml':
		'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets>' +
		'<sheet name="a" sheetId="1" r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/' +
		'officeDocument/2006/relationships"/></sheets></workbook>',
	'xl/_rels/workbook.xml.rels':
		'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
		'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/' +
		'relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
};

async function bookOf(more: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
	const zip = new ZipFile();
	for (const [name, part] of Object.entries({ ...parts, ...more })) {
		zip.addBuffer(Buffer.from(part), name);
	}
	zip.end();
	return buffer(zip.outputStream as NodeJS.ReadableStream);
}

function sheetOf(rows: string): string {
	return `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
}

/** Rows with a number in each of so many cells, numbered as Excel does. */
function rowsOf(count: number, columns: number): string {
	const lines = Array.from({ length: count }, (_, row) => {
		const cells = Array.from(
			{ length: columns },
			(_, column) => `<c r="${String.fromCharCode(65 + column)}${row + 1}"><v>1</v></c>`,
		);
		return `<row r="${row + 1}">${cells.join('')}</row>`;
	});
	return lines.join('');
}

/** The attack that takes long where there is no door; of a bomb the library itself gets rid. */
const ROWS = '1,048,576 rows';

async function attacks(): Promise<Readonly<Record<string, Buffer>>> {
	const entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
	const laughs = `<!DOCTYPE a [<!ENTITY a "${'ha'.repeat(50)}">${Array.from(
		{ length: 9 },
		(_, level) =>
			`<!ENTITY ${'b'.repeat(level + 1)} "${`&${'b'.repeat(level) || 'a'};`.repeat(10)}">`,
	).join('')}]>`;
	const bomb = Buffer.alloc(400_000_000, '<row r="1"><c r="A1"><v>1</v></c></row>');
	return {
		'a bomb of 400 MB': await bookOf({ [SHEET]: bomb }),
		'an external entity': await bookOf({ [SHEET]: entity + sheetOf('<row r="1"/>') }),
		'entities of entities': await bookOf({ [SHEET]: laughs + sheetOf('<row r="1"/>') }),
		[ROWS]: await bookOf({ [SHEET]: sheetOf(rowsOf(1_048_576, 1)) }),
		'1,048,576 empty rows': await bookOf({ [SHEET]: sheetOf('<row/>'.repeat(1_048_576)) }),
		'1,048,576 lines': Buffer.from('村,需求\n'.repeat(1_048_576)),
	};
}

/** Somebody else meanwhile: how long the start page and a public list took, in order. */
async function probe(origin: string, isOver: () => boolean): Promise<number[]> {
	const times: number[] = [];
	const pages = ['/', '/needs', '/healthz'];
	const pending: Promise<void>[] = [];
	for (let index = 0; !isOver(); index += 1) {
		const start = performance.now();
		const asked = fetch(origin + pages[index % pages.length]!)
			.then((answer) => answer.arrayBuffer())
			.then(() => times.push(performance.now() - start))
			// Not served at all: no answer is later than this.
			.catch(() => times.push(Infinity))
			.then(() => {});
		pending.push(asked);
		await wait(EVERY_MS);
	}
	await Promise.all(pending);
	return times.sort((one, other) => one - other);
}

function percentile(times: readonly number[], share: number): number {
	return Math.round(
		times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Infinity,
	);
}

/** Twenty at once, while somebody else looks on. */
async function assault(origin: string, importer: Importer, [name, bytes]: Attack) {
	let isOver = false;
	const probing = probe(origin, () => isOver);
	const file = name.endsWith('lines') ? 'a.csv' : 'a.xlsx';
	const sent: Sent[] = await Promise.all(
		Array.from({ length: AT_ONCE }, () => importer.upload(bytes, file)),
	);
	isOver = true;
	const times = await probing;
	const slowest = Math.round(Math.max(...sent.map(({ ms }) => ms)));
	const refused = sent.filter(({ status, error }) => status === 400 && error !== '').length;
	const p99 = percentile(times, 0.99);
	const [megabytes, said] = [(bytes.length / 1e6).toFixed(1), sent[0]!.error];
	return {
		isHeld: refused === AT_ONCE && slowest <= REFUSED_MS && p99 <= PROBE_MS,
		isRefused: refused === AT_ONCE,
		slowest,
		p99,
		told:
			`${name} (${megabytes} MB) × ${AT_ONCE}: ${refused} refused, slowest ${slowest} ms; ` +
			`${times.length} probes, p99 ${p99} ms; ${said}`,
	};
}

type Attack = readonly [name: string, bytes: Buffer];

/** The machine may be busy with others: the best of three, beside what it makes of nothing. */
export async function proveAttacks(
	{ origin }: Pick<Portal, 'origin'>,
	importer: Importer,
	demand: Demand,
): Promise<void> {
	for (const path of ['/', '/needs']) await (await fetch(origin + path)).arrayBuffer();
	const nothing = ['yardstick: nothing at all', Buffer.from([0])] as const;
	for (let run = 0; run < 3; run += 1) {
		console.log(`  ${(await assault(origin, importer, nothing)).told}`);
	}
	const all = Object.entries(await attacks());
	for (const attack of all) {
		const runs: Awaited<ReturnType<typeof assault>>[] = [];
		while (runs.length < 3 && !runs.some(({ isHeld }) => isHeld)) {
			runs.push(await assault(origin, importer, attack));
		}
		const best = runs.sort((one, other) => one.slowest - other.slowest)[0]!;
		demand(best.isHeld && runs.every(({ isRefused }) => isRefused), best.told);
	}
	const sound = await importer.upload(await sheetOfNeeds(3), 'sound.xlsx');
	demand(sound.status === 303, `control: a sound file is taken (${sound.status})`);
	const unguarded = await readUnguarded(all.find(([name]) => name === ROWS)![1]);
	demand(unguarded > REFUSED_MS, `control: ${ROWS} read without a door take ${unguarded} ms`);
}

/** What the library alone makes of a file, in milliseconds until it ends, however it does. */
async function readUnguarded(bytes: Buffer): Promise<number> {
	const script = `import { readXlsx } from 'hucre/xlsx'; import { buffer } from
		'node:stream/consumers'; await readXlsx(await buffer(process.stdin));`;
	const flags = ['--max-old-space-size=512', '--input-type=module', '-e', script];
	const start = performance.now();
	const child = spawn(process.execPath, flags, { stdio: ['pipe', 'ignore', 'ignore'] });
	child.stdin.on('error', () => {});
	child.stdin.end(bytes);
	await once(child, 'exit');
	return Math.round(performance.now() - start);
}
