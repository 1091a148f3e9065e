import { may } from '#domain/identity/permission.ts';
import { rankNeeds } from '#domain/matching/choosing.ts';
import { shanghaiDate } from '#domain/period.ts';
import { valueOf } from '#domain/result.ts';
import * as choices from '#data/matching-choices.server.ts';
import { namePlaces } from '#data/matching-places.server.ts';
import { listGivable } from '#data/offers.server.ts';
import { whoMay } from '#http/seat.server.ts';

/** What one of the own offers may go to; without a choice the newest. */
export async function load({ locals: { db, ...locals }, url }) {
	const { seat } = whoMay({ db, ...locals }, 'need.browse');
	const offers = await listGivable(db, seat.organizationId, shanghaiDate(new Date()));
	const chosen = url.searchParams.get('offer');
	const offer = offers.find(({ id }) => id === chosen) ?? offers[0] ?? null;
	const needs = offer ? rankNeeds(offer, valueOf(await choices.listNeedsFor(db, offer.id))) : [];
	const places = await namePlaces(
		db,
		needs.map(({ villageCode }) => villageCode),
	);
	return {
		offers: offers.map(({ id, title }) => ({ id, title })),
		offerId: offer?.id ?? null,
		unit: offer?.unit ?? null,
		needs: needs.map((need) => ({ ...need, place: places.get(need.villageCode) ?? '' })),
		mayPropose: may(seat, 'proposal.make'),
	};
}
