import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPassword, normalizePassword } from '#domain/identity/password.ts';
import { commonPasswords } from '#http/common-passwords.server.ts';

const context = ['yuangudui-editor@demo.invalid', '马秀英', '渭源县元古堆村民委员会'];

function refusalOf(password: string): string | null {
	const result = checkPassword(password, context, commonPasswords);
	return result.ok ? null : result.refusal.name;
}

describe('a password', () => {
	it.each(['k7#tgm2q', 'hmqzrtvx', '云南白药真的不是糖', '村口老槐树下有口井'])(
		'%s is accepted: no kind of character is asked for',
		(password) => {
			expect(refusalOf(password)).toBeNull();
		},
	);

	it('has at least 8 characters, counted as a reader counts them', () => {
		expect(refusalOf('k7#tgm2')).toBe('password.too_short');
		expect(refusalOf('🌾🌲🏔️🐑')).toBe('password.too_short');
		expect(refusalOf('山一水二石三木四')).toBeNull();
	});

	it('may be long, 256 characters at most', () => {
		const long = Array.from({ length: 256 }, (_, at) => String.fromCodePoint(0x4e00 + at * 7));
		expect(refusalOf(long.join(''))).toBeNull();
		expect(refusalOf(`${long.join('')}山`)).toBe('password.too_long');
	});

	it.each([
		'woaini1314',
		'qwer1234',
		'5201314520',
		'password',
		'P@ssw0rd',
		'Password2026!',
		'12345678',
		'87654321',
		'11111111',
		'abcabcabc',
		'1qaz2wsx',
		'asdfghjkl',
		'poiuytrewq',
		'zhangwei123',
		'wang19881201',
		'19881201',
		'admin@123',
		'iloveyou520',
		'ｗｏａｉｎｉ１３１４',
	])('%s is common', (password) => {
		expect(refusalOf(password)).toBe('password.common');
	});

	it('is none of the 3,000 most common ones, however they are capitalized and lengthened', () => {
		const most = [...commonPasswords].filter((one) => one.length >= 8).slice(0, 3000);
		expect(most).toHaveLength(3000);
		for (const one of most) {
			const capital = one.charAt(0).toUpperCase() + one.slice(1);
			expect(refusalOf(one), one).toBe('password.common');
			expect(refusalOf(capital), capital).toBe('password.common');
			if (/^[a-z]+$/.test(one)) expect(refusalOf(`${one}2026!`), one).toBe('password.common');
		}
	});

	it.each([
		'今年的洋芋比去年好',
		'修路那年下了三场雪',
		'the bridge by the old mill',
		'five goats on a wet roof',
		'wo jia you san tou niu',
		'dui-men-shan-shang-de-yang',
		'correct horse battery staple',
		'zvkq-plum-3rd-door',
	])('%s is an ordinary sentence, which nobody guesses', (password) => {
		expect(refusalOf(password)).toBeNull();
	});

	it.each([
		'yuangudui-editor',
		'yuangudui1',
		'渭源县元古堆村民委员会2026',
		'马秀英马秀英马秀英',
		'Jiedui#26',
		'2026spring',
		'Qiutian2026!',
	])('%s leans on what a guesser knows', (password) => {
		expect(refusalOf(password)).toMatch(/^password\.(context|common)$/);
	});

	it('may mention such a word when enough stands beside it', () => {
		expect(refusalOf('yuangudui 梯田 k7#t')).toBeNull();
	});

	it('is the same however its accents were typed', () => {
		expect(normalizePassword('cafe\u0301 du nord')).toBe('caf\u00e9 du nord');
	});

	it('is judged without falling over, whatever it is', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.array(fc.string()), (p, c) => {
				const result = checkPassword(p, c, commonPasswords);
				expect(result.ok || result.refusal.name.startsWith('password.')).toBe(true);
			}),
		);
	});
});
