import { describe, expect, it } from 'vitest';
import { parseLogin } from '#domain/identity/login.ts';

describe('a login name', () => {
	it.each([
		['Wang.Xiaoming@Example.CN', 'wang.xiaoming@example.cn'],
		['  ａｂ＠ｃｄ．ｃｎ ', 'ab@cd.cn'],
		['13800001234', '13800001234'],
		['+86 138 0000 1234', '13800001234'],
		['138-0000-1234', '13800001234'],
	])('%j is kept as %s', (typed, kept) => {
		expect(parseLogin(typed)).toEqual({ ok: true, value: kept });
	});

	it.each([
		['', 'login.missing'],
		['wang', 'login.malformed'],
		['a@b', 'login.malformed'],
		['a@b@c.cn', 'login.malformed'],
		['12345678901', 'login.malformed'],
		['1380000123', 'login.malformed'],
		[`${'a'.repeat(120)}@b.cn`, 'login.too_long'],
	])('%j is refused: %s', (typed, name) => {
		expect(parseLogin(typed)).toMatchObject({ ok: false, refusal: { name } });
	});
});
