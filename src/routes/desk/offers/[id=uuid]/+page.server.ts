import { error, redirect } from '@sveltejs/kit';
import type { Act } from '#domain/identity/permission.ts';
import { isPromised, stateOn as proposalStateOn } from '#domain/matching/proposal.ts';
import { sumQuantities } from '#domain/needs/measure.ts';
import { actsOn, stateOn } from '#domain/offers/offer.ts';
import { shanghaiDate } from '#domain/period.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from '#data/client.server.ts';
import { listOfOffer } from '#data/matching-proposals.server.ts';
import { namePlaces } from '#data/offers-places.server.ts';
import * as offers from '#data/offers.server.ts';
import { refuseAct } from '#http/form.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import type { RequestEvent } from './$types';

export async function load({ locals, params: { id } }) {
	const { db } = locals;
	const actor = whoActs(locals);
	const today = shanghaiDate(new Date());
	const offer = await offers.find(db, id);
	if (!offer) error(404, 'no such offer');
	const isOwn = offer.organizationId === actor.seat.organizationId;
	const [places, proposals] = await Promise.all([
		namePlaces(db, offer.regionCodes),
		isOwn ? listOfOffer(db, id) : [],
	]);
	const promised = proposals.filter((proposal) => isPromised(today, proposal));
	return {
		offer: { ...offer, state: stateOn(today, offer) },
		places: places.map(({ name }) => name),
		proposals: proposals.map((proposal) => ({
			...proposal,
			state: proposalStateOn(today, proposal),
		})),
		promised: isOwn ? sumQuantities(promised.map(({ quantity }) => quantity)) : null,
		acts: actsOn(offer, actor, today),
	};
}

/** An act without words: a button, and the page again with what came of it. */
function press(right: Act, act: (db: Db, id: string) => Promise<Result<string>>) {
	return async ({ locals, params: { id } }: RequestEvent) => {
		whoMay(locals, right);
		const refused = refuseAct(await act(locals.db, id));
		return refused ?? redirect(303, localizeHref(`/desk/offers/${id}`));
	};
}

export const actions = {
	publish: press('offer.publish', offers.publish),
	withdraw: press('offer.save', offers.withdraw),
	close: press('offer.publish', offers.close),
};
