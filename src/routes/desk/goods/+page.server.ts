import { goodsArrivalOf } from '#domain/funds/goods.ts';
import type { Db } from '#data/client.server.ts';
import * as goods from '#data/funds-goods.server.ts';
import * as plans from '#data/funds-plans.server.ts';
import * as shipments from '#data/funds-shipments.server.ts';
import { whoActs } from '#http/seat.server.ts';

/** What there is, then in the order in which goods pass. */
const lists = ['store', 'arriving', 'arrived', 'planning', 'closed'] as const;

export async function load({ locals, url }) {
	whoActs(locals);
	const { db } = locals;
	const asked = url.searchParams.get('list');
	const list = lists.find((one) => one === asked) ?? 'store';
	const [page, arriving] = await Promise.all([
		read(db, list, url.searchParams.get('after') ?? undefined),
		shipments.count(db),
	]);
	return { page, list, lists, waiting: { arriving } as Partial<Record<typeof list, number>> };
}

async function read(db: Db, list: (typeof lists)[number], after: string | undefined) {
	switch (list) {
		case 'store':
			return { standings: await goods.listStandings(db), next: null };
		case 'planning':
		case 'closed':
			return plans.list(db, { isClosed: list === 'closed', after });
		case 'arriving':
			return shipments.list(db, { isUnderWay: true, after });
		case 'arrived': {
			const page = await shipments.list(db, { isUnderWay: false, after });
			// What does not agree comes first on its page: somebody has to settle it.
			const differs = (one: (typeof page.shipments)[number]) =>
				Number(goodsArrivalOf(one) === 'differing');
			return { ...page, shipments: [...page.shipments].sort((a, b) => differs(b) - differs(a)) };
		}
	}
}
