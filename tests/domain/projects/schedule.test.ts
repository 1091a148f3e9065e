import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slots } from '#domain/projects/milestone.ts';
import {
	formOfMilestones,
	milestonesFromForm,
	rowsOf,
	withRow,
	type Scheduled,
} from '#domain/projects/schedule.ts';

const milestone = fc.record({
	title: fc.constantFrom('开工', '路基完成', '通过验收'),
	slot: fc.constantFrom(...slots),
	dueOn: fc.constantFrom('2026-12-01', '2027-02-28'),
	weight: fc.integer({ min: 0, max: 100 }),
}) satisfies fc.Arbitrary<Scheduled>;

const unnamed = () => '';

describe('the rows of milestones', () => {
	it('give back the milestones that they show, however many empty rows follow', () => {
		fc.assert(
			fc.property(fc.array(milestone, { minLength: 1 }), fc.nat(3), (milestones, empty) => {
				let form = formOfMilestones(milestones, unnamed);
				for (let row = 0; row < empty; row++) form = withRow(form);
				expect(milestonesFromForm(form)).toEqual(milestones);
			}),
		);
	});

	it('leave out what has neither words nor a day, and keep the number of the others', () => {
		const form = {
			title: ['开工', ' \u3000', '', '完工'],
			slot: [...slots],
			due_on: ['2026-12-01', '', '2027-01-01', ''],
			weight: ['10', '20', '30', '40'],
		};
		expect(rowsOf(form).map(({ index }) => index)).toEqual([0, 2, 3]);
	});

	it('begin with the stages of the works, whose shares make the whole', () => {
		const form = formOfMilestones([], (slot) => `节点 ${slot}`);
		expect(form.slot).toEqual(slots);
		expect(form.title[0]).toBe('节点 start');
		expect(form.weight.reduce((sum, weight) => sum + Number(weight), 0)).toBe(100);
		expect(form.due_on.every((day) => day === '')).toBe(true);
	});

	it('are read as people write them', () => {
		const form = {
			title: [' 路基　完成 '],
			slot: [],
			due_on: ['2026年12月1日'],
			weight: ['１００%'],
		};
		expect(milestonesFromForm(form)).toEqual([
			{ title: '路基 完成', slot: 'start', dueOn: '2026-12-01', weight: 100 },
		]);
	});
});
