import AxeBuilder from '@axe-core/playwright';
import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { signIn } from './sign-in.ts';

const COUNTY = '621123000000';
const wall = `/villages/${COUNTY}/wall`;

/** The addresses of the projects in the public list, over all its pages. */
async function listed(page: Page, query: string): Promise<string[]> {
	const found: string[] = [];
	let next: string | null = `/projects?${query}`;
	while (next) {
		await page.goto(next);
		const links = page.locator('main tbody th a');
		found.push(...(await links.evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))));
		const older = page.getByRole('link', { name: '下一页' });
		next = (await older.count()) ? await older.getAttribute('href') : null;
	}
	return found;
}

const charted = (page: Page, chart: string) => page.locator('section.sheet', { hasText: chart });

/** The projects that a chart names. */
const namesIn = (page: Page, chart: string) =>
	charted(page, chart)
		.locator('a[href^="/projects/"]')
		.evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));

async function pairingOf(request: APIRequestContext): Promise<string> {
	const sitemap = await (await request.get('/sitemap.xml')).text();
	return /\/pairings\/[0-9a-f-]{36}/.exec(sitemap)?.[0] ?? '';
}

for (const query of ['', 'year=2026']) {
	test(`the four charts count the projects of the list (${query || 'all'})`, async ({ page }) => {
		const projects = (await listed(page, `county=${COUNTY}&${query}`)).sort();
		expect(projects.length).toBeGreaterThan(2);
		await page.goto(`${wall}?${query}`);
		expect((await namesIn(page, '时间表')).sort()).toEqual(projects);
		expect((await namesIn(page, '路线图')).sort()).toEqual(projects);
		const county = charted(page, '分布图').locator('tbody tr').first().locator('td').first();
		await expect(county).toHaveText(String(projects.length));

		const steps = await charted(page, '流程图')
			.locator('.count')
			.evaluateAll((all) => all.map((one) => Number.parseInt(one.textContent ?? '', 10)));
		expect(steps.reduce((sum, one) => sum + one, 0)).toBe(projects.length);
	});
}

test('every figure opens as many projects as it says, the same as the list', async ({ page }) => {
	await page.goto(wall);
	const figures = await page.locator('section.sheet a[href*="view=timetable"]').evaluateAll((all) =>
		all.map((one) => ({
			href: one.getAttribute('href') ?? '',
			count: Number(/\d+/.exec(one.textContent ?? '')?.[0]),
		})),
	);
	expect(figures.length).toBeGreaterThan(20);
	for (const { href, count } of figures) {
		await page.goto(href);
		const opened = await namesIn(page, '时间表');
		expect(opened, href).toHaveLength(count);
		const status = new URL(href, 'http://x').searchParams.get('status');
		if (!status || href.includes('light=')) continue;
		expect(opened.sort()).toEqual((await listed(page, `county=${COUNTY}&status=${status}`)).sort());
	}
});

test('each chart prints on A3 sheets of its own, with its date, source and code', async ({
	page,
}) => {
	await page.goto(wall);
	await page.emulateMedia({ media: 'print' });
	for (const chart of ['时间表', '路线图', '分布图', '流程图']) {
		const sheet = charted(page, chart).first();
		await expect(sheet).toContainText('截至');
		await expect(sheet).toContainText('来源：');
		await expect(sheet.getByRole('img', { name: '本图网址的二维码' })).toBeVisible();
	}
	const sheets = await page.locator('section.sheet').count();
	const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
	const pages = [...paper.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
	expect(pages).toHaveLength(sheets);
	for (const [, width, height] of pages) {
		expect(Math.round(Number(width) / 10)).toBe(119);
		expect(Math.round(Number(height) / 10)).toBe(84);
	}
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a wall is narrowed with a plain form, in English too', async ({ page }) => {
		await page.goto(`/en${wall}`);
		await page.getByLabel('Light').selectOption('yellow');
		await page.getByRole('button', { name: 'Filter' }).click();
		await expect(page.locator('section.sheet').first()).toContainText('Light: Yellow');
		await page.getByRole('link', { name: 'Process' }).click();
		await expect(page.locator('section.sheet')).toHaveCount(1);
		await expect(page.locator('section.sheet')).toContainText('Light: Yellow');
	});
});

test('walls are found from the county, the pairing and the desk', async ({ page, request }) => {
	await page.goto(`/villages?county=${COUNTY}`);
	await page.getByRole('link', { name: /挂图作战/ }).click();
	await expect(page).toHaveURL(wall);
	const pairing = await pairingOf(request);
	await page.goto(pairing);
	await page.getByRole('link', { name: '挂图作战' }).click();
	await expect(page).toHaveURL(`${pairing}/wall`);
	expect((await request.get('/villages/621123210202/wall')).status()).toBe(404);
	expect((await request.get(`${wall}?light=blue`)).status()).toBe(400);
	for (const login of ['weiyuan-editor', 'qingdao-editor']) {
		await page.context().clearCookies();
		await signIn(page, login);
		await page.goto('/desk/projects');
		await page
			.getByRole('link', { name: /挂图作战/ })
			.first()
			.click();
		await expect(page.locator('section.sheet').first()).toBeVisible();
	}
});

for (const path of [wall, `/en${wall}`]) {
	test(`${path} can be used by everybody, also on a small phone`, async ({ page }) => {
		await page.goto(path);
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
		await page.setViewportSize({ width: 360, height: 740 });
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(width, 'scrolls sideways').toBeLessThanOrEqual(360);
	});
}
