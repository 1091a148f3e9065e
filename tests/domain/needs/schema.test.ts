import { describe, expect, it } from 'vitest';
import { needSchema, reviewSchema } from '#domain/needs/schema.ts';

const money = {
	id: '1f0e6d0a-7c3b-4b52-8d9e-0a1b2c3d4e5f',
	village_code: '621123210202',
	title: '硬化通组道路 3.2 公里',
	category: 'roads',
	commodity: 'money',
	amount: '98万',
};
const goods = { ...money, commodity: 'goods', amount: '', quantity: '12.5', unit: '吨' };

/** Refusal names by the field beside which they stand. */
function refusals(form: object): Record<string, string> {
	const issues = needSchema.safeParse(form).error?.issues ?? [];
	return Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]));
}

describe('a need', () => {
	it('of money has an amount, of anything else a quantity with its unit', () => {
		expect(refusals(money)).toEqual({});
		expect(refusals(goods)).toEqual({});
		expect(refusals({ ...money, amount: ' ' })).toEqual({ amount: 'amount.missing' });
		expect(refusals({ ...goods, quantity: '', unit: '' })).toEqual({
			quantity: 'quantity.missing',
			unit: 'need.unit_missing',
		});
	});

	it('asks for whole ones of what is counted', () => {
		const cut = { quantity: 'quantity.not_whole' };
		expect(refusals({ ...goods, unit: '台' })).toEqual(cut);
		expect(refusals({ ...goods, commodity: 'jobs', unit: '' })).toEqual(cut);
		expect(refusals({ ...goods, quantity: '12', unit: '台' })).toEqual({});
	});

	it('is not asked for what belongs to another commodity', () => {
		expect(refusals({ ...money, quantity: '', unit: '' })).toEqual({});
		expect(refusals({ ...goods, amount: '' })).toEqual({});
	});

	it('is refused beside each field that cannot be read', () => {
		const form = {
			...money,
			village_code: '',
			title: '路',
			category: '',
			amount: '若干',
			persons: '多人',
		};
		expect(refusals(form)).toEqual({
			village_code: 'need.village_missing',
			title: 'need.title_missing',
			category: 'need.category_missing',
			amount: 'amount.malformed',
			persons: 'count.malformed',
		});
	});

	it('has a title of two to sixty characters', () => {
		expect(refusals({ ...money, title: '修路' })).toEqual({});
		expect(refusals({ ...money, title: '路'.repeat(60) })).toEqual({});
		expect(refusals({ ...money, title: '路'.repeat(61) })).toEqual({
			title: 'need.title_too_long',
		});
	});
});

it('the county vouches at one of three levels', () => {
	expect(reviewSchema.parse({})).toEqual({ level: '1', note: '' });
	expect(reviewSchema.safeParse({ level: '4' }).success).toBe(false);
	expect(reviewSchema.safeParse({ note: '补'.repeat(501) }).error?.issues[0]?.message).toBe(
		'note.too_long',
	);
});
