import type { PairingSides } from '#domain/pairings/exchange.ts';

/** 青岛市—定西市 since 2021, or as told. */
export function pairingOf(told: Partial<PairingSides> = {}): PairingSides {
	return {
		id: 'a',
		kind: 'city',
		supportingName: '青岛市',
		receivingName: '定西市',
		supportingOrganizationId: 'qingdao',
		receivingOrganizationId: null,
		supportingRegionCode: '370200000000',
		receivingRegionCode: '621100000000',
		validFrom: '2021-04-01',
		validTo: null,
		...told,
	};
}

export const qingdao = pairingOf();
