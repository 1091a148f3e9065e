import { oneOf } from '#domain/filter.ts';
import type { ListForm } from '#domain/list.ts';
import { categories, commodities, type NeedStatus } from './need.ts';

/** As lists part them, in the order in which a need passes. */
export const needStatuses = [
	'draft',
	'submitted',
	'returned',
	'open',
	'fulfilled',
	'closed',
	'withdrawn',
	'reopened',
] as const satisfies readonly NeedStatus[];

export const needList = {
	filters: {
		status: oneOf(needStatuses),
		category: oneOf(categories),
		commodity: oneOf(commodities),
		urgency: /^[1-5]$/,
	},
	columns: [
		'title',
		'village',
		'village_code',
		'category',
		'commodity',
		'asked',
		'amount',
		'quantity',
		'unit',
		'urgency',
		'households',
		'persons',
		'status',
		'edited_at',
		'id',
		'demo',
	],
	spare: [
		'village_code',
		'commodity',
		'amount',
		'quantity',
		'unit',
		'households',
		'persons',
		'edited_at',
		'id',
		'demo',
	],
	sorts: { village_code: 'code', amount: 'number', urgency: 'number', edited_at: 'instant' },
	usual: { by: 'edited_at', descending: true },
} as const satisfies ListForm;
