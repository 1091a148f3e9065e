import { describe, expect, it } from 'vitest';
import { planFromGoodsForm, withEqualParts } from '#domain/funds/goods-form.ts';
import { goodsPlanSchema, type GoodsPlanForm } from '#domain/funds/schema.ts';
import { yuangudui } from '../pledges/drafts.ts';

const form: GoodsPlanForm = {
	id: '7d3f0e55-0c0e-4c4e-9a51-1c7b6f3a2d10',
	version: '',
	pledge_id: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed',
	position: '1',
	village_code: yuangudui.code,
	way: 'equal',
	scope: 'households',
	beneficiary: '',
	parts: '78',
	total: '12.34',
	step: '0.001',
	reason: '',
	lines: '',
};

describe('equal parts in the form', () => {
	it('number the households that are only counted', () => {
		const split = withEqualParts(form);
		expect(split.ok && split.value.lines.split('\n')).toHaveLength(78);
		expect(split.ok && split.value.lines.startsWith('01 0.158\n02 0.158\n')).toBe(true);
	});

	it('keep the names that stand there already', () => {
		const named = { ...form, scope: 'facilities', total: '3', lines: '村小学 9\n卫生室' } as const;
		expect(withEqualParts(named)).toMatchObject({ value: { lines: '村小学 1.5\n卫生室 1.5' } });
	});

	it.each([
		[{ total: '很多' }, 'total', 'quantity.malformed'],
		[{ total: '0.077' }, 'total', 'goods.part_too_small'],
		[{ step: '0' }, 'step', 'quantity.zero'],
		[{ parts: '0' }, 'parts', 'count.malformed'],
		[{ parts: '' }, 'parts', 'goods.lines_missing'],
		[{ scope: 'villages' }, 'lines', 'goods.lines_missing'],
	] as const)('are refused for %o beside %s: %s', (over, field, name) => {
		expect(withEqualParts({ ...form, ...over })).toMatchObject({ refusal: { field, name } });
	});
});

describe('the plan that a form describes', () => {
	it('lies in the village of its store, or in the one that was typed', () => {
		const lines = '01 0.158';
		const own = planFromGoodsForm({ ...form, lines }, []);
		const target = { villageCode: yuangudui.code, target: '01', quantityMilli: 158 };
		expect(own).toMatchObject({ value: { stepMilli: 1, reason: null, lines: [target] } });
		const central = { ...form, lines, village_code: '', beneficiary: '元古堆' };
		expect(planFromGoodsForm(central, [yuangudui])).toMatchObject({
			value: { villageCode: null, lines: [target] },
		});
		expect(planFromGoodsForm({ ...central, beneficiary: '' }, [])).toMatchObject({
			refusal: { name: 'goods.place_missing', field: 'beneficiary' },
		});
	});

	it('says why some get more', () => {
		const focused = { ...form, way: 'focused', lines: '01 2' } as const;
		expect(planFromGoodsForm(focused, [])).toMatchObject({
			refusal: { name: 'goods.reason_missing', field: 'reason' },
		});
		expect(planFromGoodsForm({ ...focused, reason: '受灾' }, [])).toMatchObject({
			value: { stepMilli: null, reason: '受灾' },
		});
	});

	it('keeps what was typed as text', () => {
		expect(goodsPlanSchema.safeParse({ ...form, step: '一点' }).success).toBe(false);
		expect(goodsPlanSchema.parse({ ...form, lines: '01 ０．１' }).lines).toBe('01 ０．１');
	});
});
