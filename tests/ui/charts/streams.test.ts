import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutStreams, type Stream } from '#ui/charts/streams.ts';

const REST = 'others';
const stream = fc.record({
	from: fc.constantFrom('a', 'b', 'c', 'd'),
	to: fc.constantFrom('x', 'y', 'z'),
	quantity: fc.integer({ min: 1, max: 10 ** 9 }),
});
const sum = (rows: readonly { quantity: number }[]) =>
	rows.reduce((total, { quantity }) => total + quantity, 0);

describe('the picture of streams', () => {
	it('loses no quantity on either side, however many it folds together', () => {
		fc.assert(
			fc.property(fc.array(stream), fc.integer({ min: 1, max: 3 }), (streams, most) => {
				const { left, right, bands } = layoutStreams(streams, REST, most);
				for (const side of [left, right, bands.map((band) => band.stream)]) {
					expect(sum(side)).toBe(sum(streams));
				}
				expect(left.length).toBeLessThanOrEqual(most + 1);
			}),
		);
	});

	it('puts the largest first and the others last', () => {
		const streams: Stream[] = [
			{ from: 'a', to: 'x', quantity: 1 },
			{ from: 'b', to: 'x', quantity: 5 },
			{ from: 'c', to: 'x', quantity: 3 },
			{ from: 'd', to: 'x', quantity: 9 },
		];
		const { left } = layoutStreams(streams, REST, 2);
		expect(left.map(({ name, quantity }) => [name, quantity])).toEqual([
			['d', 9],
			['b', 5],
			[REST, 4],
		]);
	});

	it('keeps names apart: no two bars touch', () => {
		fc.assert(
			fc.property(fc.array(stream), (streams) => {
				const { left, right } = layoutStreams(streams, REST, 8);
				for (const side of [left, right]) {
					side.slice(1).forEach((bar, index) => {
						const above = side[index]!;
						expect(bar.y).toBeGreaterThan(above.y + above.height);
					});
				}
			}),
		);
	});
});
