import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pledgeFormOf, sharesIn } from '#domain/reports/sheets/pledges.ts';

const ids = [
	'11111111-1111-4111-8111-111111111111',
	'22222222-2222-4222-8222-222222222222',
] as const;

describe('villages or days with their amounts, in one cell', () => {
	it('are parted by semicolons or lines, in either width', () => {
		expect(sharesIn('元古堆村：5万；新联村:3万\n621123210202 渭源县元古堆村；')).toEqual([
			{ of: '元古堆村', amount: '5万' },
			{ of: '新联村', amount: '3万' },
			{ of: '621123210202 渭源县元古堆村', amount: '' },
		]);
	});

	it('come back as they were written', () => {
		const word = fc.stringMatching(/^[\p{Script=Han}\d]{1,12}$/u);
		const shares = fc.array(fc.record({ of: word, amount: word }));
		fc.assert(
			fc.property(shares, fc.constantFrom('；', ';', '\n', ' ；'), (all, sign) => {
				const text = all.map(({ of, amount }) => `${of}：${amount}`).join(sign);
				expect(sharesIn(text)).toEqual(all);
			}),
		);
	});
});

describe('a row as the form of a pledge', () => {
	it('has a line for each village and for each day, and goods only where some are named', () => {
		const fields = {
			form: 'cash',
			line_village: '元古堆村：5万；新联村',
			due_on: '2027-06-30：5万',
			is_anonymous: 'yes',
		};
		expect(pledgeFormOf(fields, ...ids)).toMatchObject({
			id: ids[0],
			receiving_organization_id: ids[1],
			form: 'cash',
			is_anonymous: true,
			line_village: ['元古堆村', '新联村'],
			line_amount: ['5万', ''],
			due_on: ['2027-06-30'],
			due_amount: ['5万'],
			goods_item: [],
		});
		expect(pledgeFormOf({ goods_item: '种苗' }, ...ids)).toMatchObject({
			goods_item: ['种苗'],
			goods_quantity: [''],
			is_anonymous: false,
			line_village: [],
		});
	});
});
