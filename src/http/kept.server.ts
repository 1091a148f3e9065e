import type { Actor } from '#domain/identity/actor.ts';
import type { Refusal } from '#domain/result.ts';
import { wordRefusal } from '#text/refusals.ts';

/**
 * For whom a phone kept what it sends: `<account>/<organization>`. Meanwhile somebody else may have
 * signed in on it, or the same person may act for another organization; under neither is it sent.
 */
const HEADER = 'x-kept-for';

export function isKeptFor(request: Request, { accountId, seat }: Actor): boolean {
	return request.headers.get(HEADER) === `${accountId}/${seat.organizationId}`;
}

/** A refusal for the script of a phone, which shows the sentence beside what it kept. */
export function refuseKept(refusal: Refusal, more: object = {}): Response {
	const { name } = refusal;
	return Response.json({ name, sentence: wordRefusal(refusal), ...more }, { status: 409 });
}

export const otherSeat: Refusal = { name: 'sending.other_seat' };
