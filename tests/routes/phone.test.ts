import {
	chromium,
	expect as expected,
	test,
	type BrowserContext,
	type Locator,
	type Page,
} from '@playwright/test';
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { findBrowser } from './browser.ts';
import { account, signIn } from './sign-in.ts';

/** Photos are drawn anew here and opened there, on a machine that may be busy. */
const expect = expected.configure({ timeout: 30_000 });

/** A phone: its storage survives the browser that is killed. */
class Handset {
	readonly #folder: string;
	#context: BrowserContext | undefined;

	constructor(name: string) {
		this.#folder = test.info().outputPath(name);
	}

	async open(): Promise<Page> {
		this.#context = await chromium.launchPersistentContext(this.#folder, {
			...findBrowser(),
			baseURL: test.info().project.use.baseURL!,
			locale: 'zh-CN',
			timezoneId: 'Asia/Shanghai',
			viewport: { width: 360, height: 740 },
			serviceWorkers: 'allow',
		});
		return this.#context.pages()[0]!;
	}

	get context(): BrowserContext {
		return this.#context!;
	}

	/** Signed in, with the page for phones ready to open without a network. */
	async openAs(name: string): Promise<Page> {
		const page = await this.open();
		await signIn(page, name);
		await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
		await page.goto('/phone');
		await expect(page.getByRole('button', { name: '报进展' }).first()).toBeVisible();
		return page;
	}

	async close(): Promise<void> {
		await this.#context?.close();
	}
}

/** A photo of several megabytes, as a phone takes it, with its place. */
async function photograph(seed: number): Promise<Buffer> {
	const noise = { type: 'gaussian', mean: 60 + seed * 40, sigma: 25 } as const;
	return sharp({ create: { width: 3000, height: 2250, channels: 3, background: '#888', noise } })
		.jpeg({ quality: 95 })
		.withExif({
			IFD3: {
				GPSLatitudeRef: 'N',
				GPSLatitude: `35/1 ${seed}/1 0/1`,
				GPSLongitudeRef: 'E',
				GPSLongitude: '104/1 12/1 0/1',
			},
		})
		.toBuffer();
}

const item = (page: Page) => page.getByRole('article').first();

async function write(page: Page, body: string): Promise<void> {
	await page.getByRole('button', { name: '报进展' }).first().click();
	await page.getByLabel('进展', { exact: true }).fill(body);
}

async function submit(page: Page): Promise<void> {
	await page.getByRole('button', { name: '提交' }).click();
	await page.waitForURL(/\/phone$/);
}

/** How many updates of these words the portal has, and their photos. */
async function arrived(page: Page, body: string): Promise<{ count: number; photos: string[] }> {
	await page.goto('/desk/updates');
	const rows = page.getByRole('row').filter({ hasText: body });
	const count = await rows.count();
	if (count === 0) return { count, photos: [] };
	await rows.first().getByRole('link').first().click();
	await page.waitForURL(/updates\/[0-9a-f-]{36}$/);
	const images = page.locator('main ul img');
	const photos = await images.evaluateAll((all) => all.map((one) => (one as HTMLImageElement).src));
	return { count, photos };
}

/** Signing out, once the page asks before it: without script it just goes. */
function asking(page: Page): Locator {
	return page.locator('form[data-asks]').getByRole('button', { name: '退出' });
}

test('an update written without a network, through two kills, arrives once and whole', async () => {
	const phone = new Handset('phone');
	let page = await phone.openAs('yuangudui-editor');
	await phone.context.setOffline(true);
	await page.goto('/desk/updates/new');
	await expect(page.getByText('现在没有网络')).toBeVisible();
	const body = `蓄水池基坑挖好了 ${crypto.randomUUID()}`;
	await write(page, body);
	const originals = await Promise.all([1, 2, 3].map(photograph));
	await page.setInputFiles(
		'[name=photos]',
		originals.map((buffer, place) => ({
			name: `现场${place + 1}.jpg`,
			mimeType: 'image/jpeg',
			buffer,
		})),
	);
	await expect(page.getByText('草稿已存在手机上')).toBeVisible();
	await expect(page.locator('form img')).toHaveCount(3);
	await phone.close();

	page = await phone.open();
	await phone.context.setOffline(true);
	await page.goto('/phone');
	await expect(item(page)).toContainText('草稿');
	await page.getByRole('button', { name: '接着写' }).click();
	await expect(page.getByLabel('进展', { exact: true })).toHaveValue(body);
	await expect(page.locator('form img')).toHaveCount(3);
	await submit(page);
	await expect(item(page)).toContainText('待发');
	await expect(item(page)).toContainText('有网时自动送出');
	await phone.close();

	page = await phone.open();
	await page.goto('/phone');
	await expect(item(page)).toContainText('已送达');
	await expect(item(page)).toContainText('已传 3 张，共 3 张');
	const { count, photos } = await arrived(page, body);
	expect(count).toBe(1);
	expect(photos).toHaveLength(3);
	for (const address of photos) {
		const bytes = await (await page.request.get(address)).body();
		expect(bytes.length).toBeLessThanOrEqual(300_000);
		const { format, exif } = await sharp(bytes).metadata();
		expect(format).toBe('jpeg');
		expect(exif).toBeDefined();
	}
	await phone.close();
});

