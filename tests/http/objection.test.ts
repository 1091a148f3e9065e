import { expect, it } from 'vitest';
import { hashObjectionCode, newObjectionCode } from '#http/objection.server.ts';

it('finds the same objection however its code is typed', () => {
	const code = newObjectionCode();
	expect(code).toMatch(/^[A-Z2-7]{16}$/);
	const hash = hashObjectionCode(code);
	expect(hash).toMatch(/^[0-9a-f]{64}$/);
	const grouped = code.match(/.{4}/g)!;
	expect(hashObjectionCode(` ${grouped.join('-').toLowerCase()} `)).toBe(hash);
	expect(hashObjectionCode(grouped.join(' '))).toBe(hash);
	expect(newObjectionCode()).not.toBe(code);
});

it.each(['', '123456', 'ABCD-EFGH-IJKL', 'ABCD-EFGH-IJKL-MNO1'])(
	'knows that %j is none',
	(typed) => {
		expect(hashObjectionCode(typed)).toBeNull();
	},
);
