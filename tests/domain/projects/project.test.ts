import { expect, it } from 'vitest';
import { transitions } from '#domain/identity/transitions.ts';
import { stages, toldOf } from '#domain/projects/project.ts';

const statuses = [...new Set(transitions.project.map(([, to]) => to))];

it('every status of a project stands in one list and in one only', () => {
	expect(Object.values(stages).flat().sort()).toEqual(statuses.sort());
});

it('of a project that is not yet contracted, or that has ended, there is nothing to tell', () => {
	const silent = [...stages.application, ...stages.notice, 'in_pool', 'closed', 'terminated'];
	expect(toldOf.filter((status) => silent.includes(status))).toEqual([]);
});
