import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usccCheckCharacter } from '#domain/organizations/uscc.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
// The example that GB 32100-2015 itself prints.
const STANDARD = '91350100M000100Y43';

const anyCharacter = fc.constantFrom(...ALPHABET);
const anyCode = fc
	.string({ unit: anyCharacter, minLength: 17, maxLength: 17 })
	.map((body) => body + usccCheckCharacter(body));
const anyPlace = fc.nat(17);

function withCharacter(code: string, place: number, character: string): string {
	return code.slice(0, place) + character + code.slice(place + 1);
}

describe('a unified social credit code', () => {
	it('has the check character of the standard', () => {
		expect(usccCheckCharacter('91350100M000100Y4')).toBe('3');
		expect(() => usccCheckCharacter(STANDARD)).toThrow(RangeError);
		expect(() => usccCheckCharacter('9135O100M000100Y4')).toThrow(RangeError);
	});
});
