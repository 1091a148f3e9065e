import { describe, expect, it } from 'vitest';
import { rightsOn } from '#domain/projects/rights.ts';
import { person, projectWith } from './projects.ts';

const none = {
	edit: false,
	schedule: false,
	judge: false,
	number: false,
	notice: null,
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
			});
		}
		expect(rightsOn(projectWith({ status: 'submitted' }), editor)).toEqual(none);
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

	it('nobody from elsewhere may do anything', () => {
		const elsewhere = { code: '621125106201', name: '新联村' };
		for (const status of ['draft', 'county_notice', 'in_pool', 'under_way'] as const) {
			const project = projectWith({ status, village: elsewhere });
			expect(rightsOn(project, person('county', 'approver'))).toEqual(none);
		}
	});
});
