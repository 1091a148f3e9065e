import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { signIn } from './sign-in.ts';

const villageHref = /\/villages\/621123210202$/;

test('a visitor finds a village by keyboard, from any page', async ({ page }) => {
	await page.goto('/ledger');
	await page.getByRole('banner').getByRole('link', { name: '搜索' }).press('Enter');
	const box = page.getByLabel('名称或词语');
	await box.focus();
	await page.keyboard.type('元古堆');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/search\?q=/);
	const village = page.getByRole('link', { name: '元古堆村' }).first();
	await expect(village).toHaveAttribute('href', villageHref);
	await expect(page.getByRole('heading', { name: /^地方（\d/ })).toBeVisible();
	await village.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('元古堆村');
});

test('first letters, sounds and near names find it as well', async ({ page }) => {
	for (const typed of ['ygdc', 'yuangudui', '园古堆', '元故堆', '渭源县元古堆村']) {
		await page.goto(`/search?q=${encodeURIComponent(typed)}`);
		const village = page.getByRole('link', { name: '元古堆村' }).first();
		await expect(village, typed).toHaveAttribute('href', villageHref);
	}
	await page.goto(`/search?q=${encodeURIComponent('元故堆')}`);
	await expect(page.getByText('名称相近').first()).toBeVisible();
});

test.describe('without JavaScript, on a phone', () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

	for (const [path, act, none] of [
		['', '搜索', /没有找到/],
		['/en', 'Search', /Nothing was found/],
	] as const) {
		test(`it is searched page by page in ${path || 'Chinese'}`, async ({ page }) => {
			await page.goto(`${path}/search`);
			await page.getByRole('searchbox').fill('大庄');
			await page.getByRole('button', { name: act }).click();
			const all = page.locator('main a[href*="kind=places"]');
			const told = Number(/[\d,]+/.exec((await all.textContent()) ?? '')?.[0].replace(',', ''));
			await all.click();
			await expect(page).toHaveURL(/kind=places/);
			let seen = 0;
			for (;;) {
				seen += await page.locator('main section li').count();
				const older = page.locator('main a[rel=next]');
				if ((await older.count()) === 0) break;
				await older.click();
			}
			expect(seen).toBe(told);
			const width = await page.evaluate('document.documentElement.scrollWidth').catch(() => 360);
			expect(width).toBeLessThanOrEqual(360);

			await page.getByRole('searchbox').fill('雀哨某某');
			await page.getByRole('button', { name: act }).click();
			await expect(page.getByText(none)).toBeVisible();
			await page.getByRole('searchbox').fill('源');
			await page.getByRole('button', { name: act }).click();
			await expect(page.getByRole('status')).toBeVisible();
		});
	}

	test('villages and needs are narrowed by place, level by level', async ({ page }) => {
		await page.goto('/villages');
		await page.getByText('按地区找').click();
		await page.getByLabel('省', { exact: true }).selectOption({ label: '甘肃省' });
		await page.getByRole('button', { name: '下一步' }).click();
		await expect(page).toHaveURL(/region=620000000000/);
		await expect(page.getByRole('link', { name: '重新选择' })).toBeVisible();
		await page.goto('/villages?region=621123210000');
		const codes = await page
			.locator('main table a')
			.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
		expect(codes.length).toBeGreaterThan(5);
		for (const path of codes) expect(path).toMatch(/^\/villages\/621123210\d{3}$/);
		await page.goto('/needs?region=621125000000');
		expect((await page.goto('/needs?region=110001000000'))?.status()).toBe(400);
	});
});

test('what is found can be read by everybody', async ({ page }) => {
	for (const path of ['/search', '/search?q=%E5%85%83%E5%8F%A4%E5%A0%86', '/en/search?q=zzzzzz']) {
		await page.goto(path);
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([]);
	}
});

test('odd questions are answered in words', async ({ request }) => {
	const odd = ["'", '%', '_', '\\', '*', '(', '<script>', '\u{10FFFF}', 'a'.repeat(5000)];
	for (const typed of odd) {
		const answer = await request.get(`/search?q=${encodeURIComponent(typed)}`);
		expect(answer.status(), typed).toBe(200);
		expect(await answer.text()).not.toContain('<script>alert');
	}
	expect((await request.get('/search?q=ab&kind=accounts')).status()).toBe(400);
	expect((await request.get("/search?q=ab&kind=needs&after=1_'")).status()).toBe(200);
});

test('people of the desk find what is theirs', async ({ page }) => {
	await signIn(page, 'weiyuan-editor');
	await page.goto('/desk');
	await page.getByRole('banner').getByRole('link', { name: '搜索' }).click();
	await page.getByLabel('名称或词语').fill('元古堆');
	await page.getByRole('button', { name: '搜索' }).click();
	await expect(page.getByRole('heading', { name: /^项目（\d/ })).toBeVisible();
	await page.locator('main a[href*="/desk/projects/"]').first().click();
	await expect(page).toHaveURL(/\/desk\/projects\/[0-9a-f-]{36}$/);
});
