import type { Db } from '#data/client.server.ts';
import * as allocations from '#data/funds-allocations.server.ts';
import { listIdle } from '#data/funds-idle.server.ts';
import * as payments from '#data/funds-payments.server.ts';
import * as receipts from '#data/funds-receipts.server.ts';

/** What waits, in the order in which money passes; then what is done, in the same order. */
export const lists = [
	'arriving',
	'differing',
	'idle',
	'allocating',
	'paying',
	'arrived',
	'allocated',
	'paid',
] as const;

export type List = (typeof lists)[number];

/** One page of a list. @param after the last page's cursor */
export async function readList(db: Db, list: List, after: string | undefined) {
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
		case 'idle':
			return { idle: await listIdle(db), next: null };
	}
}
