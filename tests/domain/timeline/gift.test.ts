import { expect, test } from 'vitest';
import { giftsOf } from '#domain/timeline/gift.ts';
import type { Total } from '#domain/timeline/totals.ts';

const total = (of: string | null, fen: number): Total => ({
	bucket: 'allocated',
	nature: 'social_donation',
	of,
	fen,
	rowCount: 1,
});

test('donors stand by name whatever they gave, those without a name together at the end', () => {
	const names = [
		{ id: 'b', name: '青岛乙' },
		{ id: 'a', name: '青岛丙' },
	];
	const gifts = giftsOf([total(null, 9), total('a', 1), total('b', 5), total(null, 2)], names);
	expect(gifts.map(({ donor, sums }) => [donor?.name, sums[0]?.fen])).toEqual([
		['青岛丙', 1],
		['青岛乙', 5],
		[undefined, 11],
	]);
});

test('nobody is anonymous where everybody has a name', () => {
	expect(giftsOf([total('a', 1)], [{ id: 'a', name: '青岛丙' }])).toHaveLength(1);
});
