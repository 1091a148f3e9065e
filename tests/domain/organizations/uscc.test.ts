import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkUscc, usccCheckCharacter } from '#domain/organizations/uscc.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
// The example that GB 32100-2015 itself prints.
const STANDARD = '91350100M000100Y43';

const anyBody = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 17, maxLength: 17 });

describe('a unified social credit code', () => {
	it('has the check character of the standard', () => {
		expect(usccCheckCharacter('91350100M000100Y4')).toBe('3');
		expect(() => usccCheckCharacter(STANDARD)).toThrow(RangeError);
		expect(() => usccCheckCharacter('9135O100M000100Y4')).toThrow(RangeError);
	});

	it('changes its check character with any one other character', () => {
		fc.assert(
			fc.property(anyBody, fc.nat(16), fc.constantFrom(...ALPHABET), (body, place, other) => {
				const typed = body.slice(0, place) + other + body.slice(place + 1);
				expect(usccCheckCharacter(typed) === usccCheckCharacter(body)).toBe(typed === body);
			}),
		);
	});

	it.each([
		['91350100m000100y43', null],
		[' ９１３５０１００ M000100Y43 ', null],
		['', 'uscc.missing'],
		['91350100M000100Y4', 'uscc.malformed'],
		['9135O100M000100Y43', 'uscc.malformed'],
		['91350100M000100Y44', 'uscc.wrong_check_character'],
		['91350100M000010Y43', 'uscc.wrong_check_character'],
	])('%j as typed: %s', (typed, name) => {
		expect(checkUscc(typed)).toMatchObject(
			name ? { ok: false, refusal: { name } } : { ok: true, value: STANDARD },
		);
	});
});
