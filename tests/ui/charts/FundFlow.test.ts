import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import FundFlow from '#ui/charts/FundFlow.svelte';

const { body } = render(FundFlow, {
	props: {
		title: '资金去向',
		asOf: '2026-11-21',
		stages: [
			{ key: 'committed', label: '认捐', fen: 300_000_000, href: '/ledger?a', rest: '待到账' },
			{ key: 'received', label: '到账', fen: 200_000_000 },
		],
	},
});

test('the picture tells its numbers to those who do not see it', () => {
	expect(body).toMatch(/<desc[^>]*>认捐 300\.00万元；到账 200\.00万元<\/desc>/);
});

test('the same numbers stand in a table beside it, and lead to their rows', () => {
	const table = body.split('<table')[1] ?? '';
	expect(table).toMatch(/<a href="\/ledger\?a"[^>]*>300\.00<\/a>/);
	expect(table).toContain('66.7%');
});

test('what waits is named where it waits, with the day of the figures', () => {
	expect(body).toContain('待到账 100.00万元');
	expect(body).toContain('截至 2026年11月21日');
});
