import { expect, test, type APIRequestContext } from '@playwright/test';
import { DOMParser, onErrorStopParsing, type Node } from '@xmldom/xmldom';
import type { Element } from '../../src/domain/timeline/element.ts';
import { childrenOf, faultsOf, textIn } from '../domain/timeline/iati-rules.ts';

/** What machines read of the demo: each form has the same money as the page of the ledger. */

interface Amount {
	readonly fen: number;
}

interface Sum {
	readonly nature: string;
	readonly bucket: string;
	readonly amount: Amount;
}

type Row = Readonly<Record<string, unknown>>;

interface Read {
	readonly ledger_seq: number;
	readonly rows: readonly Row[];
}

/** Other stories add money meanwhile: what is compared must have been read at one place. */
async function atOnePlace<Answer>(
	request: APIRequestContext,
	read: () => Promise<Answer>,
): Promise<{ totals: readonly Sum[]; answer: Answer }> {
	for (;;) {
		const before = await totalsOf(request);
		const answer = await read();
		const after = await totalsOf(request);
		if (JSON.stringify(before) === JSON.stringify(after)) return { totals: before, answer };
	}
}

async function totalsOf(request: APIRequestContext): Promise<readonly Sum[]> {
	const { totals } = (await (await request.get('/ledger.json')).json()) as { totals: Sum[] };
	return totals;
}

async function tableOf(request: APIRequestContext, name: string): Promise<Read> {
	return (await (await request.get(`/open-data/${name}.json`)).json()) as Read;
}

function sumOf(rows: readonly Row[], column: string): number {
	return rows.reduce((fen, row) => fen + (row[column] as Amount).fen, 0);
}

const fenIn = (totals: readonly Sum[], nature: string, ...of: string[]) =>
	totals
		.filter((sum) => sum.nature === nature && of.includes(sum.bucket))
		.reduce((fen, { amount }) => fen + amount.fen, 0);

const natures = ['fiscal_aid', 'social_donation', 'investment', 'purchase'];

test('projects and pledges add up to the ledger, nature by nature', async ({ request }) => {
	const { totals, answer } = await atOnePlace(request, () =>
		Promise.all([tableOf(request, 'projects'), tableOf(request, 'pledges')]),
	);
	const [projects, pledges] = answer;
	expect(totals.length).toBeGreaterThan(4);
	for (const nature of natures) {
		for (const bucket of ['allocated', 'disbursed', 'spent']) {
			expect(sumOf(projects.rows, `${nature}_${bucket}`)).toBe(fenIn(totals, nature, bucket));
		}
		const own = pledges.rows.filter((row) => row['nature'] === nature);
		for (const bucket of ['committed', 'received', 'allocated', 'spent', 'returned', 'lapsed']) {
			expect(sumOf(own, bucket)).toBe(fenIn(totals, nature, bucket));
		}
	}
});

test('CSV and JSON of a table have the same rows and the same money', async ({ request }) => {
	for (const name of ['projects', 'pledges', 'needs', 'villages']) {
		const { answer } = await atOnePlace(request, () =>
			Promise.all([request.get(`/open-data/${name}.csv`), tableOf(request, name)]),
		);
		const [csv, json] = answer;
		const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await csv.body());
		expect(text.startsWith('\uFEFF')).toBe(true);
		const head = text.slice(1, text.indexOf('\r\n')).split(',');
		const names = Object.keys(json.rows[0]!);
		expect(head.map((column) => column.replace(/_yuan$/, ''))).toEqual(names);
		const again = await tableOf(request, name);
		const rows = text.trimEnd().split('\r\n').length - 1;
		// Another story may have published one between the two.
		expect([json.rows.length, again.rows.length]).toContain(rows);
		expect(csv.headers()['link']).toContain('rel="license"');
	}
});

function elementOf(node: Node): Element {
	const attributes = Object.fromEntries(
		[
			...(node as unknown as { attributes: Iterable<{ name: string; value: string }> }).attributes,
		].map(({ name, value }) => [name, value]),
	);
	const children = [...node.childNodes]
		.filter(({ nodeType, textContent }) => nodeType === 1 || textContent?.trim())
		.map((child) => (child.nodeType === 1 ? elementOf(child) : (child.textContent ?? '')));
	return [node.nodeName, attributes, ...children];
}

async function xmlOf(request: APIRequestContext, path: string): Promise<Element> {
	const text = await (await request.get(path)).text();
	const parser = new DOMParser({ onError: onErrorStopParsing });
	return elementOf(parser.parseFromString(text, 'text/xml').documentElement!);
}

