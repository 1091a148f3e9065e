import type { RequestEvent } from '@sveltejs/kit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const state = vi.hoisted(() => ({ version: 1, reads: 0, isDown: false }));
vi.mock('#data/timeline-versions.server.ts', () => ({
	readVersions: () => {
		state.reads++;
		return state.isDown
			? Promise.reject(new Error('no database'))
			: Promise.resolve(`published_needs:${state.version}`);
	},
}));
vi.mock('#http/session.server.ts', () => ({
	hasSession: (cookies: { get(name: string): unknown }) => cookies.get('session') !== undefined,
}));
const { cache } = await import('#http/cache.server.ts');

let made = 0;
let now = Date.parse('2026-11-29T08:00:00Z');
let fresh = 0;
beforeEach(() => {
	vi.useFakeTimers({ now });
	Object.assign(state, { isDown: false, reads: 0 });
	fresh++;
	made = 0;
});
afterEach(() => {
	// No test sees what another kept or looked at.
	now += 60_000;
	vi.useRealTimers();
});

interface Asked {
	readonly path?: string;
	readonly route?: string;
	readonly method?: string;
	readonly headers?: Record<string, string>;
	readonly cookies?: Record<string, string>;
	readonly person?: object;
	readonly answer?: () => Response;
	readonly isDataRequest?: boolean;
}

async function ask({
	path = '/needs',
	route = '/(public)/needs',
	method = 'GET',
	headers = {},
	cookies = {},
	person,
	answer = () => new Response('page', { headers: { 'content-type': 'text/html' } }),
	isDataRequest = false,
}: Asked = {}): Promise<Response> {
	const url = new URL(`http://127.0.0.1:3000${path}${path.includes('?') ? '&' : '?'}test=${fresh}`);
	const event = {
		...{ url, isDataRequest, locals: { person: person ?? null }, route: { id: route } },
		request: new Request(url, { method, headers }),
		cookies: { get: (name: string) => cookies[name] },
	};
	return cache({
		event: event as unknown as RequestEvent,
		resolve: () => {
			made++;
			return answer();
		},
	});
}

describe('a page that is the same for all', () => {
	it('is made once, and given again byte by byte', async () => {
		const first = await ask();
		const second = await ask();
		expect(made).toBe(1);
		expect(await second.text()).toBe(await first.text());
		expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
		expect(second.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
		expect(second.headers.get('vary')).toContain('cookie');
	});

	it('is made once for all who ask while it is made', async () => {
		const all = await Promise.all([ask(), ask(), ask()]);
		expect(made).toBe(1);
		expect(await Promise.all(all.map((answer) => answer.text()))).toEqual(['page', 'page', 'page']);
	});

	it('is made by each who asks where making it failed for another', async () => {
		const broken = () => {
			throw new Error('no page');
		};
		const first = ask({ answer: broken });
		const second = ask();
		await expect(first).rejects.toThrow('no page');
		expect(await (await second).text()).toBe('page');
	});

	it('is made anew once something was published, two seconds later at the latest', async () => {
		await ask();
		state.version++;
		vi.advanceTimersByTime(2001);
		await ask();
		expect(made).toBe(2);
	});

	it('asks whether something was published at most every two seconds', async () => {
		await ask();
		const { reads } = state;
		vi.advanceTimersByTime(1000);
		for (let time = 0; time < 10; time++) await ask();
		expect(state.reads).toBe(reads);
		vi.advanceTimersByTime(1001);
		await Promise.all([ask(), ask(), ask()]);
		expect(state.reads).toBe(reads + 1);
	});

	it('is made anew on another day', async () => {
		await ask();
		vi.advanceTimersByTime(24 * 60 * 60 * 1000);
		await ask();
		expect(made).toBe(2);
	});

	it('is not sent again to who has it', async () => {
		const etag = (await ask()).headers.get('etag')!;
		const answer = await ask({ headers: { 'if-none-match': etag } });
		expect(answer.status).toBe(304);
		expect(made).toBe(1);
	});

	it('is kept also if who asked for it first had it', async () => {
		const etag = (await ask()).headers.get('etag')!;
		state.version++;
		vi.advanceTimersByTime(2001);
		const headers = { 'if-none-match': etag };
		expect((await ask({ headers })).status).toBe(304);
		expect((await ask()).status).toBe(200);
		expect(made).toBe(2);
	});

	it.each<[string, Asked, Asked]>([
		['language', { path: '/needs' }, { path: '/en/needs' }],
		['query', { path: '/needs?status=open' }, { path: '/needs?status=closed' }],
		['size of letters', {}, { cookies: { size: 'large' } }],
		['compression', {}, { headers: { 'accept-encoding': 'gzip' } }],
	])('is another one in another %s', async (_, one, other) => {
		await ask(one);
		await ask(other);
		expect(made).toBe(2);
	});
});

describe('is never kept', () => {
	const notFound = () => new Response('none', { status: 404 });
	const withCookie = () => new Response('page', { headers: { 'set-cookie': 'device=1' } });
	it.each<[string, Asked]>([
		['what somebody signed in asks for', { cookies: { session: 'a' } }],
		['what was made for a person', { person: {} }],
		['what sets a cookie', { answer: withCookie }],
		['what is not there', { answer: notFound }],
		['what was posted', { method: 'POST' }],
		['data of a page', { isDataRequest: true }],
		['a page with a form of its own', { route: '/(public)/notices/[id=uuid]' }],
		['what follows a mail', { route: '/(public)/follow/[token]' }],
		['the desk', { route: '/desk' }],
		['a long file', { route: '/(public)/ledger.[file=file]' }],
		['an address that nobody’s page made', { path: `/needs?a=${'a'.repeat(300)}` }],
	])('%s', async (_, asked) => {
		await ask(asked);
		await ask(asked);
		expect(made).toBe(2);
		expect((await ask(asked)).headers.get('etag')).toBeNull();
	});

	it('anything while nobody knows whether something was published', async () => {
		await ask();
		state.isDown = true;
		vi.advanceTimersByTime(2001);
		await ask();
		await ask();
		expect(made).toBe(3);
		state.isDown = false;
		await ask();
		expect(made).toBe(3);
	});

	it('what somebody else may not see: a session gets no page that was kept before', async () => {
		await ask();
		await ask({ cookies: { session: 'a' }, answer: () => new Response('own page') });
		expect(await (await ask()).text()).toBe('page');
		expect(made).toBe(2);
	});
});
