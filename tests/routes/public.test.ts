import AxeBuilder from '@axe-core/playwright';
import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { formatWan, formatYuan } from '../../src/domain/money.ts';
import { reflowFaults } from './reflow.ts';

interface OpenRow {
	readonly seq: number;
	readonly bucket: string;
	readonly nature: string;
	readonly amount: { readonly yuan: string; readonly fen: number };
	readonly donor: { readonly id: string; readonly name: string } | null;
	readonly pairing: { readonly id: string; readonly supporting: string } | null;
	readonly project: { readonly id: string; readonly name: string } | null;
	readonly village: { readonly code: string } | null;
}

interface OpenSum {
	readonly nature: string;
	readonly bucket: string;
	readonly amount: { readonly fen: number };
	readonly row_count: number;
}

/** The rows behind a link to the ledger, all of them, and what the ledger says they sum to. */
async function rowsBehind(
	request: APIRequestContext,
	href: string,
): Promise<{ rows: OpenRow[]; totals: OpenSum[] }> {
	const rows: OpenRow[] = [];
	let totals: OpenSum[] = [];
	let next: string | null = href.replace(/\/ledger(?=\?|$)/, '/ledger.json');
	while (next) {
		const answer = await request.get(next);
		const page = (await answer.json()) as {
			rows: OpenRow[];
			totals: OpenSum[];
			next: string | null;
		};
		rows.push(...page.rows);
		totals = page.totals;
		next = page.next;
	}
	return { rows, totals };
}

const sumOf = (rows: readonly OpenRow[]) => rows.reduce((sum, { amount }) => sum + amount.fen, 0);

const lists = [
	'/',
	'/projects',
	'/notices',
	'/villages',
	'/needs',
	'/pairings',
	'/donors',
	'/ledger',
	'/search',
	'/open-data',
	'/open-data/dictionary',
	'/guide',
	'/guide/village',
] as const;
const things = [
	'project',
	'notice',
	'village',
	'need',
	'pairing',
	'donor',
	'rows of a project',
] as const;

/** An address of each kind of thing, as the demo has them. */
async function addressesOf(
	request: APIRequestContext,
): Promise<Record<(typeof things)[number], string>> {
	const { rows } = await rowsBehind(request, '/ledger?bucket=spent');
	const row = rows.find(({ donor, pairing, project }) => donor && pairing && project);
	const sitemap = await (await request.get('/sitemap.xml')).text();
	const notices = await (await request.get('/notices')).text();
	return {
		project: `/projects/${row?.project?.id}`,
		notice: /\/notices\/[0-9a-f-]{36}/.exec(notices)?.[0] ?? '',
		village: `/villages/${row?.village?.code}`,
		need: /\/needs\/[0-9a-f-]{36}/.exec(sitemap)?.[0] ?? '',
		pairing: `/pairings/${row?.pairing?.id}`,
		donor: `/donors/${row?.donor?.id}`,
		'rows of a project': `/ledger?project=${row?.project?.id}`,
	};
}

const pages = [...lists, ...things];
/** Not to be found by searching, so without the words that a search shows. */
const tools = [
	'/notices/objection',
	'/feedback',
	'/feedback/code',
	'/phone',
	'/account/sign-in',
] as const;

async function addressOf(
	request: APIRequestContext,
	page: (typeof pages)[number] | (typeof tools)[number],
): Promise<string> {
	return page.startsWith('/') ? page : (await addressesOf(request))[page as 'project'];
}

const inEnglish = (address: string) => `/en${address === '/' ? '' : address}`;

/** Our own words: the data in between are what people wrote, in the language they wrote it. */
async function labels(page: Page): Promise<string[]> {
	const words = page.locator(
		'th[scope=col], dt, label, h2, legend, button, nav ul a, caption, .label',
	);
	const texts = await words.allTextContents();
	const own = (text: string) => text.replace(/\s+/g, ' ').trim();
	return texts.map(own).filter(Boolean);
}

