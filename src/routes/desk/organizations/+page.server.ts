import { kindsUnder } from '#domain/organizations/organization.ts';
import { boundsOf } from '#domain/timeline/place.ts';
import { list } from '#data/organizations-registrations.server.ts';
import { afterOf } from '#http/address.server.ts';
import { deny } from '#http/audit.server.ts';
import { whoActs } from '#http/seat.server.ts';

const statuses = ['pending', 'returned', 'verified', 'suspended'];

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	const kinds = kindsUnder(seat.kind);
	if (kinds.length === 0) deny();
	const asked = url.searchParams.get('status') ?? 'pending';
	const status = statuses.includes(asked) ? asked : 'pending';
	const choice = { kinds, bounds: boundsOf(seat.regionCode), status };
	return { ...(await list(locals.db, choice, afterOf(url))), status, statuses };
}
