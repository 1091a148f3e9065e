import type { ListForm } from '#domain/list.ts';
import { ledgerForms } from './ledger.ts';
import { needForms } from './need.ts';
import { projectForms, type MoneyBar, type PublishedProject } from './project.ts';

/** The public ledger; `fen` is the amount once more, exact to the fen. */
export const ledgerList = {
	filters: ledgerForms,
	columns: [
		'seq',
		'occurred_on',
		'recorded_at',
		'nature',
		'bucket',
		'kind',
		'amount',
		'fen',
		'donor',
		'use',
		'pairing',
		'county',
		'township',
		'village',
		'village_code',
		'project',
		'project_id',
		'corrects_seq',
		'reason',
		'demo',
		'as_of',
	],
	spare: [
		'recorded_at',
		'kind',
		'fen',
		'county',
		'township',
		'village',
		'village_code',
		'project',
		'project_id',
		'corrects_seq',
		'reason',
		'demo',
		'as_of',
	],
	sorts: { seq: 'number', occurred_on: 'day', amount: 'number' },
	usual: { by: 'seq', descending: true },
} as const satisfies ListForm;

/** A published project with its money, as far as it has any. */
export interface FundedProject extends PublishedProject {
	readonly bars: readonly MoneyBar[];
}

/** The published projects. */
export const publicProjectList = {
	filters: projectForms,
	columns: [
		'title',
		'place',
		'county',
		'village_code',
		'kind',
		'status',
		'year',
		'pairing',
		'implementing_unit',
		'approval_number',
		'budget',
		'fiscal',
		'social',
		'works',
		'last_entry_on',
		'next_due_on',
		'id',
		'demo',
	],
	spare: [
		'county',
		'village_code',
		'year',
		'pairing',
		'implementing_unit',
		'approval_number',
		'next_due_on',
		'id',
		'demo',
	],
	sorts: { budget: 'number', works: 'number', last_entry_on: 'day' },
	usual: { by: 'last_entry_on', descending: true },
} as const satisfies ListForm;

/** The published needs. */
export const publicNeedList = {
	filters: needForms,
	columns: [
		'title',
		'place',
		'county',
		'village_code',
		'category',
		'commodity',
		'asked',
		'amount',
		'quantity',
		'unit',
		'agreed',
		'urgency',
		'households',
		'persons',
		'status',
		'opened_on',
		'id',
		'demo',
	],
	spare: [
		'county',
		'village_code',
		'commodity',
		'amount',
		'quantity',
		'unit',
		'households',
		'persons',
		'id',
		'demo',
	],
	sorts: { amount: 'number', urgency: 'number', opened_on: 'day' },
	usual: { by: 'opened_on', descending: true },
} as const satisfies ListForm;
