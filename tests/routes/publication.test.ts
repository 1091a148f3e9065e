import { expect, test, type APIRequestContext, type Page } from '@playwright/test';

/** One timeline in four forms: each tells the same entries, in the same order. */

interface Shown {
	readonly id: string;
	readonly title: string;
	/** The instant of publication; the page tells the day of the event instead. */
	readonly at: string;
}

interface OpenEntry {
	readonly seq: number;
	readonly title: string;
	readonly occurred_on: string;
	readonly published_at: string;
}

interface JsonFeed {
	readonly items: { id: string; title: string; date_published: string }[];
}

const text = async (request: APIRequestContext, path: string) => (await request.get(path)).text();

/** The HTML in a feed's title is escaped signs alone. */
const plain = (html: string) =>
	html.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

function inAtom(xml: string): Shown[] {
	return [...xml.matchAll(/<entry>([\s\S]*?)<\/entry>/g)].map(([, entry]) => {
		const of = (name: string) =>
			new RegExp(`<${name}[^>]*>([\\s\\S]*?)</${name}>`).exec(entry!)![1]!;
		const title = of('title').replace(/^<!\[CDATA\[|\]\]>$/g, '');
		return { id: of('id'), title: plain(title), at: of('published') };
	});
}

function inJsonFeed({ items }: JsonFeed): Shown[] {
	return items.map(({ id, title, date_published: at }) => ({ id, title: plain(title), at }));
}

/** What the page shows: the number of each entry, its day, and its words. */
async function onPage(page: Page, path: string) {
	await page.goto(path);
	return page
		.getByRole('main')
		.locator('li[id^="entry-"]')
		.evaluateAll((entries) =>
			entries.map((entry) => ({
				seq: Number(entry.id.replace('entry-', '')),
				on: entry.querySelector('time')?.dateTime,
				words: entry.textContent,
			})),
		);
}

/** Addresses of closed projects: whole timelines to which nobody adds while we read. */
async function projects(request: APIRequestContext): Promise<string[]> {
	const list = await text(request, '/projects?status=closed');
	const found = list.matchAll(/href="(\/projects\/[0-9a-f-]{36})"/g);
	return [...new Set([...found].map(([, path]) => path!))].slice(0, 4);
}

for (const language of ['', '/en']) {
	test(`page, JSON, Atom and JSON Feed tell the same entries: ${language || 'zh'}`, async ({
		page,
		request,
		baseURL,
	}) => {
		for (const path of (await projects(request)).map((one) => language + one)) {
			const data = JSON.parse(await text(request, `${path}.json`)) as { entries: OpenEntry[] };
			const entries = data.entries.slice(0, 50);
			expect(entries.length, path).toBeGreaterThan(1);
			const expected = entries.map(({ seq, title, published_at }) => ({
				id: `${baseURL}${path}#entry-${seq}`,
				title,
				at: new Date(published_at).toISOString(),
			}));
			expect(inAtom(await text(request, `${path}/feed.atom`))).toEqual(expected);
			const feed = JSON.parse(await text(request, `${path}/feed.json`)) as JsonFeed;
			expect(inJsonFeed(feed)).toEqual(expected);
			const shown = await onPage(page, path);
			expect(shown.map(({ seq, on }) => ({ seq, on }))).toEqual(
				entries.map(({ seq, occurred_on: on }) => ({ seq, on })),
			);
			const heading = await page.getByRole('heading', { level: 1 }).innerText();
			for (const [at, { title }] of entries.entries()) {
				expect(title.startsWith(heading)).toBe(true);
				const what = title.slice(heading.length).replace(/^(：|: )|…$/g, '');
				expect(shown[at]!.words).toContain(what);
			}
		}
	});
}

interface Photo {
	readonly path: string;
	readonly thumbnail_path: string;
	readonly width: number;
}

/** A page with a photo that is larger than its place. */
async function photographed(request: APIRequestContext): Promise<[path: string, photo: Photo]> {
	for (const path of await projects(request)) {
		const data = JSON.parse(await text(request, `${path}.json`)) as {
			entries: { photos: Photo[] }[];
		};
		const photos = data.entries.slice(0, 50).flatMap((entry) => entry.photos);
		const photo = photos.find(({ width }) => width > 480);
		if (photo) return [path, photo];
	}
	throw new Error('no project has a photo');
}

test('photos on a project’s page are small, have their place, and lead to the whole', async ({
	page,
	request,
}) => {
	const [path, photo] = await photographed(request);
	await page.goto(path);
	const image = page.locator(`img[src="${photo.thumbnail_path}"]`).first();
	await expect(image).toHaveAttribute('loading', 'lazy');
	await expect(image).toHaveAttribute('width', '480');
	expect(await image.getAttribute('style')).toMatch(/background-color: ?(#|rgb)/);
	await expect(page.locator(`a[href="${photo.path}"]`).first()).toBeVisible();
	const [small, whole] = [await request.get(photo.thumbnail_path), await request.get(photo.path)];
	expect([small.status(), whole.status()]).toEqual([200, 200]);
	expect((await small.body()).length).toBeLessThan((await whole.body()).length / 2);
});

test('who decided on a closed project, who built it and what it left stand on its page', async ({
	page,
	request,
}) => {
	const [path] = await projects(request);
	await page.goto(path!);
	const main = page.getByRole('main');
	await expect(main.getByRole('heading', { name: '合同' })).toBeVisible();
	const [signed, asset] = [main.locator('#contracts tbody tr'), main.locator('#assets tbody tr')];
	await expect(signed.first()).toContainText('施工');
	await expect(asset.first()).toContainText(/经营性|公益性|到户类/);
	const decided = main.locator('li[id^="entry-"]').filter({ hasText: '村民（代表）会议决议' });
	await expect(decided).toContainText(/应到 \d+ 人，实到 \d+ 人，同意 \d+ 人/);
	// The register has names and stays where it is.
	await expect(main.getByText('登记表')).toHaveCount(0);
});
