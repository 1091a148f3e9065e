import { IDLE_DAYS, isIdle } from '#domain/funds/idle.ts';
import { may } from '#domain/identity/permission.ts';
import { shanghaiDate } from '#domain/period.ts';
import * as allocations from '#data/funds-allocations.server.ts';
import { listIdle } from '#data/funds-idle.server.ts';
import * as payments from '#data/funds-payments.server.ts';
import * as receipts from '#data/funds-receipts.server.ts';
import { whoActs } from '#http/seat.server.ts';
import { lists, readList, type List } from './lists.server.ts';

export async function load({ locals: { db, ...locals }, url }) {
	const { seat } = whoActs({ ...locals, db });
	const asked = url.searchParams.get('list');
	const list = lists.find((one) => one === asked) ?? 'arriving';
	const today = shanghaiDate(new Date());
	const [page, idle, arriving, allocating, paying] = await Promise.all([
		readList(db, list, url.searchParams.get('after') ?? undefined),
		listIdle(db),
		receipts.count(db),
		allocations.count(db),
		payments.count(db),
	]);
	const waiting: Partial<Record<List, number>> = { ...arriving, allocating, paying };
	return {
		page,
		list,
		lists,
		today,
		idle: { count: idle.filter((one) => isIdle(one, today)).length, days: IDLE_DAYS },
		waiting: { ...waiting, idle: idle.length },
		mayAllocate: may(seat, 'allocation.propose'),
		mayPay: may(seat, 'payment.record'),
	};
}
