import { describe, expect, it } from 'vitest';
import { rowsOfGoods, standingOfGoods, withGoods, wordsOfGoods } from '#domain/pledges/goods.ts';
import { pledgeFromForm } from '#domain/pledges/form.ts';
import { pledgeSchema, type PledgeForm } from '#domain/pledges/schema.ts';
import { blankForm, feed, yuangudui } from './drafts.ts';

const typed: PledgeForm = {
	...blankForm,
	form: 'goods',
	goods_item: ['饲料', '', ' 面粉 '],
	goods_quantity: ['１２.３４', '', '500'],
	goods_unit: ['吨', '', '袋'],
	goods_value: ['', '', '1.2万'],
	goods_basis: ['', '', '出厂价'],
};
const known = { kind: 'enterprise', match: null, villages: [yuangudui] } as const;
const faultsOf = (over: Partial<PledgeForm>) => {
	const { error } = pledgeSchema.safeParse({ ...typed, ...over });
	return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
};

describe('the goods that a form describes', () => {
	it('are exact, and name the pledge where no other words were written', () => {
		const draft = pledgeFromForm(typed, known);
		expect(draft).toMatchObject({
			ok: true,
			value: {
				amountText: '饲料12.34吨、面粉500袋',
				goods: [
					{ ...feed, position: 1 },
					{
						position: 2,
						item: '面粉',
						unit: '袋',
						quantityMilli: 500_000,
						valuationFen: 1_200_000,
						valuationBasis: '出厂价',
					},
				],
			},
		});
		const own = pledgeFromForm({ ...typed, amount_text: '饲料十二吨多' }, known);
		expect(own).toMatchObject({ value: { amountText: '饲料十二吨多' } });
	});

	it('are left out of a pledge of money', () => {
		const cash = pledgeFromForm({ ...typed, form: 'cash', amount: '1万' }, known);
		expect(cash).toMatchObject({ value: { goods: [], amountText: null } });
	});

	it('are asked for whole, row by row', () => {
		expect(faultsOf({})).toEqual([]);
		expect(faultsOf({ goods_item: ['', '', '面粉'] })).toEqual([
			'goods_item.0: goods.item_missing',
		]);
		expect(faultsOf({ goods_quantity: ['', '', '500'] })).toEqual([
			'goods_quantity.0: quantity.missing',
		]);
		expect(faultsOf({ goods_quantity: ['0', '', '0.0001'] })).toEqual([
			'goods_quantity.0: quantity.zero',
			'goods_quantity.2: quantity.malformed',
		]);
		expect(faultsOf({ goods_unit: ['吨', '', ''] })).toEqual(['goods_unit.2: goods.unit_missing']);
		expect(faultsOf({ goods_basis: ['', '', ''] })).toEqual(['goods_basis.2: goods.basis_missing']);
	});

	it('come back into the form as they were, with room for more', () => {
		const draft = pledgeFromForm(typed, known);
		const goods = draft.ok ? draft.value.goods : [];
		const again = withGoods({ ...blankForm, ...rowsOfGoods(goods) });
		expect(again).toMatchObject({
			goods_item: ['饲料', '面粉', ''],
			goods_quantity: ['12.34', '500', ''],
			goods_value: ['', '12000.00', ''],
		});
	});

	it('fit into the words that a pledge may have', () => {
		const many = Array.from({ length: 40 }, (_, at) => ({ ...feed, position: at + 1 }));
		expect([...wordsOfGoods(many)]).toHaveLength(100);
	});
});

describe('the standing of a pledge of goods', () => {
	it.each([
		['shipped', 'signed'],
		['partly_received', 'partly_received'],
		['received', 'fulfilled'],
		['handing_over', 'fulfilled'],
		['handed_over', 'fulfilled'],
	] as const)('%s counts as %s', (stage, standing) => {
		expect(standingOfGoods(stage)).toBe(standing);
	});
});
