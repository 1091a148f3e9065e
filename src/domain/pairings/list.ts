import { DIVISION, oneOf } from '#domain/filter.ts';
import type { ListForm } from '#domain/list.ts';
import { pairingKinds, pairingStates, programmes } from './pairing.ts';

/** `region` is whatever lies in a place, or holds it, on either side. */
export const pairingList = {
	filters: {
		state: oneOf(pairingStates),
		kind: oneOf(pairingKinds),
		programme: oneOf(programmes),
		region: DIVISION,
	},
	columns: [
		'sides',
		'kind',
		'programme',
		'supporting_region',
		'receiving_region',
		'valid_from',
		'valid_to',
		'basis',
		'state',
		'supporting_code',
		'receiving_code',
		'id',
		'demo',
	],
	spare: ['basis', 'supporting_code', 'receiving_code', 'id', 'demo'],
	sorts: { valid_from: 'day', valid_to: 'day' },
	usual: { by: 'valid_from', descending: true },
} as const satisfies ListForm;
