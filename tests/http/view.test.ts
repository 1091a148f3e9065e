import { describe, expect, it } from 'vitest';
import { writesInView } from '#http/view.server.ts';

describe('while the desk is looked at as a lesser role', () => {
	it.each([
		['GET', '/desk/needs', false],
		['HEAD', '/desk/needs', false],
		['POST', '/desk/needs/new', true],
		['PUT', '/desk/needs', true],
		['DELETE', '', true],
		['POST', '/account/invitation/[token]', true],
		['POST', '/account/viewing', true],
		['POST', '/account/view', false],
		['POST', '/account/sign-out', false],
		['POST', '/account/security/factor', false],
		['POST', '/account/organization', false],
		['POST', '/(public)/display', false],
	])('%s %s: stopped %s', (method, route, stopped) => {
		expect(writesInView(method, route)).toBe(stopped);
	});
});
