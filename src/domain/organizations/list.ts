import { oneOf } from '#domain/filter.ts';
import { organizationKinds } from '#domain/identity/actor.ts';
import type { StatusOf } from '#domain/identity/transitions.ts';
import type { ListForm } from '#domain/list.ts';

export const organizationStatuses = [
	'pending',
	'returned',
	'verified',
	'suspended',
] as const satisfies readonly StatusOf<'organization'>[];

/** The register of the organizations that an official looks after. */
export const organizationList = {
	filters: { status: oneOf(organizationStatuses), kind: oneOf(organizationKinds) },
	columns: [
		'name',
		'kind',
		'place',
		'place_code',
		'uscc',
		'receives_donations',
		'contact_name',
		'contact',
		'status',
		'registered_at',
		'id',
		'demo',
	],
	spare: ['place_code', 'receives_donations', 'contact', 'id', 'demo'],
	sorts: { place_code: 'code', registered_at: 'instant' },
	usual: { by: 'registered_at', descending: true },
} as const satisfies ListForm;
