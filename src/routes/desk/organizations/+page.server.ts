import { mayFound } from '#domain/organizations/founding.ts';
import { kindsUnder } from '#domain/organizations/organization.ts';
import { boundsOf } from '#domain/timeline/place.ts';
import { list } from '#data/organizations-registrations.server.ts';
import { afterOf } from '#http/address.server.ts';
import { deny } from '#http/audit.server.ts';
import { whoActs } from '#http/seat.server.ts';

const everywhere = ['100000000000', '999999999999'] as const;
const statuses = ['pending', 'returned', 'verified', 'suspended'];

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	const kinds = kindsUnder(seat);
	if (kinds.length === 0) deny();
	// Nobody registers with the operator: its administrator founds, and sees what was founded.
	const first = seat.kind === 'operator' ? 'verified' : 'pending';
	const asked = url.searchParams.get('status') ?? first;
	const status = statuses.includes(asked) ? asked : first;
	const bounds = seat.kind === 'operator' ? everywhere : boundsOf(seat.regionCode);
	const found = await list(locals.db, { kinds, bounds, status }, afterOf(url));
	return { ...found, status, statuses, mayFound: mayFound(seat) };
}
