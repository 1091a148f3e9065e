import type { RequestEvent } from '@sveltejs/kit';
import { networkOf } from '#domain/identity/session.ts';
import { accept, refuse, type Result } from '#domain/result.ts';
import { returnJoinAttempt, takeFormAttempt } from '#data/identity-accounts.server.ts';

type Asked = Pick<RequestEvent, 'getClientAddress'>;

/** Whether this network may send the form now; asked before a password is hashed. */
export async function mayTry(
	{ getClientAddress }: Asked,
	scope: 'register' | 'join' | 'object' | 'issue' | 'follow',
	now = new Date(),
): Promise<Result<boolean>> {
	const may = await takeFormAttempt(scope, networkOf(getClientAddress()), now);
	return may ? accept(true) : refuse('attempt.too_early');
}

/** Whoever was invited does not count against the office that others join from. */
export function joined({ getClientAddress }: Asked): Promise<void> {
	return returnJoinAttempt(networkOf(getClientAddress()));
}
