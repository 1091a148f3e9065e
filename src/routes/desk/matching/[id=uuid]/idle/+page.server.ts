import * as results from '#data/matching-results.server.ts';

export async function load({ locals, params: { id } }) {
	return { offers: await results.listIdleOffers(locals.db, id) };
}
