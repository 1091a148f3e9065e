import { governmentId } from './organizations.ts';
import { qingdaoPairing } from './pairings.ts';
import type { SeatOf } from './people.ts';
import { countyOf, DINGXI, QINGDAO, YUANGUDUI } from './places.ts';
import { idOf } from './random.ts';
import type { Facts, Stage } from './stage.ts';

const words = {
	foreword: '本月各项工作按计划推进，资金、项目和需求见下列各表。',
	outlook: '下月继续推进在建项目，及时拨付到账资金，按期验收完工项目。',
	correction: '',
};

/** Months of a county and of the pairing, each drawn up by one and published by another. */
export function seedBulletins(stage: Stage, seatOf: SeatOf): void {
	const county = countyOf(YUANGUDUI);
	const ofCounty = { scope: 'county', region_code: county };
	const ofPairing = { scope: 'pairing', pairing_id: qingdaoPairing };
	publish(stage, seatOf, { house: county, month: '2026-08-01', ...ofCounty });
	publish(stage, seatOf, { house: DINGXI, month: '2026-09-01', ...ofPairing });
	publish(stage, seatOf, { house: QINGDAO, month: '2026-10-01', ...ofPairing });
}

function publish(
	stage: Stage,
	seatOf: SeatOf,
	{ house, ...facts }: Facts & { house: string; month: string; scope: string },
): void {
	const id = idOf(`bulletin ${facts.scope} ${facts.month}`);
	const editor = seatOf(governmentId(house), 'editor');
	stage.act(editor, 'draw_up_bulletin', { id, ...facts });
	stage.act(editor, 'word_bulletin', { id, version: 1, ...words });
	stage.act(seatOf(governmentId(house), 'approver'), 'publish_bulletin', { id });
}
