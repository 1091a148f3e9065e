import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Keys } from '../../supabase/local/keys.ts';
import { startSecondApp } from './second-app.ts';
import { fill, press, Troupe } from './troupe.ts';

/**
 * Two app processes with a cache each: what is published through one is read in the other, and
 * whoever reads from memory reads the same.
 */

const paper = {
	name: '会议记录.pdf',
	mimeType: 'application/pdf',
	buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
};

/** What is in the published tables, past every app. */
async function publishedNeeds(title: string): Promise<number> {
	const dataDir = process.env['TEST_DATA_DIR']!;
	const { publishableKey } = JSON.parse(readFileSync(join(dataDir, 'keys.json'), 'utf8')) as Keys;
	const url = readFileSync(join(dataDir, 'gateway.url'), 'utf8');
	const path = `/rest/v1/published_needs?select=id&title=eq.${encodeURIComponent(title)}`;
	const answer = await fetch(url + path, { headers: { apikey: publishableKey } });
	return ((await answer.json()) as unknown[]).length;
}

test('what is published through one process is read in another within five seconds', async ({
	browser,
	request,
}) => {
	const other = await startSecondApp('127.0.0.1', {});
	const troupe = new Troupe(browser, true);
	try {
		const title = '缓存验证：村口路灯';
		const list = `${other.origin}/needs`;
		const before = await request.get(list);
		const again = await request.get(list);
		expect(await again.text()).toBe(await before.text());
		expect(await before.text()).not.toContain(title);

		const village = await troupe.as('xinlian-editor');
		await village.goto('/desk/needs/new');
		await fill(village, {
			category: 'roads',
			commodity: 'money',
			amount: '3万',
			title,
			urgency: '4',
		});
		await village.setInputFiles('[name=decision_record]', paper);
		await press(village, '提交');
		const county = await troupe.as('zhangxian-editor');
		await county.goto(new URL(village.url()).pathname);
		await fill(county, { level: '3' });
		await press(county, '核实并开放');
		await expect.poll(() => publishedNeeds(title), { timeout: 60_000 }).toBe(1);
		await expect
			.poll(async () => (await request.get(list)).text(), { timeout: 5000 })
			.toContain(title);
	} finally {
		await troupe.leave();
		await other.stop();
	}
});

test('a page from memory is the page, and is not sent twice', async ({ request }) => {
	const project = /\/projects\/[0-9a-f-]{36}/.exec(
		await (await request.get('/projects')).text(),
	)![0];
	for (const path of ['/', '/en', project, '/ledger', '/villages', '/open-data', '/feed.atom']) {
		const first = await request.get(path);
		const second = await request.get(path);
		const { etag, vary } = second.headers();
		expect(etag, path).toMatch(/^W\/"/);
		expect(vary!.toLowerCase()).toContain('cookie');
		expect(second.headers()['content-security-policy']).toBe(
			first.headers()['content-security-policy'],
		);
		// Somebody else's publication may lie between them.
		if (etag === first.headers()['etag']) expect(await second.text()).toBe(await first.text());
		const third = await request.get(path, { headers: { 'if-none-match': etag! } });
		expect([200, 304]).toContain(third.status());
		if (third.status() === 304) expect((await third.body()).byteLength).toBe(0);
	}
});

test('every page that is kept is made the same twice', async ({ request }) => {
	const xml = await (await request.get('/sitemap.xml')).text();
	const paths = [...xml.matchAll(/<loc>https?:\/\/[^/]+([^<]*)/g)].map(([, path]) => path!);
	const kindOf = (path: string) => path.replace(/[0-9a-f-]{36}|\d{12}/, 'x');
	const one = new Map(paths.map((path) => [kindOf(path), path]));
	// A query that no page reads keeps its answer apart, so that each of the two is made.
	let count = 0;
	const made = async (path: string) => {
		const part = `part=${++count}`;
		const text = await (await request.get(`${path}?${part}`)).text();
		return text.replaceAll(part, '');
	};
	for (const [kind, path] of one) {
		if (/notices\/x/.test(kind)) continue; // it has the code of an objection, and is not kept
		// Somebody else's publication may lie between the two, once; chance would lie there always.
		await expect
			.poll(async () => (await made(path)) === (await made(path)), { message: kind })
			.toBe(true);
	}
});

test('nothing of somebody signed in is kept, nor given to them from memory', async ({
	browser,
}) => {
	const troupe = new Troupe(browser, true);
	const page = await troupe.as('xinlian-editor');
	const answer = await page.request.get('/');
	expect(answer.headers()['cache-control']).toBe('no-store');
	expect(await answer.text()).toContain('href="/desk"');
	const visitor = await troupe.visitor();
	expect(await (await visitor.request.get('/')).text()).not.toContain('href="/desk"');
	await troupe.leave();
});
