import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HEIGHT, layoutFlow, restOf, WIDTH, type Exit, type Stage } from '#ui/charts/flow.ts';

function stagesOf(...amounts: number[]): Stage[] {
	return amounts.map((fen, index) => ({ key: `s${index}`, label: `s${index}`, fen }));
}

/** Every pair of figures in a path. */
function pointsOf(path: string): [number, number][] {
	return [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

test('each stage is as high as its share of the largest one', () => {
	const { nodes } = layoutFlow(stagesOf(400, 200, 100));
	expect(nodes.map(({ height }) => height)).toEqual([100, 50, 25]);
	expect(nodes.map(({ x }) => Math.round(x))).toEqual([0, 333, 667]);
});

test('what does not go on leaves below and ends before the next stage', () => {
	const { bands, nodes } = layoutFlow(stagesOf(400, 300));
	expect(bands.map(({ kind }) => kind)).toEqual(['on', 'rest', 'last']);
	const end = bands[1]?.end;
	expect(end?.height).toBeCloseTo(25);
	expect(end?.x).toBeLessThan(nodes[1]?.x ?? 0);
});

test('money that went back leaves by an exit and does not count as waiting', () => {
	const stages = stagesOf(400, 300);
	const exits: Exit[] = [{ after: 's0', label: 'returned', fen: 40 }];
	expect(restOf(stages, 0, exits)).toBe(60);
	const ends = layoutFlow(stages, exits).bands.filter(({ end }) => end !== null);
	expect(ends.map(({ kind, end }) => [kind, Math.round(end?.height ?? 0)])).toEqual([
		['rest', 15],
		['exit', 10],
	]);
});

test('a stage that got more than the one before has nothing waiting before it', () => {
	const stages = stagesOf(100, 130);
	expect(restOf(stages, 0, [])).toBe(0);
	expect(layoutFlow(stages).bands.map(({ kind }) => kind)).toEqual(['on', 'last']);
});

test('a thousandth of the largest can still be seen', () => {
	expect(layoutFlow(stagesOf(100_000, 1)).nodes[1]?.height).toBeGreaterThan(1);
});

test('where no money is, nothing is drawn', () => {
	expect(layoutFlow(stagesOf(0, 0)).bands).toEqual([]);
	expect(layoutFlow([])).toEqual({ nodes: [], bands: [] });
});

test('nothing is drawn outside the picture, whatever the amounts', () => {
	const amount = fc.integer({ min: 0, max: 10 ** 13 });
	const exit = fc.record({
		after: fc.constantFrom('s0', 's1', 's2'),
		label: fc.constant('x'),
		fen: amount,
	});
	fc.assert(
		fc.property(fc.array(amount, { maxLength: 6 }), fc.array(exit), (amounts, exits) => {
			for (const { path } of layoutFlow(stagesOf(...amounts), exits).bands) {
				for (const [x, y] of pointsOf(path)) {
					expect(x).toBeGreaterThanOrEqual(0);
					expect(x).toBeLessThanOrEqual(WIDTH);
					expect(y).toBeGreaterThanOrEqual(0);
					expect(y).toBeLessThanOrEqual(HEIGHT);
				}
			}
		}),
	);
});
