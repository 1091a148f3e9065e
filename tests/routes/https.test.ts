import { expect, test } from '@playwright/test';
import { randomInt } from 'node:crypto';
import { request, type IncomingHttpHeaders } from 'node:http';
import { usccCheckCharacter } from '#domain/organizations/uscc.ts';
import { startSecondApp, type SecondApp } from './second-app.ts';
import { account } from './sign-in.ts';

/**
 * The app as it stands behind a city's proxy: people come by https, the proxy by http, adding the
 * address that it was called from to whatever the caller said of himself.
 */
const origin = 'https://jiedui.example';
let app: SecondApp;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
	const settings = { ORIGIN: origin, ADDRESS_HEADER: 'X-Forwarded-For', XFF_DEPTH: '1' };
	app = await startSecondApp('127.0.0.1', settings);
});
test.afterAll(() => app.stop());

interface Answer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly text: string;
}

/** Asks as the proxy does; `forged` is what a caller wrote into headers himself. */
function ask(
	path: string,
	{
		form,
		cookie,
		from = '192.0.2.1',
		forged = {},
	}: {
		form?: Record<string, string>;
		cookie?: string;
		from?: string;
		forged?: Record<string, string>;
	} = {},
): Promise<Answer> {
	const headers = {
		host: 'jiedui.example',
		accept: 'text/html',
		...(form && { origin, 'content-type': 'application/x-www-form-urlencoded' }),
		...(cookie !== undefined && { cookie }),
		...forged,
		'x-forwarded-for': [forged['x-forwarded-for'], from].filter(Boolean).join(', '),
	};
	return new Promise((resolve, reject) => {
		const how = { method: form ? 'POST' : 'GET', headers };
		const sent = request(new URL(path, app.origin), how, (answer) => {
			let text = '';
			answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
			answer.on('end', () => {
				resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
			});
		});
		sent.on('error', reject).end(form && new URLSearchParams(form).toString());
	});
}

const liars = {
	host: 'thief.example',
	'x-forwarded-host': 'thief.example',
	'x-forwarded-proto': 'http',
	'x-forwarded-port': '8080',
	forwarded: 'for=203.0.113.9;host=thief.example;proto=http',
};

/** Signs in and answers the cookies, as they were set and as they are sent. */
async function signIn(name: string): Promise<{ set: string[]; cookie: string }> {
	const { login, password } = account(name);
	const { status, headers } = await ask('/account/sign-in', { form: { login, password } });
	expect(status).toBe(303);
	const set = headers['set-cookie'] ?? [];
	return { set, cookie: set.map((one) => one.split(';')[0]).join('; ') };
}

test('cookies are bound to this host and to https, and sign people in', async () => {
	const { set, cookie } = await signIn('donor-editor');
	const names = set.map((one) => one.split('=')[0]).sort();
	expect(names).toEqual(['__Host-device', '__Host-session']);
	for (const one of set) {
		for (const said of [/; Path=\/(;|$)/, /; Secure/, /; HttpOnly/, /; SameSite=Lax/]) {
			expect(one).toMatch(said);
		}
		expect(one).not.toMatch(/domain=/i);
	}
	expect((await ask('/desk', { cookie })).status).toBe(200);
	// Without its prefix a page of another host of the city could have set it.
	const planted = cookie.replaceAll('__Host-', '');
	expect((await ask('/desk', { cookie: planted })).status).toBe(303);
});

test('every answer keeps browsers on https: pages, files, redirects, refusals', async () => {
	const home = await ask('/');
	const script = /"([^"]*\/_app\/immutable\/[^"]+)"/.exec(home.text)![1]!;
	const asked: [string, number, Parameters<typeof ask>[1]?][] = [
		['/', 200],
		[new URL(script, origin).pathname, 200],
		['/robots.txt', 200],
		['/desk', 303],
		['/nowhere', 404],
		['/account/sign-in', 403, { form: {}, forged: { origin: 'http://jiedui.example' } }],
		['/account/sign-in', 403, { form: {}, forged: { origin: 'https://thief.example' } }],
	];
	for (const [path, expected, how] of asked) {
		const { status, headers } = await ask(path, how);
		expect(status, path).toBe(expected);
		expect(headers['strict-transport-security'], path).toMatch(/^max-age=31536000/);
	}
});

test('no link is made of what a caller says the host is', async () => {
	const { cookie } = await signIn('tongwei-admin');
	const form = { id: crypto.randomUUID(), role: 'viewer', name: '访客', login: '' };
	const invited = await ask('/desk/members?/invite', { form, cookie, forged: liars });
	expect(invited.status).toBe(200);
	expect(invited.text).toContain(`${origin}/account/invitation/`);
	for (const path of ['/', '/sitemap.xml', '/account/sign-in', '/en/needs']) {
		const { text } = await ask(path, { forged: liars });
		expect(text, path).not.toContain('thief.example');
	}
	const led = await ask('/desk/needs', { forged: liars });
	expect(led.headers['location']).toBe('/account/sign-in?next=%2Fdesk%2Fneeds');
});

test('who sends too much is told apart by the proxy, not by what he says himself', async () => {
	const network = () => `198.51.${randomInt(256)}.${randomInt(256)}`;
	const [sender, neighbour] = [network(), network()];
	const register = (from: string) =>
		ask('/account/register?region=621124000000', {
			from,
			forged: { ...liars, 'x-forwarded-for': network(), 'x-real-ip': network() },
			form: {
				id: crypto.randomUUID(),
				account_id: crypto.randomUUID(),
				name: '张三',
				login: `${crypto.randomUUID()}@demo.invalid`,
				password: 'password',
				kind: 'enterprise',
				organization: '临洮药材公司',
				uscc: `91621124DEM000002${usccCheckCharacter('91621124DEM000002')}`,
				region_code: '621124000000',
			},
		});
	let sent = 0;
	while (sent < 40 && (await register(sender)).status !== 429) sent += 1;
	expect(sent).toBeGreaterThanOrEqual(20);
	expect(sent).toBeLessThan(40);
	expect((await register(neighbour)).status).toBe(400);
});
