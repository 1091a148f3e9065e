import type { Seat } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import { isWithin, type Period } from '#domain/period.ts';
import { ancestorsOf, isWithinRegion, levelOf } from '#domain/regions/code.ts';

export const programmes = [
	'east_west',
	'designated_assistance',
	'ten_thousand_enterprises',
	'counterpart_support',
] as const;

export type Programme = (typeof programmes)[number];

/** Those of whole regions by their level, then those of single bodies. */
export const pairingKinds = [
	'province',
	'city',
	'county',
	'township',
	'village',
	'enterprise_village',
	'social_organization',
	'school',
	'hospital',
] as const;

export type PairingKind = (typeof pairingKinds)[number];

/** One of the two who are paired. */
export interface Party {
	/** null: only the place is known. */
	readonly organizationId: string | null;
	readonly organizationName: string | null;
	/** Its own name, or that of the school or office for which the organization answers. */
	readonly name: string;
	readonly regionCode: string;
	readonly regionName: string;
}

export interface Pairing extends Period {
	readonly id: string;
	readonly programme: Programme;
	readonly kind: PairingKind;
	readonly supporting: Party;
	readonly receiving: Party;
	readonly predecessorId: string | null;
	readonly basis: string | null;
	readonly basisDocumentId: string | null;
	readonly isDemo: boolean;
}

export const sides = ['supporting', 'receiving'] as const;

export type Side = (typeof sides)[number];

export const pairingStates = ['valid', 'ended', 'coming'] as const;

export type PairingState = (typeof pairingStates)[number];

export function stateOn(today: string, pairing: Period): PairingState {
	if (isWithin(today, pairing)) return 'valid';
	return pairing.validFrom > today ? 'coming' : 'ended';
}

/**
 * The region that a pairing of this kind connects, from where its organization stands: of a city's
 * pairing the city, of a school's the place itself. An organization above the level is its own.
 */
export function regionFor(kind: PairingKind, organizationRegion: string): string {
	const level = pairingKinds.indexOf(kind) + 1;
	if (level > 5 || levelOf(organizationRegion) <= level) return organizationRegion;
	const above = ancestorsOf(organizationRegion);
	return above.find((code) => levelOf(code) === level) ?? organizationRegion;
}

type Sides = Pick<Pairing, 'supporting' | 'receiving'>;

/**
 * On which side a seat acts: for the organization that is paired, for the city or county above it,
 * or, where parts count, for one within it. null on neither. The database says the same.
 */
export function sideOf(
	{ supporting, receiving }: Sides,
	{ organizationId, kind, regionCode }: Pick<Seat, 'organizationId' | 'kind' | 'regionCode'>,
	{ ofPart = false }: { ofPart?: boolean } = {},
): Side | null {
	if (organizationId === supporting.organizationId) return 'supporting';
	if (organizationId === receiving.organizationId) return 'receiving';
	if (!['city', 'county', 'township', 'village'].includes(kind)) return null;
	const stands = [
		...(kind === 'city' || kind === 'county'
			? [(side: string) => isWithinRegion(side, regionCode)]
			: []),
		...(ofPart ? [(side: string) => isWithinRegion(regionCode, side)] : []),
	];
	for (const on of stands) {
		if (on(supporting.regionCode)) return 'supporting';
		if (on(receiving.regionCode)) return 'receiving';
	}
	return null;
}

/** What this person may do with the pairing now. The database asks again. */
export function actsOn(pairing: Pairing, seat: Seat, today: string) {
	const isOfReceiver =
		may(seat, 'pairing.record') && isWithinRegion(pairing.receiving.regionCode, seat.regionCode);
	const side = sideOf(pairing, seat);
	return {
		/** Also to move an end that is yet to come. */
		end: isOfReceiver && (pairing.validTo === null || pairing.validTo >= today),
		succeed: isOfReceiver,
		draft: side !== null && may(seat, 'agreement.propose'),
	};
}
