import type { Task } from 'graphile-worker';
import { serviceClient } from '#data/service.server.ts';
import * as follows from '#data/timeline-follows.server.ts';

/** So many followers in one transaction: each of them keeps what it wrote. */
const AT_ONCE = 200;

/**
 * Somebody typed an address to follow something: { address, locale, subject, key, at }. Done here
 * and not in the request, so that its time tells nobody whether the address is known.
 */
export const openFollow: Task = (payload) =>
	follows.open(serviceClient(), payload as follows.FollowRequest);

/**
 * Once a day: what was published since the last mail, to everybody whom it concerns. Stopped in the
 * middle it goes on where it was: whom it has looked at today it does not look at again.
 */
export const tellFollowers: Task = async () => {
	const db = serviceClient();
	await follows.clear(db);
	await follows.enrolDonors(db);
	while ((await follows.tell(db, AT_ONCE)) > 0);
};
