import { createHash } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { signIn } from './sign-in.ts';
import { fill, press, Troupe } from './troupe.ts';

/**
 * The matching desk by its pages alone, once with JavaScript and once without: a county runs a
 * round, has a match and an open need explained, tries changes and takes them over, and another
 * person publishes. The file that it takes away bears the hash of the round.
 */
interface Story {
	readonly county: string;
	/** A kind of money that no other story promises. */
	readonly nature: string;
}

test('a county matches, asks what if and publishes', ({ browser }) =>
	tell(new Troupe(browser, true), { county: 'zhangxian', nature: 'investment' }));

test('a county matches, asks what if and publishes without JavaScript', ({ browser }) =>
	tell(new Troupe(browser, false), { county: 'tongwei', nature: 'fiscal_aid' }));

async function tell(troupe: Troupe, { county, nature }: Story): Promise<void> {
	const desk = await troupe.as(`${county}-editor`);
	const round = await run(desk, nature);
	await explain(desk, round);
	await askAndDrop(desk, round);
	const next = await askAndApply(desk, round);
	await takeAway(desk, next);
	await desk.goto(round);
	await press(desk, '放弃结果');
	await expect(desk.getByText('已放弃').first()).toBeVisible();
	const publisher = await troupe.as(`${county}-approver`);
	await publisher.goto(next);
	await press(publisher, '公布结果');
	await expect(publisher.getByText('已公布').first()).toBeVisible();
	await troupe.leave();
}

/** Opens the page until it says so: it loads itself anew, but not under the eyes of a test. */
async function openUntil(page: Page, address: string, words: string): Promise<void> {
	await expect
		.poll(
			async () => {
				await page.goto(address);
				return page.getByRole('main').innerText();
			},
			{ timeout: 60_000 },
		)
		.toContain(words);
}

async function run(page: Page, nature: string): Promise<string> {
	await page.goto('/desk/matching/new');
	await fill(page, { nature });
	await page.getByText('权重和分档').click();
	await fill(page, { capability: '400' });
	const start = page.getByRole('main').getByRole('button', { name: '开始匹配' });
	await start.click();
	await expect(page.getByText('前五项合计须在').first()).toBeVisible();
	await fill(page, { capability: '200' });
	await press(page, '开始匹配');
	const round = page.url();
	await openUntil(page, round, '与另外两种做法比较');
	await expect(page.getByText(/2026-1\+[0-9a-f]{8}/)).toBeVisible();
	return round;
}

async function explain(page: Page, round: string): Promise<void> {
	await page.goto(`${round}/matches?order=amount`);
	await page.getByRole('main').getByRole('table').getByRole('link').first().click();
	await expect(page.getByRole('heading', { name: '为什么这样配' })).toBeVisible();
	await expect(page.getByText(/匹配度 \d+ 分/).first()).toBeVisible();
	await expect(page.getByRole('heading', { name: '次优的选择' })).toBeVisible();
	await page.goto(`${round}/open`);
	const row = page.getByRole('main').getByRole('row').nth(1);
	await expect(row).toBeVisible();
	await expect(row.getByRole('cell').last()).not.toBeEmpty();
}

/** Raises the floor alone, sees the difference and leaves it at that. */
async function askAndDrop(page: Page, round: string): Promise<void> {
	await page.goto(`${round}/what-if`);
	await fill(page, { what: 'floor', amount: '70' });
	await press(page, '添加改动');
	await press(page, '试算');
	await openUntil(page, page.url(), '会有什么不同');
	await press(page, '不采用');
	await page.waitForURL('**/what-if');
}

/** Bans the largest match and raises the floor, sees the difference and takes it over. */
async function askAndApply(page: Page, round: string): Promise<string> {
	await page.goto(`${round}/matches?order=amount`);
	await page.getByRole('main').getByRole('table').getByRole('link').first().click();
	await page.getByRole('link', { name: '不让这两家配对' }).click();
	await page.waitForURL('**/what-if?**');
	await fill(page, { what: 'floor', amount: '80.5' });
	await page.getByRole('button', { name: '添加改动' }).click();
	await expect(page.getByText('请填写整数：').first()).toBeVisible();
	await fill(page, { amount: '80' });
	await press(page, '添加改动');
	await expect(page.getByText('保底提高到人均 80 元')).toBeVisible();
	await press(page, '试算');
	await openUntil(page, page.url(), '会有什么不同');
	await fill(page, { reason: '捐赠方另有安排' });
	await press(page, '按此重新匹配');
	const next = page.url();
	await openUntil(page, next, '捐赠方另有安排');
	return next;
}

async function takeAway(page: Page, round: string): Promise<void> {
	const hash = await page.getByRole('main').locator('code').innerText();
	const instance = await page.request.get(`${round}/instance.json`);
	const digest = createHash('sha256')
		.update(await instance.body())
		.digest('hex');
	expect(digest).toBe(hash);
	const solution = JSON.parse(await (await page.request.get(`${round}/solution.json`)).text());
	expect(solution.inputHash).toBe(hash);
	expect(solution.certificate.weightsVersion).toMatch(/^2026-1\+/);
	const table = await (await page.request.get(`${round}/matches.csv`)).body();
	expect([...table.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	expect(table.toString().trim().split('\r\n')).toHaveLength(solution.matches.length + 1);
}

test('whoever reads a round of another body meets no link that refuses', async ({ page }) => {
	await signIn(page, 'weiyuan-editor');
	await page.goto('/desk/matching');
	const rounds = await page
		.getByRole('main')
		.locator('a[href^="/desk/matching/"]')
		.evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
	const published = rounds.filter((href) => /[0-9a-f]{8}-/.test(href)).slice(-2);
	expect(published).not.toEqual([]);
	for (const round of published) {
		await page.goto(round);
		await expect(page.getByText('已安排').first()).toBeVisible();
		const within = page.getByRole('main').locator(`a[href^="${round}/"]`);
		const hrefs = await within.evaluateAll((all) => all.map((a) => a.getAttribute('href')!));
		for (const href of hrefs) {
			expect((await page.request.get(href)).status(), href).toBe(200);
		}
	}
});
