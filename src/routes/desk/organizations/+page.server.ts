import { mayFound } from '#domain/organizations/founding.ts';
import { kindsUnder } from '#domain/organizations/organization.ts';
import { openDesk } from '#http/list.server.ts';
import { organizationsUnder } from '#http/lists/organizations.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	const list = await openDesk(organizationsUnder(seat), { db: locals.db, url });
	return {
		...list,
		mayFound: mayFound(seat),
		doRegister: kindsUnder(seat).includes('enterprise'),
	};
}
