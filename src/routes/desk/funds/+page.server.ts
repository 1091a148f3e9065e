import { may } from '#domain/identity/permission.ts';
import type { Db } from '#data/client.server.ts';
import * as allocations from '#data/funds-allocations.server.ts';
import * as payments from '#data/funds-payments.server.ts';
import * as receipts from '#data/funds-receipts.server.ts';
import { whoActs } from '#http/seat.server.ts';

/** What waits, in the order in which money passes; then what is done, in the same order. */
const lists = [
	'arriving',
	'differing',
	'allocating',
	'paying',
	'arrived',
	'allocated',
	'paid',
] as const;

export async function load({ locals: { db, ...locals }, url }) {
	const { seat } = whoActs({ ...locals, db });
	const asked = url.searchParams.get('list');
	const list = lists.find((one) => one === asked) ?? 'arriving';
	const [page, arriving, allocating, paying] = await Promise.all([
		read(db, list, url.searchParams.get('after') ?? undefined),
		receipts.count(db),
		allocations.count(db),
		payments.count(db),
	]);
	return {
		page,
		list,
		lists,
		waiting: { ...arriving, allocating, paying } as Partial<Record<typeof list, number>>,
		mayAllocate: may(seat, 'allocation.propose'),
		mayPay: may(seat, 'payment.record'),
	};
}

function read(db: Db, list: (typeof lists)[number], after: string | undefined) {
	switch (list) {
		case 'allocating':
		case 'allocated':
			return allocations.list(db, { isPending: list === 'allocating', after });
		case 'paying':
		case 'paid':
			return payments.list(db, { isPending: list === 'paying', after });
		case 'arriving':
		case 'differing':
		case 'arrived':
			return receipts.list(db, { list, after });
	}
}