test('a photo of which the answer was lost is sent again and is one photo', async () => {
	const phone = new Handset('phone');
	const page = await phone.openAs('yuangudui-editor');
	const sent: string[] = [];
	let losing = 2;
	await page.route(/\/desk\/documents\/|\/sending$/, async (route) => {
		const request = route.request();
		if (request.method() === 'GET') return route.continue();
		const answer = await route.fetch();
		const hash = createHash('sha256').update(request.postDataBuffer()!).digest('hex');
		sent.push(`${request.url()} ${hash}`);
		losing -= 1;
		if (losing >= 0) await route.abort('connectionreset');
		else await route.fulfill({ response: answer });
	});
	const body = `管沟回填 ${crypto.randomUUID()}`;
	await write(page, body);
	const photo = { name: '管沟.jpg', mimeType: 'image/jpeg', buffer: await photograph(4) };
	await page.setInputFiles('[name=photos]', photo);
	await submit(page);
	await expect(async () => {
		const again = page.getByRole('button', { name: '现在就发' });
		if (await again.isVisible()) await again.click();
		await expect(item(page)).toContainText('已送达', { timeout: 1000 });
	}).toPass();
	expect(new Set(sent).size).toBe(2);
	expect(sent.length).toBe(4);
	expect(await arrived(page, body)).toMatchObject({ count: 1, photos: [expect.any(String)] });
	await phone.close();
});

test('a photo chosen in the moment before the tap goes along', async () => {
	const phone = new Handset('phone');
	const page = await phone.openAs('yuangudui-editor');
	const body = `管道试压 ${crypto.randomUUID()}`;
	await write(page, body);
	// Faster than any hand: while the photo is still being kept.
	await page.locator('[name=photos]').evaluate((input: HTMLInputElement) => {
		const tap = () => input.form!.requestSubmit();
		input.addEventListener('change', () => setTimeout(tap), { once: true });
	});
	const photo = { name: '试压.jpg', mimeType: 'image/jpeg', buffer: await photograph(6) };
	await page.setInputFiles('[name=photos]', photo);
	await page.waitForURL(/\/phone$/);
	await expect(item(page)).toContainText('已送达');
	expect(await arrived(page, body)).toMatchObject({ count: 1, photos: [expect.any(String)] });
	await phone.close();
});

test('what was not sent when the session ended is sent after signing in again', async () => {
	const phone = new Handset('phone');
	const page = await phone.openAs('yuangudui-editor');
	await write(page, '闸阀井砌好了');
	await phone.context.clearCookies();
	await submit(page);
	await expect(item(page)).toContainText('登录已过期');
	await signIn(page, 'yuangudui-editor');
	await page.goto('/phone');
	await expect(item(page)).toContainText('已送达');
	await phone.close();
});

test('signing out asks about what is unsent; another account neither sees nor sends', async () => {
	const phone = new Handset('phone');
	const page = await phone.openAs('yuangudui-editor');
	await page.route('**/sending', (route) => route.abort());
	const body = `只给自己看的 ${crypto.randomUUID()}`;
	await write(page, body);
	await submit(page);
	await expect(item(page)).toContainText('没有连上网络');
	await page.goto('/desk');
	await expect(page.getByText('手机上还有 1 条进展没有送达')).toBeVisible();
	await asking(page).click();
	await expect(page.getByRole('alert')).toContainText('还有 1 条进展没有送达');
	await page.getByRole('button', { name: '留在手机上，退出' }).click();
	await page.waitForURL('**/');
	await page.unroute('**/sending');

	await signIn(page, 'xinlian-editor');
	await page.goto('/phone');
	await expect(page.getByRole('heading', { name: '我的项目' })).toBeVisible();
	await expect(page.getByText(body)).toHaveCount(0);
	await page.goto('/desk');
	// Somebody else's things are still kept here: the browser must not sweep.
	const left = page.waitForResponse((answer) => answer.url().endsWith('/sign-out'));
	await asking(page).click();
	expect((await (await left).allHeaders())['clear-site-data']).toBe('"cache"');
	await page.waitForURL('**/');

	await signIn(page, 'yuangudui-editor');
	await page.goto('/phone');
	await expect(item(page)).toContainText('已送达');
	await page.goto('/desk');
	const swept = page.waitForResponse((answer) => answer.url().endsWith('/sign-out'));
	await asking(page).click();
	expect((await (await swept).allHeaders())['clear-site-data']).toBe('"cache", "storage"');
	await page.waitForURL('**/');
	expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
	await phone.close();
});

