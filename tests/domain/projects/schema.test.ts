import { describe, expect, it } from 'vitest';
import type { ZodType } from 'zod';
import {
	judgementSchema,
	milestonesSchema,
	noticeSchema,
	projectSchema,
} from '#domain/projects/schema.ts';

const id = '7b0c6a52-3f1d-4c8e-9a54-2f8f6f0c9d11';
const project = {
	id,
	title: '通组道路硬化项目',
	village_code: '621123210202',
	pool_year: '2026',
	kind: 'infrastructure',
};

/** Refusal names by the field beside which they stand. */
function refusals(schema: ZodType, form: object): Record<string, string> {
	const issues = schema.safeParse(form).error?.issues ?? [];
	return Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]));
}

describe('a project', () => {
	it('needs a name, a village, a year and a kind, and nothing else to be kept', () => {
		expect(refusals(projectSchema, project)).toEqual({});
		expect(
			refusals(projectSchema, { id, title: ' \u200B路', village_code: '', pool_year: '26' }),
		).toEqual({
			title: 'project.title_missing',
			village_code: 'project.village_missing',
			pool_year: 'project.pool_year_malformed',
			kind: 'project.kind_missing',
		});
	});

	it('of industry says how households gain by it', () => {
		const industry = { ...project, kind: 'industry' };
		expect(refusals(projectSchema, { ...industry, farmer_linkage: ' \u3000' })).toEqual({
			farmer_linkage: 'project.linkage_missing',
		});
		expect(refusals(projectSchema, { ...industry, farmer_linkage: '保底收购' })).toEqual({});
	});

	it('is refused beside the source whose amount cannot be read', () => {
		const budget = {
			budget_fiscal_aid: '十二万',
			budget_county_funds: '-1',
			budget_self_raised: '3万',
		};
		expect(refusals(projectSchema, { ...project, ...budget })).toEqual({
			budget_fiscal_aid: 'amount.malformed',
			budget_county_funds: 'amount.negative',
		});
	});
});

describe('milestones', () => {
	const rows = (weights: string[], days = weights.map(() => '2026-12-01')) => ({
		version: '1',
		title: weights.map((_, index) => `节点 ${index}`),
		slot: weights.map(() => 'done'),
		due_on: days,
		weight: weights,
	});

	it('make a hundred', () => {
		expect(refusals(milestonesSchema, rows(['40', '60']))).toEqual({});
		for (const weights of [
			['40', '59'],
			['40', '61'],
			['100', '1'],
		]) {
			expect(refusals(milestonesSchema, rows(weights))).toEqual({
				weight: 'milestone.weights_do_not_sum',
			});
		}
	});

	it('that cannot be read are refused in their rows, before they are added up', () => {
		const form = { ...rows(['50', '半'], ['2026-12-01', '']), title: ['', '完工'] };
		expect(refusals(milestonesSchema, form)).toEqual({
			'title.0': 'milestone.title_missing',
			'due_on.1': 'date.missing',
			'weight.1': 'percent.malformed',
		});
	});

	it('are at least one', () => {
		const empty = { version: '1', title: [''], slot: ['done'], due_on: [''], weight: ['100'] };
		expect(refusals(milestonesSchema, empty)).toEqual({ title: 'milestone.none' });
	});
});

describe('what is said of a milestone', () => {
	it.each([
		[{ status: '' }, { status: 'milestone.outcome_missing' }],
		[{ status: 'met' }, { met_on: 'date.missing' }],
		[{ status: 'met', met_on: '2026-11-20' }, {}],
		[{ status: 'partly_met' }, { met_on: 'date.missing', note: 'note.missing' }],
		[{ status: 'not_met' }, { note: 'note.missing' }],
		[{ status: 'not_met', note: '冻土期停工' }, {}],
		[{ status: 'met', met_on: '2026-02-30' }, { met_on: 'date.no_such_day' }],
	])('in %j lacks %j', (form, missing) => {
		expect(refusals(judgementSchema, form)).toEqual(missing);
	});
});

it('a notice has its days and its place', () => {
	expect(refusals(noticeSchema, { id, starts_on: '', ends_on: '', place: ' ' })).toEqual({
		starts_on: 'date.missing',
		ends_on: 'date.missing',
		place: 'notice.place_missing',
	});
});