async function expectOwnScript(page: Page, path: string): Promise<void> {
	for (const label of await labels(page)) {
		const own = label.replace(/English|CSV|JSON Feed|JSON|Atom/g, '');
		const foreign = path.startsWith('/en') ? /\p{Script=Han}/u : /[A-Za-z]{3,}/;
		expect(own, `${path}: ${label}`).not.toMatch(foreign);
	}
}

test('the home page opens', async ({ page }) => {
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('every figure of the home page is the sum of the rows that its link opens', async ({
	page,
	request,
}) => {
	await page.goto('/');
	const figures = await page.locator('a.figure').evaluateAll((links) =>
		links.map((link) => ({
			href: link.getAttribute('href') ?? '',
			value: link.querySelector('.value')?.textContent?.trim(),
		})),
	);
	expect(figures.length).toBeGreaterThan(10);
	const money = figures.filter(({ href }) => href.startsWith('/ledger'));
	for (const { href, value } of money) {
		const { rows } = await rowsBehind(request, href);
		expect(formatWan(sumOf(rows)), href).toBe(value);
		expect(new Set(rows.map(({ nature }) => nature)).size, href).toBeLessThanOrEqual(1);
	}
	// The others count projects, each of which is a row.
	for (const { href, value } of figures.filter((figure) => !money.includes(figure))) {
		await page.goto(href);
		await expect(page.locator('main tbody tr'), href).toHaveCount(Number(value));
	}
});

test('the totals above the rows of the ledger are those of the whole selection', async ({
	page,
	request,
}) => {
	await page.goto('/ledger');
	const cells = await page.locator('table a[href*="bucket="]').evaluateAll((links) =>
		links.map((link) => ({
			href: link.getAttribute('href') ?? '',
			value: link.textContent?.trim(),
		})),
	);
	expect(cells.length).toBeGreaterThan(8);
	for (const { href, value } of cells) {
		expect(formatWan(sumOf((await rowsBehind(request, href)).rows)), href).toBe(value);
	}
	const { rows, totals } = await rowsBehind(request, '/ledger');
	expect(totals.reduce((count, sum) => count + sum.row_count, 0)).toBe(rows.length);
});

test('the money of 福州—定西 does not count for 青岛—定西', async ({ page, request }) => {
	await page.goto('/pairings');
	const [current, ended] = [page.locator('section').first(), page.locator('section').last()];
	await expect(current.getByRole('link', { name: '青岛市—定西市' })).toBeVisible();
	await expect(current.getByRole('link', { name: '福州市—定西市' })).toHaveCount(0);
	const old = ended.getByRole('link', { name: '福州市—定西市' });
	const hrefs = [
		await current.getByRole('link', { name: '青岛市—定西市' }).getAttribute('href'),
		await old.getAttribute('href'),
	];
	const [qingdao = '', fuzhou = ''] = hrefs.map((href) => href?.split('/').at(-1));
	const [ofQingdao, ofFuzhou] = await Promise.all([
		rowsBehind(request, `/ledger?pairing=${qingdao}`),
		rowsBehind(request, `/ledger?pairing=${fuzhou}`),
	]);
	expect(ofFuzhou.rows.length).toBeGreaterThan(0);
	expect(ofFuzhou.rows.every(({ pairing }) => pairing?.supporting === '福州市')).toBe(true);
	expect(ofQingdao.rows.every(({ pairing }) => pairing?.supporting === '青岛市')).toBe(true);

	await old.click();
	await expect(page.getByRole('status')).toContainText('历史结对');
	const received = ofFuzhou.rows.filter(
		({ bucket, nature }) => bucket === 'received' && nature === 'social_donation',
	);
	const cell = page.locator(`table a[href*="bucket=received"][href*="nature=social_donation"]`);
	await expect(cell.first()).toHaveText(formatWan(sumOf(received)));
});

test('a project’s page, its data, its feed and the ledger agree to the fen', async ({
	page,
	request,
}) => {
	const { rows: all } = await rowsBehind(request, '/ledger?bucket=disbursed');
	const id = all.find(({ project }) => project)?.project?.id;
	const { rows, totals } = await rowsBehind(request, `/ledger?project=${id}`);

	const told = await (await request.get(`/projects/${id}.json`)).json();
	expect(told.totals).toEqual(totals);
	const gifts = told.donors.flatMap((gift: { sums: OpenSum[] }) => gift.sums) as OpenSum[];
	for (const { nature, bucket, amount } of totals) {
		const parts = gifts.filter((gift) => gift.nature === nature && gift.bucket === bucket);
		expect(parts.reduce((sum, part) => sum + part.amount.fen, 0)).toBe(amount.fen);
	}
	type Told = { kind: string; ledger_seq: number; facts: { amount: { fen: number } } };
	const money = (told.entries as Told[]).filter(({ kind }) => kind === 'money');
	expect(
		Object.fromEntries(money.map((entry) => [entry.ledger_seq, entry.facts.amount.fen])),
	).toEqual(Object.fromEntries(rows.map(({ seq, amount }) => [seq, amount.fen])));

	const file = await (await request.get(`/ledger.csv?project=${id}`)).text();
	const lines = file.trimEnd().split('\r\n').slice(1);
	expect(lines.map((line) => line.split(',').slice(6, 8))).toEqual(
		rows.map(({ amount }) => [amount.yuan, String(amount.fen)]),
	);

	await page.goto(`/projects/${id}`);
	for (const { nature, bucket, amount } of totals) {
		const cell = page.locator(`table a[href*="bucket=${bucket}"][href*="nature=${nature}"]`);
		await expect(cell.first()).toHaveText(formatWan(amount.fen));
	}
	const shown = await page
		.getByRole('table')
		.last()
		.locator('tbody td:nth-of-type(4)')
		.allTextContents();
	expect(shown.map((text) => text.trim())).toEqual(
		rows.slice(0, shown.length).map(({ amount }) => formatYuan(amount.fen)),
	);

	const feed = await (await request.get(`/projects/${id}/feed.atom`)).text();
	for (const { amount } of rows) expect(feed).toContain(formatYuan(amount.fen));
});

test('the feeds and the sitemap are well formed, and their addresses answer', async ({
	page,
	request,
}) => {
	const { project } = await addressesOf(request);
	await page.goto('/');
	for (const path of ['/feed.atom', '/en/feed.atom', `${project}/feed.atom`, '/sitemap.xml']) {
		const text = await (await request.get(path)).text();
		const fault = await page.evaluate((xml) => {
			const parsed = new DOMParser().parseFromString(xml, 'application/xml');
			return parsed.querySelector('parsererror')?.textContent ?? null;
		}, text);
		expect(fault, path).toBeNull();
	}
	const json = await (await request.get(`${project}/feed.json`)).json();
	expect(json.items.length).toBeGreaterThan(0);
	const url = new URL(json.items[0].url);
	await page.goto(url.pathname + url.hash);
	await expect(page.locator(url.hash)).toBeVisible();
});

test('a published picture is on this host for good; any other name is nobody’s', async ({
	request,
}) => {
	const { project } = await addressesOf(request);
	const told = await (await request.get(`${project}.json`)).json();
	const photos = (told.entries as { photos: { path: string }[] }[]).flatMap(({ photos }) => photos);
	const picture = await request.get(photos[0]!.path);
	expect(picture.headers()['content-type']).toMatch(/^image\//);
	expect(picture.headers()['cache-control']).toContain('immutable');
	expect((await picture.body()).length).toBeGreaterThan(1000);
	for (const name of [`${'0'.repeat(64)}.jpg`, 'x.jpg', `${'0'.repeat(64)}.svg`]) {
		expect((await request.get(`/media/${name}`)).status(), name).toBe(404);
	}
});

test('a filter that makes no sense shows nothing, and an unknown thing is not found', async ({
	request,
}) => {
	for (const path of ['/ledger?nature=all', '/ledger.csv?year=x', '/projects?status=draft']) {
		expect((await request.get(path)).status(), path).toBe(400);
	}
	const nobody = '00000000-0000-4000-8000-000000000000';
	for (const path of ['projects', 'needs', 'pairings', 'donors']) {
		expect((await request.get(`/${path}/${nobody}`)).status(), path).toBe(404);
	}
	expect((await request.get('/villages/999999999999')).status()).toBe(404);
	expect((await request.get(`/projects/${nobody}.json`)).status()).toBe(404);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	for (const kind of pages) {
		test(`${kind} is whole in both languages, and asks no other host`, async ({
			page,
			request,
			baseURL,
		}) => {
			const asked: string[] = [];
			const failed: string[] = [];
			page.on('request', (sent) => asked.push(sent.url()));
			page.on('response', (got) => got.status() >= 400 && failed.push(got.url()));
			const address = await addressOf(request, kind);
			for (const path of [address, inEnglish(address)]) {
				await page.goto(path);
				await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
				await expect(page, path).toHaveTitle(/·/);
				const meta = page.locator('meta[name=description]');
				await expect(meta).toHaveAttribute('content', /.{8}/);
				await expect(page.locator('link[rel=canonical]')).toHaveCount(1);
				await expect(page.locator('link[hreflang=en]')).toHaveCount(1);
				await expect(page.locator('script:not([type="application/ld+json"])')).toHaveCount(0);
				await expectOwnScript(page, path);
			}
			expect(failed).toEqual([]);
			const elsewhere = (url: string) => !url.startsWith(baseURL!) && !url.startsWith('data:');
			expect(asked.filter(elsewhere)).toEqual([]);
		});
	}

	test('the ledger is narrowed and walked through with plain forms and links', async ({ page }) => {
		await page.goto('/ledger');
		await page.getByRole('search').getByLabel('资金性质').selectOption('social_donation');
		await page.getByRole('button', { name: '筛选' }).click();
		expect(new URL(page.url()).searchParams.get('nature')).toBe('social_donation');
		const first = await page.getByRole('table').last().locator('tbody th').allTextContents();
		await page.getByRole('link', { name: /下一页/ }).click();
		const second = await page.getByRole('table').last().locator('tbody th').allTextContents();
		expect(Number(second[0])).toBeLessThan(Number(first.at(-1)));
		expect(new URL(page.url()).searchParams.get('nature')).toBe('social_donation');
	});

	test('a village is found by county and township, and its namesake by its code', async ({
		page,
	}) => {
		await page.goto('/villages');
		await page.getByLabel('县（区）').selectOption({ label: '渭源县' });
		await page.getByRole('button', { name: '筛选' }).click();
		await page.getByLabel('乡镇').selectOption({ label: '田家河乡' });
		await page.getByRole('button', { name: '筛选' }).click();
		await page.getByRole('link', { name: '元古堆村' }).click();
		await expect(page).toHaveURL(/\/villages\/621123210202$/);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('元古堆村');
	});
});

test('donors who do not want to be named appear together, under the name they share', async ({
	page,
	request,
}) => {
	const { rows } = await rowsBehind(request, '/ledger?donor=anonymous');
	expect(rows.length).toBeGreaterThan(0);
	expect(rows.every(({ donor }) => donor === null)).toBe(true);
	await page.goto('/ledger?donor=anonymous');
	await expect(page.getByRole('table').last().getByText('爱心单位').first()).toBeVisible();
});

for (const kind of [...pages, ...tools]) {
	test(`${kind} can be used by everybody, also on a small phone`, async ({ page, request }) => {
		const address = await addressOf(request, kind);
		await page.goto(address);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
		expect(await reflowFaults(page)).toEqual([]);
		await page.goto(inEnglish(address));
		expect(await reflowFaults(page)).toEqual([]);
	});
}
