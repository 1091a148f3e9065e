import { expect, request, test, type APIRequestContext, type APIResponse } from '@playwright/test';
import { account } from './sign-in.ts';
import { listRoutes, type Route } from './tree.ts';

/**
 * What every answer says whatever was asked: every route of the tree, by every method, signed out
 * and signed in, under addresses that exist, that do not, and from other sites.
 */

const routes = listRoutes();

/** Between them they follow links to most of the routes. */
const people = ['yuangudui-approver', 'weiyuan-editor', 'audit'];

const needed: Readonly<Record<string, RegExp>> = {
	'x-content-type-options': /^nosniff$/,
	'x-frame-options': /^DENY$/,
	'referrer-policy': /^strict-origin-when-cross-origin$/,
	'cross-origin-opener-policy': /^same-origin$/,
	'permissions-policy': /geolocation=\(\)/,
	'x-request-id': /^[0-9a-f-]{36}$/,
};

const policy = [
	"object-src 'none'",
	"base-uri 'none'",
	"frame-ancestors 'none'",
	"form-action 'self'",
];

/** What the proxies before an installation take of an answer's headers by default. */
const MOST_HEADER_BYTES = 4096;

function sizeOf(answer: APIResponse): number {
	const ends = ': \r\n'.length;
	return answer
		.headersArray()
		.reduce((sum, { name, value }) => sum + name.length + value.length + ends, 0);
}

/** What is wrong with the headers of an answer. */
function faultsOf(answer: APIResponse, isPrivate: boolean): string[] {
	const headers = answer.headers();
	const type = headers['content-type'] ?? '';
	const csp = headers['content-security-policy'] ?? '';
	const scripts = /(?:script|default)-src ([^;]*)/.exec(
		csp.replace(/default-src 'self';/, ''),
	)?.[1];
	const isHtml = type.startsWith('text/html') && headers['content-length'] !== '0';
	return [
		...Object.entries(needed)
			.filter(([name, form]) => !form.test(headers[name] ?? ''))
			.map(([name]) => `${name}: ${headers[name]}`),
		...(answer.status() >= 500 ? ['a fault of ours'] : []),
		...(sizeOf(answer) > MOST_HEADER_BYTES ? [`headers of ${sizeOf(answer)} bytes`] : []),
		...(/html|csv|[/+]xml/.test(type) && !/svg|charset=utf-8/i.test(type) ? [type] : []),
		...(isHtml ? policy.filter((rule) => !csp.includes(rule)) : []),
		...(isHtml && !/^('none'|'self'( 'sha256-[\w+/=]+')*)\s*$/.test(scripts ?? '')
			? [`scripts: ${scripts}`]
			: []),
		...(isPrivate && headers['cache-control'] !== 'no-store'
			? [`private, but cache-control: ${headers['cache-control']}`]
			: []),
		...['access-control-allow-origin', 'server', 'x-powered-by', 'strict-transport-security']
			.filter((name) => name in headers)
			.map((name) => `needless ${name}`),
		...answer
			.headersArray()
			.filter(({ name }) => name.toLowerCase() === 'set-cookie')
			.filter(({ value }) => !/HttpOnly/i.test(value) || !/SameSite=Lax/i.test(value))
			.map(({ value }) => `cookie ${value.split('=')[0]}`),
	];
}

/** Asks, and remembers what was wrong with any of the answers. */
class Asker {
	readonly faults: string[] = [];
	readonly statuses = new Set<number>();
	readonly #context: APIRequestContext;
	readonly #isSignedIn: boolean;

	constructor(context: APIRequestContext, isSignedIn: boolean) {
		this.#context = context;
		this.#isSignedIn = isSignedIn;
	}

	async ask(
		method: string,
		address: string,
		options: { headers?: Record<string, string>; data?: string } = {},
	): Promise<APIResponse> {
		const answer = await this.#context.fetch(address, { method, maxRedirects: 0, ...options });
		const isPrivate = this.#isSignedIn || /^(\/en)?\/(desk|account)/.test(address);
		for (const fault of faultsOf(answer, isPrivate && method === 'GET')) {
			this.faults.push(`${method} ${address} ${answer.status()}: ${fault}`);
		}
		this.statuses.add(answer.status());
		return answer;
	}

	expectThat(holds: boolean, fault: string): void {
		if (!holds) this.faults.push(fault);
	}
}

async function signedIn(baseURL: string, name: string): Promise<APIRequestContext> {
	const context = await request.newContext({
		baseURL,
		extraHTTPHeaders: { accept: 'text/html' },
	});
	const { login, password } = account(name);
	const answer = await context.post('/account/sign-in', {
		form: { login, password },
		headers: { origin: baseURL },
		maxRedirects: 0,
	});
	expect(answer.status(), name).toBe(303);
	return context;
}

