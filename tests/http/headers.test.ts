import { describe, expect, it } from 'vitest';
import { isForeignPost, otherLoopbackName } from '#http/headers.server.ts';

const origin = 'http://127.0.0.1:3000';

function request(method: string, headers: Record<string, string>): Request {
	return new Request(`${origin}/desk`, { method, headers });
}

describe('an unsafe request', () => {
	it.each([
		['POST', { origin }, false],
		['POST', { origin, 'sec-fetch-site': 'same-origin' }, false],
		['POST', { origin, 'sec-fetch-site': 'cross-site' }, true],
		['POST', { origin: 'http://localhost:3000' }, true],
		['POST', {}, true],
		['DELETE', { origin: 'null' }, true],
		['GET', { origin: 'https://elsewhere.example' }, false],
	])('%s with %j is foreign: %s', (method, headers, foreign) => {
		expect(isForeignPost(request(method, headers as Record<string, string>), origin)).toBe(foreign);
	});
});

describe('another name of this machine', () => {
	it('leads to the configured one, with path and query', () => {
		const url = new URL(`${origin}/needs?status=open`);
		const asked = request('GET', { host: 'localhost:3000' });
		expect(otherLoopbackName(asked, url)).toBe(`${origin}/needs?status=open`);
	});

	it('is left alone when it is the configured one, no loopback name, or not a GET', () => {
		const url = new URL(`${origin}/`);
		expect(otherLoopbackName(request('GET', { host: '127.0.0.1:3000' }), url)).toBeNull();
		expect(otherLoopbackName(request('GET', { host: 'evil.example' }), url)).toBeNull();
		expect(otherLoopbackName(request('POST', { host: 'localhost:3000' }), url)).toBeNull();
	});
});
