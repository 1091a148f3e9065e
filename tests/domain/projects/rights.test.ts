import { describe, expect, it } from 'vitest';
import type { ProjectStatus } from '#domain/projects/project.ts';
import { isStanding, mayAnswer, rightsOn } from '#domain/projects/rights.ts';
import { noticeOf, person, projectWith } from './projects.ts';

const none = {
	edit: false,
	schedule: false,
	judge: false,
	number: false,
	notice: null,
	deliberate: false,
	contract: false,
	inspect: false,
	register: false,
	tell: false,
};

describe('besides moving a project', () => {
	it('its village edits and dates a draft, and one that came back', () => {
		const editor = person('village', 'editor');
		for (const status of ['draft', 'returned'] as const) {
			expect(rightsOn(projectWith({ status }), editor)).toEqual({
				...none,
				edit: true,
				schedule: true,
				deliberate: true,
			});
		}
		expect(rightsOn(projectWith({ status: 'submitted' }), editor)).toEqual({
			...none,
			deliberate: true,
		});
		expect(rightsOn(projectWith({ status: 'village_notice' }), editor).deliberate).toBe(false);
	});

	it('the county still dates its milestones until the works begin', () => {
		const editor = person('county', 'editor');
		expect(rightsOn(projectWith({ status: 'contracted' }), editor).schedule).toBe(true);
		expect(rightsOn(projectWith({ status: 'under_way' }), editor).schedule).toBe(false);
	});

	it.each([
		['village_notice', 'village', 'village'],
		['village_notice', 'township', 'village'],
		['township_notice', 'township', 'township'],
		['township_notice', 'village', null],
		['county_notice', 'county', 'county'],
		['county_notice', 'township', null],
		['county_appraisal', 'county', null],
	] as const)('in %s the %s records the notice of the %s', (status, kind, level) => {
		expect(rightsOn(projectWith({ status }), person(kind, 'editor')).notice).toBe(level);
	});

	it('the village and the county judge milestones, the township does not', () => {
		const going = projectWith({ status: 'under_way' });
		const judges = (['village', 'township', 'county'] as const).filter(
			(kind) => rightsOn(going, person(kind, 'approver')).judge,
		);
		expect(judges).toEqual(['village', 'county']);
		expect(rightsOn(going, person('county', 'editor')).judge).toBe(false);
	});

	it('contracts are written down from the pool on, inspections and assets at the end', () => {
		const may = (status: ProjectStatus, kind: 'village' | 'township' | 'county') => {
			const rights = rightsOn(projectWith({ status }), person(kind, 'editor'));
			return [rights.contract, rights.inspect, rights.register];
		};
		expect(may('county_notice', 'county')).toEqual([false, false, false]);
		expect(may('in_pool', 'county')).toEqual([true, false, false]);
		expect(may('in_pool', 'township')).toEqual([false, false, false]);
		expect(may('completed', 'county')).toEqual([false, true, true]);
		expect(may('completed', 'village')).toEqual([false, false, true]);
		expect(may('handed_over', 'township')).toEqual([false, false, true]);
		expect(may('closed', 'county')).toEqual([false, false, false]);
	});

	it('answers to notices of one’s own level and of the one below it', () => {
		const project = projectWith({ status: 'township_notice' });
		const answers = (['village', 'township', 'county'] as const).filter((kind) =>
			mayAnswer(noticeOf({ level: 'township' }), project, person(kind, 'approver')),
		);
		expect(answers).toEqual(['township', 'county']);
		expect(mayAnswer(noticeOf(), project, person('village', 'editor'))).toBe(false);
		expect(isStanding(noticeOf({ level: 'township' }), project)).toBe(true);
		expect(isStanding(noticeOf({ level: 'village' }), project)).toBe(false);
		const stopped = noticeOf({ level: 'township', stopReason: '有误' });
		expect(isStanding(stopped, project)).toBe(false);
	});

	it('nobody from elsewhere may do anything', () => {
		const elsewhere = { code: '621125106201', name: '新联村' };
		for (const status of ['draft', 'county_notice', 'in_pool', 'under_way'] as const) {
			const project = projectWith({ status, village: elsewhere });
			expect(rightsOn(project, person('county', 'approver'))).toEqual(none);
		}
	});
});
