import { oneOf } from '#domain/filter.ts';
import type { ListForm } from '#domain/list.ts';
import { attentionStatuses } from './attention.ts';
import { issueCategories, issueStatuses } from './issue.ts';
import { opinionCategories, opinionCauses, opinionStatuses } from './opinion.ts';
import { visitKinds } from './visit.ts';

// What the lists of this module may be asked; each has one order.

export const issueList = {
	filters: {
		status: oneOf(issueStatuses),
		category: oneOf(issueCategories),
		/** Only those that lie with whoever asks. */
		mine: /^on$/,
		overdue: /^on$/,
	},
	columns: ['raised'],
	spare: [],
	sorts: { raised: 'instant' },
	usual: { by: 'raised', descending: true },
} as const satisfies ListForm;

export const opinionList = {
	filters: {
		status: oneOf(opinionStatuses),
		category: oneOf(opinionCategories),
		cause: oneOf(opinionCauses),
	},
	columns: ['raised'],
	spare: [],
	sorts: { raised: 'instant' },
	usual: { by: 'raised', descending: true },
} as const satisfies ListForm;

export const visitList = {
	filters: { kind: oneOf(visitKinds) },
	columns: ['visited'],
	spare: [],
	sorts: { visited: 'day' },
	usual: { by: 'visited', descending: true },
} as const satisfies ListForm;

export const attentionList = {
	filters: { status: oneOf(attentionStatuses) },
	columns: ['review'],
	spare: [],
	sorts: { review: 'day' },
	usual: { by: 'review', descending: false },
} as const satisfies ListForm;
