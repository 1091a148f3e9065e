import { oneOf, YEAR } from '#domain/filter.ts';
import type { ListForm } from '#domain/list.ts';

/** On its way, received, taken back. */
export const shipmentStatuses = ['shipped', 'received', 'withdrawn'] as const;

/** The register of goods sent and received; `year` is that of the sending. */
export const shipmentList = {
	filters: { status: oneOf(shipmentStatuses), year: YEAR },
	columns: [
		'shipped_on',
		'item',
		'store',
		'donor',
		'unit',
		'shipped',
		'received',
		'received_on',
		'arrival',
		'carrier',
		'number',
		'pledge',
		'id',
	],
	spare: ['carrier', 'number', 'pledge', 'id'],
	sorts: { shipped_on: 'day' },
	usual: { by: 'shipped_on', descending: true },
} as const satisfies ListForm;
