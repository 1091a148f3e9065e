import type { Seat } from '#domain/identity/actor.ts';
import { organizationList } from '#domain/organizations/list.ts';
import { kindsUnder, type Organization } from '#domain/organizations/organization.ts';
import { boundsOf } from '#domain/regions/code.ts';
import { count, list } from '#data/organizations-registrations.server.ts';
import { m } from '#text/compiled/messages.js';
import { organizationColumns, organizationFilters } from '#text/organizations.ts';
import { deny } from '#http/audit.server.ts';
import type { ListSource } from '#http/list.server.ts';

const everywhere = ['100000000000', '999999999999'] as const;

/** The register of those that whoever sits in the seat looks after; nobody else may open it. */
export function organizationsUnder(seat: Seat): ListSource<Organization, typeof organizationList> {
	const kinds = kindsUnder(seat);
	if (kinds.length === 0) deny();
	const bounds = seat.kind === 'operator' ? everywhere : boundsOf(seat.regionCode);
	return {
		name: 'organizations',
		form: organizationList,
		title: m.desk_organizations,
		columns: organizationColumns,
		filters: async () => organizationFilters(kinds),
		read: (db, view, { limit }) => list(db, { kinds, bounds }, view, limit),
		key: ({ id }) => id,
		sums: async (db, filter) => ({ count: await count(db, { kinds, bounds }, filter), parts: [] }),
	};
}
