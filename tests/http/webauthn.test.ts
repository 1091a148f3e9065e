import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { counterOf, credentialIdOf, madeBy } from '#http/webauthn.server.ts';

const party = { id: 'jiedui.example', origin: 'https://jiedui.example' };
const challenge = randomBytes(32).toString('base64url');
const expected = { party, challenge };

/** An authenticator of our own, which signs whatever it is told. */
class Authenticator {
	readonly #key: KeyObject;
	readonly credential;

	constructor(counter = 5) {
		const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
		this.#key = privateKey;
		const { x, y } = publicKey.export({ format: 'jwk' });
		const part = (text: string | undefined) => Buffer.from(text!, 'base64url');
		// COSE: {1: 2, 3: -7, -1: 1, -2: x, -3: y}
		const cose = Buffer.concat([
			Buffer.from('a5010203262001215820', 'hex'),
			part(x),
			Buffer.from('225820', 'hex'),
			part(y),
		]);
		const credentialId = randomBytes(16).toString('base64url');
		const publicKeyText = cose.toString('base64url');
		this.credential = { credentialId, publicKey: publicKeyText, counter, transports: [] };
	}

	answer({
		origin = party.origin,
		rpId = party.id,
		to = challenge,
		counter = 6,
		flags = 0b101, // present and verified
		type = 'webauthn.get',
	} = {}): string {
		const clientData = Buffer.from(JSON.stringify({ type, challenge: to, origin }));
		const count = Buffer.alloc(4);
		count.writeUInt32BE(counter);
		const digest = (data: string | Buffer) => createHash('sha256').update(data).digest();
		const data = Buffer.concat([digest(rpId), Buffer.from([flags]), count]);
		const signature = sign('sha256', Buffer.concat([data, digest(clientData)]), this.#key);
		const id = this.credential.credentialId;
		return JSON.stringify({
			id,
			rawId: id,
			type: 'public-key',
			clientExtensionResults: {},
			response: {
				clientDataJSON: clientData.toString('base64url'),
				authenticatorData: data.toString('base64url'),
				signature: signature.toString('base64url'),
			},
		});
	}
}

describe('the answer of a passkey', () => {
	const own = new Authenticator();

	it('counts when everything is right', async () => {
		expect(await counterOf(own.answer(), own.credential, expected)).toBe(6);
	});

	it('counts where the authenticator does not count', async () => {
		const synced = new Authenticator(0);
		expect(await counterOf(synced.answer({ counter: 0 }), synced.credential, expected)).toBe(0);
	});

	it.each([
		['another challenge', { to: randomBytes(32).toString('base64url') }],
		['another origin', { origin: 'https://jiedui.example.evil' }],
		['another port', { origin: 'https://jiedui.example:8443' }],
		['plain http', { origin: 'http://jiedui.example' }],
		['another relying party', { rpId: 'evil.example' }],
		['nobody verified', { flags: 0b001 }],
		['nobody there', { flags: 0b000 }],
		['a counter that stands still', { counter: 5 }],
		['a counter that went back', { counter: 4 }],
		['the making of one', { type: 'webauthn.create' }],
	])('does not count for %s', async (_, wrong) => {
		expect(await counterOf(own.answer(wrong), own.credential, expected)).toBeNull();
	});

	it('does not count under another’s key', async () => {
		const other = new Authenticator();
		expect(await counterOf(other.answer(), own.credential, expected)).toBeNull();
	});

	it.each(['', '{', 'null', '[]', '{"id": 1}', '{"id": "x"}', '"text"', '{"response": null}'])(
		'is none of a browser’s: %s',
		async (text) => {
			expect(await counterOf(text, own.credential, expected)).toBeNull();
			expect(await madeBy(text, expected)).toBeNull();
			expect(credentialIdOf(text)).toBe(text === '{"id": "x"}' ? 'x' : null);
		},
	);
});
