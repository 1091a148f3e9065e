import { describe, expect, it } from 'vitest';
import { relyingPartyOf } from '#domain/identity/passkey.ts';

describe('passkeys are for', () => {
	it.each([
		['https://jiedui.example', 'jiedui.example'],
		['https://bangfu.dingxi.example:8443/', 'bangfu.dingxi.example'],
		['http://localhost:3000', 'localhost'],
	])('the name in %s', (address, id) => {
		expect(relyingPartyOf(address)).toEqual({ id, origin: new URL(address).origin });
	});

	it.each([
		undefined,
		'',
		'no address',
		'http://127.0.0.1:3000',
		'https://10.0.0.7',
		'https://[::1]:3000',
		'http://jiedui.example',
	])('nothing at %s', (address) => {
		expect(relyingPartyOf(address)).toBeNull();
	});
});
