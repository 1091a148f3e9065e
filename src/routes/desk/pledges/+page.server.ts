import { may } from '#domain/identity/permission.ts';
import { standings } from '#domain/pledges/pledge.ts';
import { list } from '#data/pledges-list.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	const asked = url.searchParams.get('standing');
	const standing = standings.find((one) => one === asked);
	const page = await list(locals.db, {
		standing,
		after: url.searchParams.get('after') ?? undefined,
	});
	return {
		...page,
		standing,
		standings,
		mayDrawUp: may(seat, 'pledge.draw_up'),
		mayReadStatement: may(seat, 'statement.read'),
	};
}
