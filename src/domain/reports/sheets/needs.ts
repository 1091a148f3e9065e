import { categories, commodities } from '#domain/needs/need.ts';
import type { Sheet } from '#domain/reports/sheet.ts';

/** Needs of villages: the columns are the fields of the form, but for the decision record. */
export const needSheet = {
	kind: 'needs',
	columns: [
		{ key: 'village_code', kind: 'code', isRequired: true, example: '元古堆村' },
		{ key: 'title', kind: 'text', isRequired: true, example: '修建灌溉蓄水池' },
		{
			key: 'category',
			kind: 'choice',
			isRequired: true,
			choices: { list: 'category', values: categories },
			example: 'water',
		},
		{
			key: 'commodity',
			kind: 'choice',
			isRequired: true,
			choices: { list: 'commodity', values: commodities },
			example: 'money',
		},
		{ key: 'amount', kind: 'amount', example: '186000' },
		{ key: 'quantity', kind: 'quantity', example: '' },
		{ key: 'unit', kind: 'text', example: '' },
		{
			key: 'urgency',
			kind: 'choice',
			choices: { list: 'urgency', values: ['1', '2', '3', '4', '5'] },
			example: '3',
		},
		{ key: 'households', kind: 'count', example: '78' },
		{ key: 'persons', kind: 'count', example: '312' },
		{ key: 'description', kind: 'paragraphs', example: '旱季缺水，现有水池渗漏。' },
	],
} as const satisfies Sheet;
