import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_FEN } from '#domain/money.ts';
import { formOfNeed, needFromForm } from '#domain/needs/form.ts';
import { categories, isEditable, type Need } from '#domain/needs/need.ts';
import { needSchema, type NeedForm } from '#domain/needs/schema.ts';

const id = '1f0e6d0a-7c3b-4b52-8d9e-0a1b2c3d4e5f';

function formWith(facts: Partial<NeedForm>): NeedForm {
	return needSchema.parse({
		id,
		village_code: '621123210202',
		title: ' 通组　道路硬化 ',
		category: 'roads',
		commodity: 'money',
		amount: '９８万',
		...facts,
	});
}

describe('the need that a form describes', () => {
	it('has its money in fen and unknown where nothing was typed', () => {
		expect(needFromForm(formWith({ persons: '462' }))).toMatchObject({
			title: '通组 道路硬化',
			amountFen: 98_000_000,
			quantity: null,
			unit: null,
			urgency: 3,
			beneficiaryHouseholds: null,
			beneficiaryPersons: 462,
			decisionRecordId: null,
			version: null,
		});
	});

	it('leaves out what does not belong to its commodity', () => {
		const both = { amount: '98万', quantity: '12.5', unit: ' 吨 ' };
		expect(needFromForm(formWith({ ...both, commodity: 'goods' }))).toMatchObject({
			amountFen: null,
			quantity: 12.5,
			unit: '吨',
		});
		expect(needFromForm(formWith({ ...both, commodity: 'money' }))).toMatchObject({
			amountFen: 98_000_000,
			quantity: null,
			unit: null,
		});
	});

	const money = fc.record({
		commodity: fc.constantFrom('money', 'purchase'),
		amountFen: fc.integer({ min: 1, max: MAX_FEN }),
		quantity: fc.constant(null),
		unit: fc.constant(null),
	});
	const upTo = fc.integer({ min: 1, max: 10 ** 9 });
	const measures = fc.oneof(
		upTo.map((thousandths) => ({ quantity: thousandths / 1000, unit: '吨' })),
		upTo.map((quantity) => ({ quantity, unit: '人月' })),
	);
	const others = fc
		.tuple(fc.constantFrom('goods', 'talent'), measures)
		.map(([commodity, measure]) => ({ commodity, amountFen: null, ...measure }));

	it('counts jobs by the head, whatever unit was typed', () => {
		const jobs = formWith({ commodity: 'jobs', quantity: '30', unit: '个' });
		expect(needFromForm(jobs)).toMatchObject({ amountFen: null, quantity: 30, unit: '人' });
	});

	it('is the one that the form was opened with', () => {
		const count = fc.option(fc.nat(999_999), { nil: null });
		const facts = fc.record({
			category: fc.constantFrom(...categories),
			urgency: fc.integer({ min: 1, max: 5 }),
			beneficiaryHouseholds: count,
			beneficiaryPersons: count,
			decisionRecordId: fc.constantFrom(null, id),
			version: fc.integer({ min: 1, max: 99 }),
		});
		fc.assert(
			fc.property(facts, fc.oneof(money, others), (some, measure) => {
				const kept = {
					id,
					villageCode: '621123210202',
					title: '通组道路硬化',
					description: '现为土路\n雨天不通车',
					...some,
					...measure,
				};
				const need: Need = {
					...kept,
					villageName: '元古堆村',
					verifiedLevel: 0,
					isEnteredOnBehalf: false,
					status: 'draft',
					reviewNote: null,
					outcome: null,
					editedAt: '2026-11-21T00:00:00+00:00',
					isDemo: false,
				};
				expect(needFromForm(needSchema.parse(formOfNeed(need)))).toEqual(kept);
			}),
		);
	});
});

it('a need is written while it is a draft, was returned or was taken up again', () => {
	const open = (['draft', 'returned', 'reopened'] as const).map((status) => isEditable({ status }));
	expect(open).toEqual([true, true, true]);
	const shut = (
		['submitted', 'verified', 'open', 'fulfilled', 'closed', 'withdrawn'] as const
	).filter((status) => isEditable({ status }));
	expect(shut).toEqual([]);
});