test('the activities keep the rules of IATI 2.03 and have the money of the ledger', async ({
	request,
}) => {
	const { totals, answer: root } = await atOnePlace(request, () =>
		xmlOf(request, '/open-data/iati-activities.xml'),
	);
	const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format();
	expect(root.slice(0, 2)).toEqual([
		'iati-activities',
		expect.objectContaining({ version: '2.03' }),
	]);
	const activities = childrenOf(root);
	expect(activities.length).toBeGreaterThan(50);
	expect([...new Set(activities.flatMap((one) => faultsOf(one, today)))]).toEqual([]);
	const identifiers = activities.map((one) => textIn(childrenOf(one, 'iati-identifier')[0]!));
	expect(new Set(identifiers).size).toBe(identifiers.length);

	// By the type of flow, since that is how the file tells natures apart.
	const flows = { fiscal_aid: '50', social_donation: '30', investment: '35', purchase: '37' };
	const sum = (level: string, types: string[], flow: string) =>
		activities
			.filter(([, { hierarchy }]) => hierarchy === level)
			.flatMap((one) => childrenOf(one, 'transaction'))
			.filter((one) => {
				const code = (name: string) => childrenOf(one, name)[0]![1]['code']!;
				return types.includes(code('transaction-type')) && code('flow-type') === flow;
			})
			.reduce((fen, one) => fen + fenOf(textIn(childrenOf(one, 'value')[0]!)), 0);
	for (const [nature, flow] of Object.entries(flows)) {
		const fen = (...of: string[]) => fenIn(totals, nature, ...of);
		expect(sum('1', ['11', '13'], flow)).toBe(fen('committed') - fen('lapsed', 'written_off'));
		expect(sum('1', ['1'], flow)).toBe(fen('received') - fen('returned'));
		expect(sum('1', ['2'], flow)).toBe(fen('allocated'));
		expect(sum('1', ['3'], flow)).toBe(fen('disbursed'));
		expect(sum('2', ['11'], flow)).toBe(fen('allocated'));
		expect(sum('2', ['1'], flow)).toBe(fen('disbursed'));
		expect(sum('2', ['4'], flow)).toBe(fen('spent'));
	}
	expect(
		activities.flatMap((one) => childrenOf(one, 'planned-disbursement')).length,
	).toBeGreaterThan(0);
	expect(activities.flatMap((one) => childrenOf(one, 'result')).length).toBeGreaterThan(0);
});

function fenOf(yuan: string): number {
	return Number(yuan.replace('.', ''));
}

test('the organisations are those whom the activities mean', async ({ request }) => {
	const [root, activities] = await Promise.all([
		xmlOf(request, '/open-data/iati-organisations.xml'),
		xmlOf(request, '/open-data/iati-activities.xml'),
	]);
	const known = childrenOf(root).map((one) => {
		expect(childrenOf(one).map(([name]) => name)).toEqual([
			'organisation-identifier',
			'name',
			'reporting-org',
		]);
		return textIn(childrenOf(one)[0]!);
	});
	expect(new Set(known).size).toBe(known.length);
	const donors = childrenOf(activities)
		.flatMap((one) => childrenOf(one, 'participating-org'))
		.filter(([, { role }]) => role === '1')
		.flatMap(([, { ref }]) => ref ?? []);
	expect(donors.filter((ref) => !known.includes(ref))).toEqual([]);
});

test('a reader finds each file from the page, and each column in the dictionary', async ({
	page,
}) => {
	await page.goto('/open-data');
	const row = page.getByRole('row', { name: /认捐/ });
	await expect(row.getByRole('link')).toHaveCount(2);
	for (const link of await page.getByRole('main').getByRole('link').all()) {
		const href = (await link.getAttribute('href'))!;
		if (href.startsWith('http')) continue;
		expect((await page.request.head(href)).status(), href).toBe(200);
	}
	await page.getByRole('link', { name: '数据字典' }).click();
	const json = await tableOf(page.request, 'pledges');
	const named = await page.locator('#pledges').getByRole('row').allTextContents();
	for (const column of Object.keys(json.rows[0]!)) {
		expect(
			named.some((text) => text.includes(column)),
			column,
		).toBe(true);
	}
	// No name is explained by itself.
	await expect(
		page.getByRole('cell', { name: /^[a-z]+_[a-z_]+$/ }).locator('code'),
	).not.toHaveCount(0);
});

test('nothing is listed by search engines unless the installation says so', async ({ request }) => {
	const answer = await request.get('/');
	expect(answer.headers()['x-robots-tag']).toBe('noindex, nofollow');
	expect(await (await request.get('/robots.txt')).text()).not.toContain('Sitemap');
});

test('the sitemap has every kind of public page in both languages', async ({ request }) => {
	const xml = await (await request.get('/sitemap.xml')).text();
	const paths = [...xml.matchAll(/<loc>https?:\/\/[^/]+([^<]*)/g)].map(([, path]) => path!);
	const kinds = new Set(
		paths.map((path) => path.replace(/[0-9a-f-]{36}/, 'id').replace(/\d{12}/, 'code')),
	);
	for (const kind of ['projects', 'needs', 'pairings', 'donors', 'notices']) {
		expect(kinds).toContain(`/${kind}`);
		expect(kinds).toContain(`/${kind}/id`);
		expect(kinds).toContain(`/en/${kind}/id`);
	}
	for (const path of ['/villages/code', '/open-data', '/open-data/dictionary', '/ledger/verify']) {
		expect(kinds).toContain(path);
	}
});
