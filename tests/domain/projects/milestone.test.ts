import { describe, expect, it } from 'vitest';
import { metWeight, outcomesOf, stateOn } from '#domain/projects/milestone.ts';
import { milestoneOf } from './projects.ts';

describe('a milestone', () => {
	it.each([
		['2026-11-30', 'scheduled'],
		['2026-12-01', 'scheduled'],
		['2026-12-02', 'overdue'],
	])('that is due on 1 December is on %s %s', (today, state) => {
		expect(stateOn(today, milestoneOf({ dueOn: '2026-12-01' }))).toBe(state);
	});

	it('that was judged is no longer late', () => {
		const late = milestoneOf({ dueOn: '2026-01-01', status: 'not_met' });
		expect(stateOn('2026-12-02', late)).toBe('not_met');
	});

	it('may turn out better later, and never worse', () => {
		expect(outcomesOf({ status: 'scheduled' })).toEqual(['met', 'partly_met', 'not_met']);
		expect(outcomesOf({ status: 'not_met' })).toEqual(['met', 'partly_met']);
		expect(outcomesOf({ status: 'partly_met' })).toEqual(['met']);
		expect(outcomesOf({ status: 'met' })).toEqual([]);
	});

	it('counts for the works when it is met wholly', () => {
		const statuses = ['met', 'met', 'partly_met', 'not_met', 'scheduled'] as const;
		const milestones = statuses.map((status, index) =>
			milestoneOf({ status, weight: 10 * (index + 1) }),
		);
		expect(metWeight(milestones)).toBe(30);
		expect(metWeight([])).toBe(0);
	});
});
