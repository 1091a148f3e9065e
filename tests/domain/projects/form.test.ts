import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/period.ts';
import {
	answerFromForm,
	approvalFromForm,
	formOfProject,
	judgementFromForm,
	noticeFromForm,
	objectionFromForm,
	projectFromForm,
	stepFromForm,
} from '#domain/projects/form.ts';
import { budgetSources, projectKinds } from '#domain/projects/project.ts';
import {
	answerSchema,
	objectionSchema,
	projectSchema,
	type ProjectForm,
} from '#domain/projects/schema.ts';
import { projectWith, termOf } from './projects.ts';
import { refusals } from './refused.ts';

const need = '1f0e6d0a-7c3b-4b52-8d9e-0a1b2c3d4e5f';

function formWith(facts: Partial<ProjectForm> = {}): ProjectForm {
	return projectSchema.parse({
		id: '7b0c6a52-3f1d-4c8e-9a54-2f8f6f0c9d11',
		title: ' 通组　道路硬化 ',
		village_code: '621123210202',
		pool_year: '2026',
		kind: 'infrastructure',
		...facts,
	});
}

describe('the project that a form describes', () => {
	it('has a line for each source that something comes from, and none for the rest', () => {
		const form = formWith({
			budget_fiscal_aid: '６０万',
			budget_social_donation: ' ',
			budget_self_raised: '0',
			budget_county_funds: '1,200.50',
		});
		expect(projectFromForm(form).budget).toEqual([
			{ source: 'fiscal_aid', amountFen: 60_000_000 },
			{ source: 'county_funds', amountFen: 120_050 },
		]);
	});

	it('does not name its leading village twice', () => {
		const form = formWith({ villages: ['621123210202', '621123210210'] });
		expect(projectFromForm(form).villageCodes).toEqual(['621123210210']);
	});

	it('knows nothing where nothing was written', () => {
		expect(projectFromForm(formWith({ farmer_linkage: ' \n ' }))).toMatchObject({
			title: '通组 道路硬化',
			version: null,
			needId: null,
			farmerLinkage: null,
			implementingUnit: null,
			performanceTarget: null,
		});
	});

	it('is the one that the form was opened with', () => {
		const facts = fc.record({
			version: fc.integer({ min: 1, max: 99 }),
			poolYear: fc.integer({ min: 2000, max: 2099 }),
			kind: fc.constantFrom(...projectKinds),
			farmerLinkage: fc.constantFrom('保底收购', '务工 40 人次\n人均增收 2000 元'),
			performanceTarget: fc.constantFrom(null, '3.2 公里'),
			need: fc.constantFrom(null, { id: need, title: null }),
			budget: fc
				.uniqueArray(fc.constantFrom(...budgetSources))
				.chain((used) =>
					fc.tuple(
						...budgetSources
							.filter((source) => used.includes(source))
							.map((source) =>
								fc.integer({ min: 1, max: 10 ** 13 }).map((amountFen) => ({ source, amountFen })),
							),
					),
				),
		});
		fc.assert(
			fc.property(facts, (some) => {
				const project = projectWith(some);
				const form = projectSchema.parse(formOfProject(project));
				expect(projectFromForm(form)).toMatchObject({
					id: project.id,
					title: project.title,
					version: some.version,
					villageCode: project.village.code,
					needId: some.need?.id ?? null,
					poolYear: some.poolYear,
					kind: some.kind,
					farmerLinkage: some.farmerLinkage,
					performanceTarget: some.performanceTarget,
					budget: some.budget,
				});
			}),
		);
	});
});

describe('the notice that a form describes', () => {
	const form = (runs: number) => ({
		id: 'notice',
		starts_on: '2026-11-01',
		ends_on: addDays('2026-11-01', runs),
		place: ' 村务公开栏 ',
	});
	const terms = [termOf({ days: { village: 7, township: 10, county: 15 } })];

	it.each([
		[-1, 'village', 'notice.ends_before_it_begins'],
		[0, 'village', 'notice.too_short'],
		[6, 'village', 'notice.too_short'],
		[9, 'township', 'notice.too_short'],
		[14, 'county', 'notice.too_short'],
	] as const)('that runs %i days at the %s is refused: %s', (runs, level, name) => {
		expect(noticeFromForm(form(runs), level, terms)).toMatchObject({
			ok: false,
			refusal: { name, field: 'ends_on' },
		});
	});

	it('hangs for the term of its county, or ten days where none is set', () => {
		const judge = (runs: number, set = terms) => noticeFromForm(form(runs), 'village', set);
		expect(judge(7)).toMatchObject({ ok: true, value: { place: '村务公开栏' } });
		expect(judge(9, [])).toMatchObject({ ok: false, refusal: { facts: { days: 10 } } });
		expect(judge(10, []).ok).toBe(true);
	});
});

it('a milestone that was not met has no day, whatever was typed', () => {
	const form = { status: 'not_met', met_on: '2026-11-20', note: ' 冻土期停工 ' } as const;
	expect(judgementFromForm(form)).toEqual({ status: 'not_met', metOn: null, note: '冻土期停工' });
	expect(judgementFromForm({ ...form, status: 'met', note: '' })).toEqual({
		status: 'met',
		metOn: '2026-11-20',
		note: null,
	});
});

it('an approval that names no unit leaves the one there is', () => {
	const form = { approval_number: ' 渭农领发〔2026〕3号 ', implementing_unit: ' ' };
	expect(approvalFromForm(form)).toEqual({
		approvalNumber: '渭农领发〔2026〕3号',
		implementingUnit: null,
	});
});

it('a step is asked for with its reason, or without any', () => {
	const form = { act: 'suspend', note: ' 汛期\0停工 ' };
	expect(stepFromForm(form)).toEqual({ act: 'suspend', note: '汛期停工' });
	expect(stepFromForm({ act: 'complete', note: ' \u200B' })).toEqual({
		act: 'complete',
		note: null,
	});
});

describe('an objection', () => {
	it('needs words, and may come without a way to answer', () => {
		const form = { id: need, code: 'A'.repeat(16), body: ' 没有开过会 ' };
		const draft = objectionFromForm(objectionSchema.parse(form));
		expect(draft).toEqual({ id: need, body: '没有开过会', contact: null });
		expect(refusals(objectionSchema, { ...form, body: ' ' })).toEqual([
			'body objection.body_missing',
		]);
	});

	it('is upheld for a reason, and dismissed without one', () => {
		const answer = { status: 'upheld', answer: '属实', reason: '面积写错' };
		expect(answerFromForm(answerSchema.parse(answer)).reason).toBe('面积写错');
		const dismissed = answerSchema.parse({ ...answer, status: 'dismissed' });
		expect(answerFromForm(dismissed).reason).toBeNull();
		expect(refusals(answerSchema, { ...answer, reason: '' })).toEqual(['reason note.missing']);
	});
});
