import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import type { Bucket } from '#domain/timeline/ledger.ts';
import type { Sum } from '#domain/timeline/totals.ts';
import MoneyFlows from '#ui/timeline/MoneyFlows.svelte';
import { stagesOf } from '#ui/timeline/flows.ts';

const id = '00000000-0000-4000-8000-000000000001';

function sumsOf(nature: Sum['nature'], fen: Partial<Record<Bucket, number>>): Sum[] {
	return Object.entries(fen).map(([bucket, amount]) => ({
		nature,
		bucket: bucket as Bucket,
		fen: amount,
		rowCount: 1,
	}));
}

function titlesOf(sums: Sum[], filter: { donor?: string; project?: string }) {
	const { body } = render(MoneyFlows, { props: { sums, filter, asOf: '2026-11-21' } });
	return { body, titles: [...body.matchAll(/<b[^>]*>([^<]*)<\/b>/g)].map(([, title]) => title) };
}

describe('the title of a flow says what the picture shows', () => {
	test('of a donor: how much of what came is spent, each nature by itself', () => {
		const sums = [
			...sumsOf('social_donation', { committed: 300_000_000, received: 200_000_000, spent: 5e7 }),
			...sumsOf('fiscal_aid', { committed: 100_000_000 }),
			...sumsOf('purchase', { committed: 40_000_000, received: 30_000_000 }),
		];
		expect(titlesOf(sums, { donor: id }).titles).toEqual([
			'财政援助：认捐 100.00万元，尚未到账',
			'社会帮扶：到账 200.00万元，其中已支出 50.00万元（25.0%）',
			'消费帮扶：认捐 40.00万元，已到账 30.00万元（75.0%）',
		]);
	});

	test('of a project: how much of what it was allocated', () => {
		const sums = sumsOf('fiscal_aid', { allocated: 80_000_000, disbursed: 6e7, spent: 4e7 });
		const { titles, body } = titlesOf(sums, { project: id });
		expect(titles).toEqual(['财政援助：分得 80.00万元，已支出 40.00万元（50.0%）']);
		expect(body).not.toContain('认捐');
	});
});

test('every figure leads to its rows, those that left as well', () => {
	const sums = sumsOf('social_donation', { committed: 300, received: 200, lapsed: 100 });
	const { body } = titlesOf(sums, { donor: id });
	for (const bucket of ['committed', 'received', 'allocated', 'disbursed', 'spent', 'lapsed']) {
		expect(body).toMatch(new RegExp(`href="/ledger\\?[^"]*bucket=${bucket}[^"]*donor=${id}`));
	}
});

test('what is not given has no allocation to pass', () => {
	expect(stagesOf('investment')).toEqual(['committed', 'received']);
	expect(stagesOf('fiscal_aid')).toContain('allocated');
});
