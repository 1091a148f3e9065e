import type { Company } from './companies.ts';
import { governmentId } from './organizations.ts';
import type { SeatOf } from './people.ts';
import { countyOf, DINGXI, FUZHOU, QINGDAO } from './places.ts';
import { at, idOf } from './random.ts';
import type { Stage } from './stage.ts';

/** The day on which 青岛 took over from 福州. */
const QINGDAO_SINCE = '2021-04-01';

export const qingdaoPairing = idOf('pairing 青岛市—定西市');
export const fuzhouPairing = idOf('pairing 福州市—定西市');

/** How many companies have a village of their own. */
const PAIRED_COMPANIES = 18;

/** The two pairings of the city, one after the other, and companies with a village each. */
export function seedPairings(
	stage: Stage,
	seatOf: SeatOf,
	companies: readonly Company[],
	villages: readonly string[],
): void {
	const dingxi = seatOf(governmentId(DINGXI), 'approver');
	const cities = { programme: 'east_west', kind: 'city', receiving_region_code: DINGXI };
	stage.act(dingxi, 'record_pairing', {
		...cities,
		id: fuzhouPairing,
		supporting_organization_id: governmentId(FUZHOU),
		receiving_organization_id: dingxi.organization,
		supporting_region_code: FUZHOU,
		valid_from: '2016-10-01',
		valid_to: '2021-03-31',
		basis: '东西部扶贫协作结对关系（2016年调整）',
	});
	stage.act(dingxi, 'record_pairing', {
		...cities,
		id: qingdaoPairing,
		supporting_organization_id: governmentId(QINGDAO),
		receiving_organization_id: dingxi.organization,
		supporting_region_code: QINGDAO,
		valid_from: QINGDAO_SINCE,
		predecessor_id: fuzhouPairing,
		basis: '东西部协作结对关系（2021年调整）',
	});
	for (const [place, company] of companies.slice(0, PAIRED_COMPANIES).entries()) {
		const village = at(villages, place);
		stage.act(seatOf(governmentId(countyOf(village)), 'approver'), 'record_pairing', {
			id: idOf(`pairing ${company.id} ${village}`),
			programme: 'ten_thousand_enterprises',
			kind: 'enterprise_village',
			supporting_organization_id: company.id,
			receiving_organization_id: governmentId(village),
			supporting_region_code: company.region,
			receiving_region_code: village,
			valid_from: `${2022 + (place % 4)}-0${3 + (place % 6)}-01`,
			basis: '村企结对协议（演示）',
		});
	}
}
