import { natures } from '#domain/offers/offer.ts';
import { pledgeKinds } from '#domain/pledges/pledge.ts';
import { isBlank } from '#domain/text.ts';
import type { Fields, Sheet } from '#domain/reports/sheet.ts';

/** Drafts of pledges. Villages, and instalments, stand in one cell: 元古堆村：5万；新联村：3万. */
export const pledgeSheet = {
	kind: 'pledges',
	columns: [
		{
			key: 'receiving_organization_id',
			kind: 'text',
			isRequired: true,
			example: '渭源县慈善会',
		},
		{
			key: 'nature',
			kind: 'choice',
			isRequired: true,
			choices: { list: 'nature', values: natures },
			example: 'social_donation',
		},
		{
			key: 'form',
			kind: 'choice',
			isRequired: true,
			choices: { list: 'form_pledge', values: pledgeKinds },
			example: 'cash',
		},
		{ key: 'amount', kind: 'amount', example: '80000' },
		{ key: 'amount_text', kind: 'text', example: '' },
		{ key: 'line_village', kind: 'text', example: '元古堆村：5万；新联村：3万' },
		{ key: 'due_on', kind: 'text', example: '2027-06-30：5万；2027-12-31：3万' },
		{ key: 'goods_item', kind: 'text', example: '' },
		{ key: 'goods_quantity', kind: 'quantity', example: '' },
		{ key: 'goods_unit', kind: 'text', example: '' },
		{ key: 'earmark', kind: 'paragraphs', example: '用于元古堆村、新联村蓄水池' },
		{
			key: 'change_of_use_clause',
			kind: 'paragraphs',
			example: '改变用途须事先取得出资方书面同意',
		},
		{
			key: 'is_anonymous',
			kind: 'choice',
			choices: { list: 'answer', values: ['yes', 'no'] },
			example: 'no',
		},
	],
} as const satisfies Sheet;

interface Share {
	/** A village, or a day. */
	readonly of: string;
	readonly amount: string;
}

/** 元古堆村：5万；新联村：3万, parted by semicolons or lines; what has no colon has no amount. */
export function sharesIn(text: string): Share[] {
	return text
		.split(/[;；\n]/u)
		.filter((part) => !isBlank(part))
		.map((part) => {
			const [, of = part, amount = ''] = /^(.*)[:：](.*)$/u.exec(part) ?? [];
			return { of: of.trim(), amount: amount.trim() };
		});
}

/** The form that a row stands for; `receiver` is the id of whom the row names. */
export function pledgeFormOf(fields: Fields, id: string, receiver: string) {
	const [lines, dues] = [fields['line_village'], fields['due_on']].map((text) =>
		sharesIn(text ?? ''),
	);
	const { line_village: _village, due_on: _due, is_anonymous: anonymous, ...plain } = fields;
	const goods = ['goods_item', 'goods_quantity', 'goods_unit'] as const;
	const hasGoods = goods.some((key) => fields[key] !== undefined);
	return {
		...plain,
		...Object.fromEntries(goods.map((key) => [key, hasGoods ? [fields[key] ?? ''] : []])),
		id,
		receiving_organization_id: receiver,
		is_anonymous: anonymous === 'yes',
		line_village: lines!.map(({ of }) => of),
		line_need: lines!.map(() => ''),
		line_amount: lines!.map(({ amount }) => amount),
		goods_value: hasGoods ? [''] : [],
		goods_basis: hasGoods ? [''] : [],
		due_on: dues!.map(({ of }) => of),
		due_amount: dues!.map(({ amount }) => amount),
	};
}
