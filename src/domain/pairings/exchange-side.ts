import type { Actor, Seat } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import { isWithin } from '#domain/period.ts';
import { isWithinRegion } from '#domain/regions/code.ts';
import type { Exchange, PairingSides, Side } from './exchange.ts';

type House = Pick<Seat, 'organizationId' | 'regionCode'>;

const ofRegions = ['province', 'city', 'county', 'township', 'village'];

/**
 * On which side of a pairing a house stands, null on none: private.exchange_side in the database.
 * Where whole regions are paired everybody registered there does; of a company's own pairing with a
 * village its city is no side, while the village's county is.
 */
export function sideOf(pairing: PairingSides, { organizationId, regionCode }: House): Side | null {
	if (organizationId === pairing.supportingOrganizationId) return 'supporting';
	if (organizationId === pairing.receivingOrganizationId) return 'receiving';
	const meets = (region: string) =>
		isWithinRegion(region, regionCode) || isWithinRegion(regionCode, region);
	if (ofRegions.includes(pairing.kind) && meets(pairing.supportingRegionCode)) return 'supporting';
	return meets(pairing.receivingRegionCode) ? 'receiving' : null;
}

/** Under which pairings a house may record: those of today first, regions before others. */
export function pairingsOf(
	house: House,
	pairings: readonly PairingSides[],
	today: string,
): PairingSides[] {
	const own = pairings.filter((pairing) => sideOf(pairing, house) !== null);
	const rank = (pairing: PairingSides) =>
		(isWithin(today, pairing) ? 0 : 2) + (ofRegions.includes(pairing.kind) ? 0 : 1);
	return own.toSorted((one, other) => rank(one) - rank(other));
}

/** What this person may do with the record now. The database asks again. */
export function actsOnExchange(
	exchange: Exchange,
	pairing: PairingSides | null,
	{ seat }: Pick<Actor, 'seat'>,
) {
	const { state, side, placeCode } = exchange;
	const isOwn = seat.organizationId === exchange.organization.id;
	const own = pairing && sideOf(pairing, seat);
	const holdsPlace =
		own === 'supporting' || placeCode === null || isWithinRegion(placeCode, seat.regionCode);
	const isOther = own !== null && own !== side && holdsPlace;
	const isOpen = state === 'reported' || state === 'questioned';
	return {
		correct: isOwn && state !== 'withdrawn' && may(seat, 'exchange.save'),
		confirm: isOther && isOpen && may(seat, 'exchange.answer'),
		question: isOther && state === 'reported' && may(seat, 'exchange.answer'),
	};
}

/** The place that a form begins with: a house of the receiving side mostly tells of its own. */
export function placeToOffer(pairing: PairingSides, house: House): string | null {
	const { receivingRegionCode } = pairing;
	const isBelow =
		house.regionCode !== receivingRegionCode &&
		isWithinRegion(house.regionCode, receivingRegionCode);
	return sideOf(pairing, house) === 'receiving' && isBelow ? house.regionCode : null;
}
