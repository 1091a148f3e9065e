import { expect, test } from '@playwright/test';
import { globSync } from 'node:fs';

const uuid = '00000000-0000-4000-8000-000000000000';

/** Every desk address and whether it takes forms, from the file tree: a new one is in the list. */
const addresses = globSync('src/routes/{desk,account}/**/+{page,server,page.server}*')
	.map((file) => file.replace(/^src\/routes|\/\+[^/]+$/g, ''))
	.map((route) => route.replace(/\[[^\]]+=uuid\]/g, uuid).replace(/\[[^\]]+\]/g, '1'))
	.filter((address, at, all) => all.indexOf(address) === at)
	.filter((address) => !/^\/account\/(sign-(in|out)|register|invitation\/1)$/.test(address))
	.sort();

test('the list is taken from the tree', () => {
	expect(addresses.length).toBeGreaterThan(5);
	expect(addresses).toContain('/desk/needs');
});

for (const address of addresses) {
	for (const prefix of ['', '/en']) {
		test(`signed out, ${prefix}${address} shows nothing and does nothing`, async ({
			request,
			baseURL,
		}) => {
			const read = await request.get(prefix + address, { maxRedirects: 0 });
			expect([303, 401, 403]).toContain(read.status());
			if (read.status() === 303) expect(read.headers()['location']).toMatch(/sign-in/);
			const sent = await request.post(prefix + address, {
				form: { id: uuid },
				headers: { origin: baseURL! },
				maxRedirects: 0,
			});
			expect([303, 401, 403]).toContain(sent.status());
		});
	}
}

test('a form of another site is refused before it is looked at', async ({ request, baseURL }) => {
	const cases = [
		{ origin: 'https://elsewhere.example' },
		{},
		{ origin: baseURL!, 'sec-fetch-site': 'cross-site' },
	];
	for (const headers of cases) {
		const form = { login: 'x', password: 'y' };
		const sent = await request.post('/account/sign-in', { form, headers, maxRedirects: 0 });
		expect(sent.status(), JSON.stringify(headers)).toBe(403);
	}
});

test('every answer carries the security headers', async ({ request }) => {
	for (const address of ['/', '/en', '/desk', '/account/sign-in', '/nowhere', '/healthz']) {
		const { headers } = { headers: (await request.get(address, { maxRedirects: 0 })).headers() };
		expect(headers['x-content-type-options'], address).toBe('nosniff');
		expect(headers['referrer-policy'], address).toBeTruthy();
		expect(headers['x-request-id'], address).toBeTruthy();
		if (!headers['content-type']?.includes('html')) continue;
		expect(headers['content-type'], address).toContain('charset=utf-8');
		expect(headers['content-security-policy'], address).toContain("frame-ancestors 'none'");
	}
});
