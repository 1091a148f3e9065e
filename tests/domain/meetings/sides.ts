import type { OrganizationKind, Seat } from '#domain/identity/actor.ts';
import type { Sides } from '#domain/meetings/side.ts';

/** 青岛市—定西市 of today. */
export const pairing: Sides = {
	id: 'now',
	supportingName: '青岛市',
	receivingName: '定西市',
	supportingRegionCode: '370200000000',
	receivingRegionCode: '621100000000',
	validFrom: '2021-04-01',
	validTo: null,
};

/** 福州市—定西市, which came before it. */
export const formerPairing: Sides = {
	...pairing,
	id: 'former',
	supportingName: '福州市',
	supportingRegionCode: '350100000000',
	validFrom: '2016-10-01',
	validTo: '2021-03-31',
};

/** An editor's seat of a body in a region. */
export function seatIn(regionCode: string, kind: OrganizationKind): Seat {
	return {
		organizationId: `${kind} of ${regionCode}`,
		organizationName: '',
		kind,
		regionCode,
		role: 'editor',
		receivesDonations: false,
		isSuspended: false,
		isPending: false,
	};
}
