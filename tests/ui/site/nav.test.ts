import { expect, test } from 'vitest';
import { currentItem, publicNav } from '#ui/site/nav.ts';

const desk = [
	{ href: '/desk', label: 'Desk' },
	{ href: '/desk/needs', label: 'Needs' },
];

test('a page belongs to the nearest item above it', () => {
	expect(currentItem(desk, '/desk')?.label).toBe('Desk');
	expect(currentItem(desk, '/desk/needs/7/edit')?.label).toBe('Needs');
	expect(currentItem(desk, '/desk/funds')?.label).toBe('Desk');
});

test('a page whose address only begins alike belongs to no item', () => {
	expect(currentItem(desk, '/desk-of-others')).toBeUndefined();
	expect(currentItem(publicNav(), '/')).toBeUndefined();
});

test('a page is current where it is reached from, though its address is another', () => {
	const funds = { href: '/desk/funds', label: 'Funds', holds: ['/desk/receipts'] };
	const goods = { href: '/desk/goods', label: 'Goods' };
	expect(currentItem([goods, funds], '/desk/receipts/7')).toBe(funds);
	expect(currentItem([goods, funds], '/desk/receiptsx')).toBeUndefined();
});
