import postgres from 'postgres';
import { openPortal } from '../bench/portal.ts';
import { MARK, markAll, publishAnew } from './canary-marks.ts';
import { crawl } from './canary-crawl.ts';
import { isSeen, listReaders, type Reader } from './canary-readers.ts';

/**
 * `npm run proof -- canary`: every text of the database gets a mark of its own, everything is
 * published anew, and the whole portal is read: pages, their data, JSON, feeds, CSV, XLSX, XML and
 * PDF, as the public and as each person of the demo. The public may see marks of the columns named
 * here alone, and no number of a person; the others besides them what row-level security shows
 * them. Control: a mark of a private column written into a published table is found.
 */
const open = columnsIn({
	acceptances: 'inspectors', // bodies: the form asks for no persons
	contracts: 'number subject',
	meetings: 'name host place report',
	meeting_items: 'party_name subject amount_text',
	milestones: 'title note',
	needs: 'title description',
	notices: 'place basis',
	notice_stops: 'reason',
	organizations: 'name',
	pairings: 'basis supporting_name receiving_name', // names: of schools and hospitals
	pledges: 'agreement_number amount_text',
	postings: 'reason',
	projects: 'title approval_number farmer_linkage implementing_unit performance_target',
	update_versions: 'body correction_note',
});

/** `table.column` of everything named. */
function columnsIn(tables: Readonly<Record<string, string>>): ReadonlySet<string> {
	const all = Object.entries(tables).flatMap(([table, columns]) =>
		columns.split(' ').map((column) => `${table}.${column}`),
	);
	return new Set(all);
}

const personal: readonly (readonly [string, RegExp])[] = [
	['mobile phone', /(?<![\w.])1[3-9]\d{9}(?!\w)/],
	['identity card', /(?<!\w)[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d{4}[\dX](?!\w)/],
	['bank card', /(?<!\w)62\d{14,17}(?!\w)/],
];

const port = Number(process.env['TEST_PORT'] ?? 4291);
const portal = await openPortal(port);
const sql = postgres(portal.env.DATABASE_URL, { max: 1, onnotice: () => {} });

/** Marks and numbers, each with the first address where it stood. */
type Found = Map<string, string>;

async function read(reader: Reader | null, most: { ids: number; filters: number }) {
	const [marks, numbers]: [Found, Found] = [new Map(), new Map()];
	const faults: string[] = [];
	let count = 0;
	const starts = reader ? ['/desk'] : ['/', '/en', '/sitemap.xml', '/robots.txt'];
	const mayFollow = (path: string) =>
		reader
			? /^\/(desk|account)(\/|$|\?)/.test(path) && !/sign-|\/documents\//.test(path)
			: !/^(\/en)?\/(desk|account|_app)(\/|$)/.test(path);
	const how = { starts, mayFollow, ...(reader && { cookie: reader.cookie }) };
	for await (const { address, status, text } of crawl(portal.origin, how, most)) {
		count += 1;
		if (status >= 500) faults.push(`${status} ${address}`);
		for (const [mark] of text.matchAll(MARK)) if (!marks.has(mark)) marks.set(mark, address);
		for (const [name, form] of personal) {
			const number = form.exec(text)?.[0];
			if (number) numbers.set(`${name} ${number}`, address);
		}
	}
	return { marks, numbers, faults, count };
}

/** Reading about a minute each, two at a time. */
async function readAs(readers: Reader[]): Promise<void> {
	for (let reader = readers.shift(); reader; reader = readers.shift()) {
		const { marks, faults, count } = await read(reader, { ids: 3, filters: 1 });
		for (const mark of [...marks.keys()]) {
			if (await isSeen(sql, reader, columnOf(mark), mark)) marks.delete(mark);
		}
		report(reader.login, count, [...byColumn(marks, (column) => open.has(column)), ...faults]);
	}
}

const columnOf = (mark: string) => columns[Number(mark.slice(2, 5))]!;

/** A line for each column that shows, with the first place where it does. */
function byColumn(found: Found, isAllowed: (column: string) => boolean): string[] {
	const first = new Map<string, string>();
	for (const [mark, address] of found) {
		const column = columnOf(mark);
		if (!isAllowed(column) && !first.has(column)) first.set(column, `${mark} at ${address}`);
	}
	return [...first].map(([column, where]) => `  ${column}: ${where}`).sort();
}

function report(who: string, count: number, wrong: readonly string[]): void {
	console.log(`${wrong.length ? '!' : ' '} ${who}: ${count} answers read, ${wrong.length} wrong`);
	for (const line of wrong) console.log(line);
	if (wrong.length) process.exitCode = 1;
}

const { columns, coded } = await markAll(sql);
console.log(`${columns.length} columns marked, ${coded.length} have forms of their own or no row`);
console.log(`  ${coded.join(' ')}`);
try {
	await publishAnew(sql);
	const readers = await listReaders(sql, portal);
	await portal.restart();
	const all = await read(null, { ids: 25, filters: 4 });
	const leaks = byColumn(all.marks, (column) => open.has(column));
	const numbers = [...all.numbers].map(([number, address]) => `  ${number} at ${address}`);
	report('the public', all.count, [...leaks, ...numbers, ...all.faults]);
	await Promise.all([readAs(readers), readAs(readers)]);
	await control();
} finally {
	await sql.end();
	await portal.stop();
}

async function control(): Promise<void> {
	const number = columns.indexOf('accounts.display_name');
	const mark = `zk${String(number).padStart(3, '0')}x999999kz`;
	await sql`update public.published_needs set title = ${mark}`;
	await portal.restart();
	const { marks } = await read(null, { ids: 1, filters: 0 });
	const isCaught = byColumn(marks, (column) => open.has(column)).length > 0;
	console.log(isCaught ? '  control: caught' : '! control: a private mark was not noticed');
	if (!isCaught) process.exitCode = 1;
}