/** Our own addresses that a page links to. */
async function linksOf(answer: APIResponse): Promise<string[]> {
	if (!answer.headers()['content-type']?.startsWith('text/html')) return [];
	const found = (await answer.text()).matchAll(/(?:href|src)="(\/[^"#]*)"/g);
	return [...found].map(([, address]) => address!.replaceAll('&amp;', '&'));
}

function routeOf(address: string): Route | undefined {
	const pathname = address.split('?')[0]!;
	return routes.find((route) => route.matches(pathname));
}

/** Follows links to one address of each route that is not in `reached` yet. */
async function explore(asker: Asker, start: string, reached: Map<string, string>): Promise<void> {
	const waiting = [start];
	const seen = new Set<string>();
	for (let address = waiting.shift(); address; address = waiting.shift()) {
		const answer = await asker.ask('GET', address);
		const route = routeOf(address);
		if (route && answer.status() === 200 && !reached.has(route.id)) reached.set(route.id, address);
		for (const link of await linksOf(answer)) {
			const next = routeOf(link);
			if (!next || seen.has(next.id) || next.id.endsWith('sign-out')) continue;
			seen.add(next.id);
			waiting.push(link);
		}
	}
}

/** Everything that can be asked of one route but what it is there for. */
async function pester(asker: Asker, route: Route, address: string, origin: string): Promise<void> {
	const foreign: Record<string, string>[] = [
		{},
		{ origin: 'https://elsewhere.example' },
		{ origin: 'null' },
		{ origin, 'sec-fetch-site': 'cross-site' },
		{ 'content-type': 'text/plain' },
		{ 'content-type': 'application/json', origin: 'https://elsewhere.example' },
	];
	for (const headers of foreign) {
		const answer = await asker.ask('POST', address, { headers, data: 'x=1' });
		const why = `POST ${address} ${JSON.stringify(headers)}: ${answer.status()}`;
		// A mail program sends no Origin where it ends mails: http/one-click.
		const isOneClick = route.id === '/follow/[token]/stop' && !('origin' in headers);
		asker.expectThat(answer.status() === (isOneClick ? 200 : 403), why);
	}
	for (const method of [
		'PUT',
		'PATCH',
		'DELETE',
		'PURGE',
		...(route.forms.length ? [] : ['POST']),
	]) {
		const answer = await asker.ask(method, address, { headers: { origin } });
		// What a phone sends is refused as not its own, or as nothing that the sender may do.
		const own = route.methods.includes(method) ? [200, 403, 409] : [];
		const isRefused = [303, 401, 404, 405, ...own].includes(answer.status());
		asker.expectThat(isRefused, `${method} ${address}: ${answer.status()}`);
	}
}

// A hundred routes, a dozen requests each.

test('every route answers the signed-out public safely, whatever is asked', async ({
	request,
	baseURL,
}) => {
	const asker = new Asker(request, false);
	const reached = new Map<string, string>();
	await explore(asker, '/', reached);
	for (const route of routes) {
		await asker.ask('GET', route.invented);
		if (!route.isOpen) await isClosed(asker, route, baseURL!);
		await pester(asker, route, reached.get(route.id) ?? route.invented, baseURL!);
	}
	expect(asker.faults).toEqual([]);
	expect([...asker.statuses].sort()).toEqual([200, 303, 403, 404, 405]);
	expect(routes.length).toBeGreaterThan(80);
});

/** Shows nothing and does nothing, in either language, but leads to the sign-in page. */
async function isClosed(asker: Asker, { invented }: Route, origin: string): Promise<void> {
	for (const address of [invented, `/en${invented}`]) {
		for (const method of ['GET', 'POST']) {
			const answer = await asker.ask(method, address, { headers: { origin } });
			const isLed = /sign-in/.test(answer.headers()['location'] ?? '');
			asker.expectThat(answer.status() === 303 && isLed, `${method} ${address} is open`);
		}
	}
}

test('every route answers those who are signed in safely, whatever is asked', async ({
	baseURL,
}) => {
	const reached = new Map<string, string>();
	const faults: string[] = [];
	for (const [at, name] of people.entries()) {
		const context = await signedIn(baseURL!, name);
		const asker = new Asker(context, true);
		const known = new Set(reached.keys());
		await explore(asker, '/desk', reached);
		const isLast = at === people.length - 1;
		const mine = routes.filter(({ id }) => !known.has(id) && (isLast || reached.has(id)));
		for (const route of mine) {
			await asker.ask('GET', route.invented);
			await pester(asker, route, reached.get(route.id) ?? route.invented, baseURL!);
		}
		faults.push(...asker.faults.map((fault) => `${name}: ${fault}`));
		await context.dispose();
	}
	expect(faults).toEqual([]);
	expect(reached.size).toBeGreaterThan(40);
});

test('what is no route is answered safely too', async ({ request }) => {
	const asker = new Asker(request, false);
	const home = await asker.ask('GET', '/');
	const asset = /\.(\/_app\/immutable\/[^"]+)"/.exec(await home.text())![1]!;
	for (const address of [asset, '/favicon.svg', '/robots.txt', '/nowhere', '/%ff', '/villages/']) {
		for (const method of ['GET', 'HEAD', 'POST']) await asker.ask(method, address);
	}
	expect(asker.faults).toEqual([]);
});
