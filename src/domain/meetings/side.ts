import type { Seat } from '#domain/identity/actor.ts';
import type { Nature } from '#domain/offers/offer.ts';
import { isWithin, type Period } from '#domain/period.ts';
import { isWithinRegion } from '#domain/regions/code.ts';

/** The two sides of the pairing that a meeting belongs to. */
export interface Sides extends Period {
	readonly id: string;
	readonly supportingName: string;
	readonly receivingName: string;
	readonly supportingRegionCode: string;
	readonly receivingRegionCode: string;
}

/** Whether a seat's region stands on one of the sides: one of the two lies within the other. */
export function isOfSide(
	{ regionCode }: Pick<Seat, 'regionCode'>,
	{ supportingRegionCode, receivingRegionCode }: Sides,
): boolean {
	return [supportingRegionCode, receivingRegionCode].some(
		(side) => isWithinRegion(side, regionCode) || isWithinRegion(regionCode, side),
	);
}

/** The pairings of which a seat may record meetings, today's before the others. */
export function pairingsOf(
	seat: Pick<Seat, 'regionCode'>,
	pairings: readonly Sides[],
	today: string,
): Sides[] {
	const own = pairings.filter((pairing) => isOfSide(seat, pairing));
	const isNow = (pairing: Sides) => isWithin(today, pairing);
	return [...own.filter(isNow), ...own.filter((one) => !isNow(one))];
}

interface Receiver {
	readonly kind: string;
	readonly regionCode: string;
}

/** Who of those that may receive is of the receiving side; fiscal aid goes to governments alone. */
export function receiversOf<One extends Receiver>(
	{ receivingRegionCode }: Sides,
	nature: Nature | null,
	receivers: readonly One[],
): One[] {
	return receivers
		.filter(({ regionCode }) => isWithinRegion(regionCode, receivingRegionCode))
		.filter(({ kind }) => nature !== 'fiscal_aid' || kind === 'city' || kind === 'county');
}
