import { expect, test } from 'vitest';
import { layoutGantt } from '#ui/charts/gantt.ts';

const today = '2026-11-21';

test('the axis runs over whole months around everything planned and met', () => {
	const { from, to, ticks } = layoutGantt(
		[
			{ startsOn: '2026-09-12', dueOn: '2026-10-15', metOn: null },
			{ dueOn: '2026-11-30', metOn: '2026-12-03' },
		],
		today,
	);
	expect([from, to]).toEqual(['2026-09-01', '2026-12-31']);
	expect(ticks.map(({ on }) => on)).toEqual([
		'2026-09-01',
		'2026-10-01',
		'2026-11-01',
		'2026-12-01',
	]);
});

test('a long plan has a tick every few months, never a crowd of them', () => {
	const { ticks } = layoutGantt(
		[{ startsOn: '2024-01-10', dueOn: '2026-12-20', metOn: null }],
		today,
	);
	expect(ticks.map(({ on }) => on.slice(0, 7))).toEqual([
		'2024-01',
		'2024-07',
		'2025-01',
		'2025-07',
		'2026-01',
		'2026-07',
	]);
});

test('what was met after its day, or is not met and past it, is late', () => {
	const { rows } = layoutGantt(
		[
			{ dueOn: '2026-11-10', metOn: '2026-11-10' },
			{ dueOn: '2026-11-10', metOn: '2026-11-11' },
			{ dueOn: '2026-11-20', metOn: null },
			{ dueOn: '2026-11-21', metOn: null },
		],
		today,
	);
	expect(rows.map(({ isLate }) => isLate)).toEqual([false, true, true, false]);
});

test('places are shares of the axis in days', () => {
	const { rows } = layoutGantt(
		[{ startsOn: '2026-11-01', dueOn: '2026-11-16', metOn: null }],
		today,
	);
	expect(rows).toEqual([{ start: 0, due: 50, met: null, isLate: true }]);
});

test('today is marked only where the plan reaches', () => {
	const plan = [{ dueOn: '2026-11-30', metOn: null }];
	expect(layoutGantt(plan, '2026-11-16').today).toBe(50);
	expect(layoutGantt(plan, '2026-12-01').today).toBeNull();
	expect(layoutGantt(plan, '2026-10-31').today).toBeNull();
});

test('without milestones there is the month of today', () => {
	expect(layoutGantt([], today)).toMatchObject({ from: '2026-11-01', to: '2026-11-30', rows: [] });
});
