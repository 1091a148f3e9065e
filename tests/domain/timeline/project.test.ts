import { describe, expect, test } from 'vitest';
import { transitions } from '#domain/identity/transitions.ts';
import { moneyBars, publicStatuses, statusLine } from '#domain/timeline/project.ts';
import type { Sum } from '#domain/timeline/totals.ts';

const sum = (nature: Sum['nature'], bucket: Sum['bucket'], fen: number): Sum => ({
	nature,
	bucket,
	fen,
	rowCount: 1,
});
const funded = moneyBars([
	sum('social_donation', 'allocated', 1000),
	sum('social_donation', 'disbursed', 400),
]);
const states = (...args: Parameters<typeof statusLine>) =>
	statusLine(...args).map(({ step, state }) => `${step} ${state}`);

test('a project can be in public in every state but as a draft: sent back, it stays', () => {
	const all = new Set<string>(transitions.project.map(([, to]) => to));
	all.delete('draft');
	expect([...publicStatuses].sort()).toEqual([...all].sort());
});

describe('the money of a project', () => {
	test('has a bar for each nature that was allocated, and never one for several', () => {
		const bars = moneyBars([
			sum('fiscal_aid', 'allocated', 36_400_000),
			sum('fiscal_aid', 'disbursed', 32_760_000),
			sum('social_donation', 'allocated', 29_100_000),
			sum('investment', 'received', 5),
		]);
		expect(bars).toEqual([
			{ nature: 'fiscal_aid', allocatedFen: 36_400_000, disbursedFen: 32_760_000 },
			{ nature: 'social_donation', allocatedFen: 29_100_000, disbursedFen: 0 },
		]);
	});
});

describe('the status line', () => {
	test('of a project without money waits for a promise', () => {
		expect(states({ status: 'village_notice' }, [])).toEqual([
			'promised now',
			'received next',
			'disbursed next',
			'built next',
			'accepted next',
			'published next',
		]);
	});

	test('waits for the money once both sides have agreed', () => {
		expect(states({ status: 'in_pool' }, [], true).slice(0, 2)).toEqual([
			'promised done',
			'received now',
		]);
	});

	test('stands at the payment while a part of the allocated money is unpaid', () => {
		expect(states({ status: 'under_way' }, funded)[2]).toBe('disbursed now');
	});

	test('shows works that run ahead of the money as done', () => {
		expect(states({ status: 'completed' }, funded).slice(2, 5)).toEqual([
			'disbursed now',
			'built done',
			'accepted next',
		]);
	});

	test('is done to its end once the project was handed over and paid', () => {
		const paid = moneyBars([
			sum('fiscal_aid', 'allocated', 10),
			sum('fiscal_aid', 'disbursed', 10),
		]);
		expect(states({ status: 'closed' }, paid).every((state) => state.endsWith('done'))).toBe(true);
	});

	test('is unpaid again when a payment was reversed', () => {
		const reversed = moneyBars([
			sum('fiscal_aid', 'allocated', 10),
			sum('fiscal_aid', 'disbursed', 9),
		]);
		expect(states({ status: 'closed' }, reversed)[2]).toBe('disbursed now');
	});
});
