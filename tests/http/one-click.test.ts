import { describe, expect, it } from 'vitest';
import { admitOneClick } from '#http/one-click.server.ts';

const origin = 'https://jiedui.cn';

function headersAfter(
	headers: Record<string, string> = {},
	{ method = 'POST', url = '/follow/abc_DEF-1/stop' } = {},
): Record<string, unknown> {
	const request = { method, url, headers: { ...headers } };
	admitOneClick(request, origin);
	return request.headers;
}

describe('the one click of a mail program', () => {
	it('is counted as ours, and brings nothing but its address', () => {
		expect(headersAfter()).toEqual({ origin });
		expect(headersAfter({ cookie: 'session=x' })).toEqual({ origin });
	});

	it.each([
		['says where it comes from', { origin: 'https://elsewhere.example' }, {}],
		['says that it comes from nowhere', { origin: 'null' }, {}],
		['is a browser’s from another site', { 'sec-fetch-site': 'cross-site' }, {}],
		['is a browser’s own', { 'sec-fetch-site': 'none' }, {}],
		['only reads', {}, { method: 'GET' }],
		['goes to the page', {}, { url: '/follow/abc' }],
		['goes elsewhere', {}, { url: '/account/sign-in' }],
		['goes below', {}, { url: '/follow/abc/stop/more' }],
		['goes elsewhere by a detour', {}, { url: '/follow/../desk/stop' }],
		['carries a query', {}, { url: '/follow/abc/stop?x=/../..' }],
	])('is not one that %s', (_, headers, asked) => {
		const before = { cookie: 'session=x', ...headers };
		expect(headersAfter(before, asked)).toEqual(before);
	});
});
