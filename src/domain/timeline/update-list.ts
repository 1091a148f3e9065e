import { oneOf, YEAR } from '#domain/filter.ts';
import type { ListForm } from '#domain/list.ts';

export const updateStatuses = ['pending', 'returned', 'approved'] as const;

/** The register of what was told, version by version; `year` is that of the event. */
export const updateList = {
	filters: { status: oneOf(updateStatuses), year: YEAR },
	columns: [
		'project',
		'village',
		'body',
		'event_on',
		'works',
		'amount',
		'version',
		'correction',
		'written_at',
		'status',
		'id',
	],
	spare: ['village', 'works', 'amount', 'version', 'correction', 'id'],
	sorts: { written_at: 'instant' },
	usual: { by: 'written_at', descending: true },
} as const satisfies ListForm;
