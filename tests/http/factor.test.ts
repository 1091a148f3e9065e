import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { stepOf } from '#http/factor.server.ts';

/** RFC 6238 by node:crypto alone: what the library is held to. */
function codeAt(secret: Buffer, step: number, digits = 6): string {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(step));
	const mac = createHmac('sha1', secret).update(counter).digest();
	const number = mac.readUInt32BE(mac[19]! & 15) & 0x7fffffff;
	return String(number % 10 ** digits).padStart(digits, '0');
}

function base32(bytes: Buffer): string {
	const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
	return bits.replace(/.{5}/g, (five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[parseInt(five, 2)]!);
}

const secret = Buffer.from('12345678901234567890');
const at = (seconds: number) => new Date(seconds * 1000);

describe('a code of the second factor', () => {
	// The table of RFC 6238, appendix B, for SHA-1.
	it.each([
		[59, '94287082'],
		[1111111109, '07081804'],
		[1111111111, '14050471'],
		[1234567890, '89005924'],
		[2000000000, '69279037'],
		[20000000000, '65353130'],
	])('at second %d is that of the standard', (seconds, code) => {
		expect(codeAt(secret, Math.floor(seconds / 30), 8)).toBe(code);
		expect(stepOf(base32(secret), code.slice(2), at(seconds))).toBe(Math.floor(seconds / 30));
	});

	it('is taken one step early and one late, and tells which step it is', () => {
		const now = at(30 * 50_000 + 7);
		const steps = [-2, -1, 0, 1, 2].map((delta) =>
			stepOf(base32(secret), codeAt(secret, 50_000 + delta), now),
		);
		expect(steps).toEqual([null, 49_999, 50_000, 50_001, null]);
	});

	it('is refused when it is another one', () => {
		const right = codeAt(secret, 50_000);
		const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0');
		expect(stepOf(base32(secret), wrong, at(30 * 50_000))).toBeNull();
		expect(stepOf(base32(Buffer.alloc(20, 7)), right, at(30 * 50_000))).toBeNull();
	});
});
