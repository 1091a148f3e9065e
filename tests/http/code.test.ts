import { expect, it } from 'vitest';
import { hashCode, newCode } from '#http/code.server.ts';

it('finds the same record however its code is typed', () => {
	const code = newCode();
	expect(code).toMatch(/^[A-Z2-7]{16}$/);
	const hash = hashCode(code);
	expect(hash).toMatch(/^[0-9a-f]{64}$/);
	const grouped = code.match(/.{4}/g)!;
	expect(hashCode(` ${grouped.join('-').toLowerCase()} `)).toBe(hash);
	expect(hashCode(grouped.join(' '))).toBe(hash);
	expect(newCode()).not.toBe(code);
});

it.each(['', '123456', 'ABCD-EFGH-IJKL', 'ABCD-EFGH-IJKL-MNO1'])(
	'knows that %j is none',
	(typed) => {
		expect(hashCode(typed)).toBeNull();
	},
);
