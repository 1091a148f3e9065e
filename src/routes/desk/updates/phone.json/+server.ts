import { may } from '#domain/identity/permission.ts';
import * as projects from '#data/projects.server.ts';
import { whoActs } from '#http/seat.server.ts';

/** What a phone keeps, so that its owner can write without a network: who it is, and of what. */
export async function GET({ locals }) {
	const { accountId, displayName, seat } = whoActs(locals);
	const isTeller = may(seat, 'update.submit');
	return Response.json({
		account: { id: accountId, name: displayName },
		organization: { id: seat.organizationId, name: seat.organizationName },
		projects: isTeller ? await projects.listUnderWay(locals.db) : [],
	});
}