test('what was given up at signing out is gone from the phone', async () => {
	const phone = new Handset('phone');
	const page = await phone.openAs('yuangudui-editor');
	await phone.context.setOffline(true);
	await write(page, '写错了的');
	await submit(page);
	await expect(item(page)).toContainText('待发');
	// Before the signal is back: it sends at once.
	await page.route('**/sending', (route) => route.abort());
	await phone.context.setOffline(false);
	await page.goto('/phone?leaving');
	await page.getByRole('button', { name: '放弃并退出' }).click();
	await page.getByRole('button', { name: '确定放弃这 1 条并退出' }).click();
	await page.waitForURL('**/');
	expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
	await page.goto('/phone');
	await expect(page.getByRole('link', { name: '登录' })).toBeVisible();
	await phone.close();
});

test('what was typed before the script came is kept', async ({ page }) => {
	await signIn(page, 'yuangudui-editor');
	const typed = Promise.withResolvers<void>();
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		await typed.promise;
		await route.continue();
	});
	await page.goto('/desk/updates/new', { waitUntil: 'commit' });
	const body = page.getByLabel('进展', { exact: true });
	await body.fill('边沟清理了');
	typed.resolve();
	await expect(page.getByText('草稿已存在手机上')).toBeVisible();
	await page.reload();
	await expect(page.getByText('草稿已存在手机上')).toBeVisible();
	await expect(body).toHaveValue('边沟清理了');
});

test('two who write upon the same version both see what the other wrote', async ({ browser }) => {
	const phone = new Handset('phone');
	const page = await phone.openAs('yuangudui-editor');
	const first = `路基整平 ${crypto.randomUUID()}`;
	await write(page, first);
	await submit(page);
	await expect(item(page)).toContainText('已送达');
	await page.getByRole('link', { name: '查看' }).first().click();
	const address = page.url();
	const reviewer = await browser.newPage();
	await signIn(reviewer, 'yuangudui-approver');
	await reviewer.goto(address);
	await reviewer.getByLabel('审核意见').fill('写清楚长度');
	await reviewer.getByRole('button', { name: '退回' }).click();
	await expect(reviewer.getByText('退回原因')).toBeVisible();

	await page.goto(`${address}/edit`);
	await page.getByLabel('进展', { exact: true }).fill('路基整平1.2公里');
	await expect(page.getByText('草稿已存在手机上')).toBeVisible();
	await reviewer.goto(`${address}/edit`);
	// The form sends through the queue once there is script.
	await asking(reviewer).waitFor();
	await reviewer.getByLabel('进展', { exact: true }).fill('路基整平1.5公里');
	await reviewer.getByRole('button', { name: '提交' }).click();
	await expect(reviewer.getByRole('article').first()).toContainText('已送达');

	await submit(page);
	await expect(item(page)).toContainText('未发出');
	await expect(item(page)).toContainText('我写的');
	await expect(item(page)).toContainText('路基整平1.2公里');
	await expect(item(page)).toContainText('现有的第 2 版');
	await expect(item(page)).toContainText('路基整平1.5公里');
	await reviewer.close();
	await phone.close();
});

test('the worker keeps a frame without anybody in it, and nothing else', async () => {
	const phone = new Handset('phone');
	const page = await phone.openAs('yuangudui-editor');
	for (const address of ['/desk', '/desk/updates', '/desk/projects', '/']) await page.goto(address);
	const kept = await page.evaluate(async () => {
		const texts: [string, string][] = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				const text = await (await cache.match(request))!.text();
				texts.push([new URL(request.url).pathname, text]);
			}
		}
		return texts;
	});
	const pages = kept.filter(([path]) => !path.startsWith('/_app/immutable/'));
	expect(pages.map(([path]) => path).sort()).toEqual(['/en/phone', '/phone']);
	const { organization, login } = account('yuangudui-editor');
	for (const [, text] of pages) {
		expect(text).not.toContain(organization);
		expect(text).not.toContain(login);
	}
	await phone.close();
});

test('a photo told of two projects is shown to whoever reviews the second', async ({ browser }) => {
	const phone = new Handset('phone');
	const page = await phone.openAs('yuangudui-editor');
	const photo = { name: '同一处.jpg', mimeType: 'image/jpeg', buffer: await photograph(5) };
	const addresses: string[] = [];
	for (const place of [0, 1]) {
		await page.goto('/phone');
		await page.getByRole('button', { name: '报进展' }).nth(place).click();
		await page.getByLabel('进展', { exact: true }).fill(`现场情况 ${crypto.randomUUID()}`);
		await page.setInputFiles('[name=photos]', photo);
		await submit(page);
		await expect(item(page)).toContainText('已送达');
		addresses.push((await page.getByRole('link', { name: '查看' }).first().getAttribute('href'))!);
		// Compared after it has arrived, by the work process.
		await expect
			.poll(async () => (await page.request.get(addresses[place]!)).text())
			.toContain('北纬 35.0833°');
	}
	const reviewer = await browser.newPage();
	await signIn(reviewer, 'yuangudui-approver');
	await reviewer.goto(addresses[1]!);
	await expect(reviewer.getByText('与另一个项目的照片')).toBeVisible();
	await reviewer.getByRole('link', { name: '另一个项目的照片' }).click();
	await reviewer.waitForURL(`**${addresses[0]}`);
	await reviewer.close();
	await phone.close();
});
