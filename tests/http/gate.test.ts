import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpen, safeNext } from '#http/gate.server.ts';

const origin = 'http://127.0.0.1:3000';

describe('the gate', () => {
	it('opens the public site, signing in and the checks of operations, and nothing else', () => {
		expect(
			[
				'/(public)',
				'/(public)/projects/[id=uuid]',
				'/account/sign-in',
				'/account/passkey',
				'/account/reset',
				'/account/reset/[token]',
				'/healthz',
				'/phone',
			].every(isOpen),
		).toBe(true);
		expect(
			[
				'/desk',
				'/desk/needs',
				'/desk/mailbox',
				'/account/resets',
				'/account/reset/[token]/x',
				'/account/security',
				'/(publicity)',
				'/new',
				'/display',
				'/phone/x',
				'/desk/updates/phone.json',
			].some(isOpen),
		).toBe(false);
	});
});

describe('the address to go on to after signing in', () => {
	it('is kept when it is one of ours', () => {
		expect(safeNext('/desk/needs?status=open', origin)).toBe('/desk/needs?status=open');
	});

	it.each([
		'//evil.example',
		'/\\evil.example',
		'https://evil.example',
		'javascript:alert(1)',
		'',
		'/\t/evil.example',
	])('is the desk instead of %j', (next) => {
		const target = new URL(safeNext(next, origin), origin);
		expect(target.origin).toBe(origin);
	});

	it('never leaves the site, whatever is written there', () => {
		fc.assert(
			fc.property(fc.string(), (next) => {
				expect(new URL(safeNext(next, origin), origin).origin).toBe(origin);
			}),
		);
	});
});
