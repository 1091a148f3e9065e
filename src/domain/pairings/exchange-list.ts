import { oneOf, YEAR } from '#domain/filter.ts';
import type { ListForm } from '#domain/list.ts';
import { ID } from '#domain/text.ts';
import { exchangeKinds, exchangeStates, postingRoles } from './exchange.ts';

/** What was withdrawn stands in the list only where it is asked for. */
export const exchangeList = {
	filters: {
		kind: oneOf(exchangeKinds),
		state: oneOf(exchangeStates),
		pairing: ID,
		year: YEAR,
		role: oneOf(postingRoles),
		park: oneOf(['yes']),
	},
	columns: [
		'what',
		'kind',
		'pairing',
		'began_on',
		'ended_on',
		'people',
		'monitored',
		'days',
		'amount',
		'jobs',
		'park',
		'from',
		'to',
		'place',
		'organization',
		'state',
		'written_at',
		'id',
		'demo',
	],
	spare: [
		'ended_on',
		'monitored',
		'days',
		'park',
		'from',
		'to',
		'place',
		'written_at',
		'id',
		'demo',
	],
	sorts: { began_on: 'day', amount: 'number', written_at: 'instant' },
	usual: { by: 'began_on', descending: true },
} as const satisfies ListForm;
