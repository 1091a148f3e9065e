import { error } from '@sveltejs/kit';
import { keepsStore } from '#domain/funds/goods.ts';
import { may } from '#domain/identity/permission.ts';
import * as goods from '#data/funds-goods.server.ts';
import * as plans from '#data/funds-plans.server.ts';
import * as shipments from '#data/funds-shipments.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, params: { id } }) {
	const { seat } = whoActs(locals);
	const { db } = locals;
	const [standings, stocks, sent, planned] = await Promise.all([
		goods.listStandings(db, id),
		goods.listStocks(db, id),
		shipments.listOfPledge(db, id),
		plans.listOfPledge(db, id),
	]);
	const [first] = standings;
	if (!first) error(404, 'no such goods');
	const { receiver, donor } = first.pledge;
	const isOpen = standings.some(({ outstandingMilli }) => outstandingMilli > 0);
	return {
		pledge: first.pledge,
		standings,
		shipments: sent,
		plans: planned,
		stocks: stocks.map((stock) => ({
			...stock,
			mayPlan:
				keepsStore(seat, receiver.id, stock.village?.code ?? null) && may(seat, 'goods.distribute'),
		})),
		mayShip: isOpen && seat.organizationId === donor.id && may(seat, 'goods.ship'),
	};
}
