import { describe, expect, it } from 'vitest';
import { transitions } from '#domain/identity/transitions.ts';
import { lifeOf } from '#domain/projects/life.ts';
import type { ProjectStatus, ProjectStep } from '#domain/projects/project.ts';

const statuses = [...new Set(transitions.project.map(([, to]) => to))];

function step(from: ProjectStatus, to: ProjectStatus, takenAt: string): ProjectStep {
	return { seq: 1, act: 'step', from, to, note: null, organizationName: '渭源县', takenAt };
}

const standing = (status: ProjectStatus, steps: ProjectStep[] = []) =>
	lifeOf({ status, steps }).find(({ state }) => state === 'now')?.name;

describe('the life of a project', () => {
	it('goes from station to station by steps that the table allows', () => {
		const names = lifeOf({ status: 'draft', steps: [] }).map(({ name }) => name);
		const pairs = names.slice(1).map((to, index) => [names[index], to]);
		for (const [from, to] of pairs) {
			expect(transitions.project.some((row) => row[0] === from && row[1] === to)).toBe(true);
		}
	});

	it.each(statuses)('has one place for a project that is %s: done, now, then next', (status) => {
		const life = lifeOf({ status, steps: [step('under_way', 'terminated', '2026-11-21T00:00Z')] });
		const order = life.map(({ state }) => ['done', 'now', 'next'].indexOf(state));
		expect(order).toEqual([...order].sort());
		expect(life.filter(({ state }) => state === 'now')).toHaveLength(status === 'closed' ? 0 : 1);
	});

	it('leaves one that went aside where it left the way', () => {
		expect(standing('returned')).toBe('submitted');
		expect(standing('suspended')).toBe('under_way');
		expect(standing('reopened')).toBe('under_way');
		expect(standing('terminated', [step('in_pool', 'terminated', '2026-11-21T00:00Z')])).toBe(
			'in_pool',
		);
		expect(standing('terminated', [step('suspended', 'terminated', '2026-11-21T00:00Z')])).toBe(
			'under_way',
		);
	});

	it('tells the Chinese day on which a station was last reached, none of what lies ahead', () => {
		const steps = [
			step('draft', 'submitted', '2026-01-05T02:00:00Z'),
			step('submitted', 'village_notice', '2026-01-06T02:00:00Z'),
			step('village_notice', 'returned', '2026-01-20T02:00:00Z'),
			step('returned', 'submitted', '2026-02-01T17:00:00Z'),
		];
		const [applied, notice] = lifeOf({ status: 'submitted', steps });
		expect(applied).toEqual({ name: 'submitted', state: 'now', on: '2026-02-02' });
		expect(notice).toEqual({ name: 'village_notice', state: 'next', on: null });
	});
});
