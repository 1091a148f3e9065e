import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import AmountField from '#ui/parts/AmountField.svelte';

function echoOf(value: string, more: { unit?: 'wan'; errors?: string[] } = {}): string {
	const { body } = render(AmountField, {
		props: { name: 'amount', label: '金额', value, ...more },
	});
	return /<output[^>]*>([^<]*)/.exec(body)?.[1] ?? 'no echo';
}

test('an amount is told back in 万元 and in capitals, however it was typed', () => {
	const words = '合 5.00万元，大写：伍万元整';
	expect(echoOf('50000')).toBe(words);
	expect(echoOf('５０,０００．００')).toBe(words);
	expect(echoOf('5万')).toBe(words);
	expect(echoOf('5', { unit: 'wan' })).toBe(words);
});

test('what is no amount is said once', () => {
	expect(echoOf('五万')).toContain('这里要填金额');
	expect(echoOf('五万', { errors: ['请填写金额。'] })).toBe('');
	expect(echoOf('')).toBe('');
});
