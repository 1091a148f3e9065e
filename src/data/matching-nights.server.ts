import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/*
 * What a night does; `db` carries the secret key. Each may be run twice: the second finds nothing
 * left to do.
 */

/** Writes down which proposals and offers are past their last day. */
export async function expireOverdue(db: Db): Promise<void> {
	answered(await db.rpc('expire_overdue'));
}

/** Reminds the sides that have not answered, 7, 3 and 1 days before it is too late. */
export async function remindOfProposals(db: Db): Promise<void> {
	answered(await db.rpc('remind_of_proposals'));
}

/** Starts a round wherever money became free, in the markets whose owner wants that. */
export async function followUpRounds(db: Db): Promise<void> {
	answered(await db.rpc('follow_up_rounds'));
}
