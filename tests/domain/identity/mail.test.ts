import { expect, it } from 'vitest';
import { isDeliverable, isMailAddress } from '#domain/identity/mail.ts';

it.each(['a@demo.invalid', 'a@INVALID', 'a@x.test', 'a@example.com', 'a@b.example', 'a@localhost'])(
	'%s is nobody’s',
	(address) => expect(isDeliverable(address)).toBe(false),
);

it.each(['a@weiyuan.gov.cn', 'a@invalid.cn', 'a@example.cn', 'a@myexample.com', 'a@contest'])(
	'%s may be somebody’s',
	(address) => expect(isDeliverable(address)).toBe(true),
);

it('tells an address from a telephone number', () => {
	expect(isMailAddress('a@b.cn')).toBe(true);
	expect(isMailAddress('13912345678')).toBe(false);
});
