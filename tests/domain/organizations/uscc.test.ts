import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkUscc, usccCheckCharacter } from '#domain/organizations/uscc.ts';

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
	it.each([
		STANDARD,
		'91350100m000100y43',
		'９１３５０１００Ｍ０００１００Ｙ４３',
		' 91 350100 M000100Y4 3\u3000',
	])('%j is the code of the standard', (text) => {
		expect(checkUscc(text)).toEqual({ ok: true, value: STANDARD });
	});

	it.each([
		['', 'uscc.missing'],
		['\u3000', 'uscc.missing'],
		['91350100M000100Y4', 'uscc.malformed'],
		['91350100M000100Y430', 'uscc.malformed'],
		['9135O100M000100Y43', 'uscc.malformed'],
		['91350100M000100Y4ı', 'uscc.malformed'],
		['350100190001010011', 'uscc.wrong_check_character'],
		['91350100M000100Y44', 'uscc.wrong_check_character'],
	])('%j is refused as %s', (text, name) => {
		expect(checkUscc(text)).toEqual({ ok: false, refusal: { name } });
	});

	it('has the check character of the standard', () => {
		expect(usccCheckCharacter('91350100M000100Y4')).toBe('3');
		expect(() => usccCheckCharacter(STANDARD)).toThrow(RangeError);
		expect(() => usccCheckCharacter('9135O100M000100Y4')).toThrow(RangeError);
	});

	it('passes wherever its check character was computed', () => {
		fc.assert(
			fc.property(anyCode, (code) => {
				expect(checkUscc(code.toLowerCase())).toEqual({ ok: true, value: code });
			}),
		);
	});

	it('fails with any one character mistyped', () => {
		fc.assert(
			fc.property(anyCode, anyPlace, anyCharacter, (code, place, character) => {
				const typed = withCharacter(code, place, character);
				expect(checkUscc(typed).ok).toBe(typed === code);
			}),
		);
	});

	it('fails with any two characters of its body exchanged', () => {
		fc.assert(
			fc.property(anyCode, fc.nat(16), fc.nat(16), (code, one, other) => {
				const half = withCharacter(code, one, code.charAt(other));
				const typed = withCharacter(half, other, code.charAt(one));
				expect(checkUscc(typed).ok).toBe(typed === code);
			}),
		);
	});

	it('never throws on typed text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(checkUscc(text).ok).toBe(false);
			}),
		);
	});
});
