import { governmentId } from './organizations.ts';
import { fuzhouPairing, qingdaoPairing } from './pairings.ts';
import type { SeatOf } from './people.ts';
import { countyOf, DINGXI, FUZHOU, QINGDAO, XINLIAN, YUANGUDUI } from './places.ts';
import { idOf } from './random.ts';
import type { Facts, Stage } from './stage.ts';

interface Exchange {
	readonly key: string;
	/** The division whose government reports it, and the one that answers; nobody yet: null. */
	readonly house: string;
	readonly by: string | null;
	/** What is in doubt; the record is confirmed where nothing is. */
	readonly doubt?: string;
	readonly facts: Facts;
}

const WEIYUAN = countyOf(YUANGUDUI);
const ZHANG = countyOf(XINLIAN);

/** What the pairings did besides money: most of it confirmed, some waiting, one questioned. */
export function seedExchanges(stage: Stage, seatOf: SeatOf): void {
	for (const { key, house, by, doubt, facts } of played) {
		const id = idOf(`exchange ${key}`);
		const pairing_id = house === FUZHOU ? fuzhouPairing : qingdaoPairing;
		stage.act(seatOf(governmentId(house), 'editor'), 'save_exchange', { id, pairing_id, ...facts });
		if (by === null) continue;
		const said = doubt ? { verdict: 'questioned', note: doubt } : { verdict: 'confirmed' };
		const answerer = seatOf(governmentId(by), 'approver');
		stage.act(answerer, 'answer_exchange', { id, version: 1, ...said });
	}
}

/** Households at risk of two villages: verified, stated by the village, and by its township. */
export function seedRiskCounts(stage: Stage, seatOf: SeatOf): void {
	const county = seatOf(governmentId(WEIYUAN), 'editor');
	for (const [year, unstable, marginal, sudden, resolved] of risks) {
		const id = idOf(`risk count ${year}`);
		stage.act(seatOf(governmentId(YUANGUDUI), 'editor'), 'state_risk_count', {
			...{ id, village_code: YUANGUDUI, counted_on: `${year}-06-30` },
			...{ unstable, marginal, sudden, resolved },
		});
		if (year < 2026) stage.act(county, 'judge_risk_count', { id, verdict: 'verified' });
	}
}

const risks = [
	[2024, 6, 4, 1, 5],
	[2025, 4, 3, 0, 3],
	[2026, 3, 3, null, 1],
] as const;

const posting = { kind: 'posting', people_count: 1 };

const played: readonly Exchange[] = [
	{
		key: '福州 2019 挂职',
		house: FUZHOU,
		by: WEIYUAN,
		facts: {
			...{ kind: 'posting', role: 'official', people_count: 2, began_on: '2019-05-10' },
			...{ ended_on: '2021-03-31', from_name: '福州市有关部门（演示）' },
			...{ to_name: '渭源县人民政府', place_code: WEIYUAN, field: 'governance' },
		},
	},
	{
		key: '挂职 渭源',
		house: QINGDAO,
		by: WEIYUAN,
		facts: {
			...{ ...posting, role: 'official', began_on: '2025-04-08', ended_on: '2027-04-07' },
			...{ from_name: '青岛市农业农村局（演示）', to_name: '渭源县人民政府' },
			...{ place_code: WEIYUAN, field: 'agriculture', note: '协助对接产业协作项目（演示）。' },
		},
	},
	{
		key: '教师 漳县',
		house: QINGDAO,
		by: ZHANG,
		facts: {
			...{ kind: 'posting', role: 'specialist', people_count: 6, began_on: '2026-03-02' },
			...{ ended_on: '2026-12-31', from_name: '青岛市教育局（演示）' },
			...{ to_name: '漳县教育局', place_code: ZHANG, field: 'education' },
		},
	},
	{
		key: '挂职 2026',
		house: QINGDAO,
		by: DINGXI,
		facts: {
			...{ kind: 'posting', role: 'official', people_count: 7, began_on: '2026-03-30' },
			...{ from_name: '青岛市有关部门（演示）', to_name: '定西市有关县区', field: 'governance' },
		},
	},
	{
		key: '医疗 2026',
		house: QINGDAO,
		by: DINGXI,
		facts: {
			...{ kind: 'posting', role: 'specialist', people_count: 22, began_on: '2026-04-15' },
			...{ from_name: '青岛市卫生健康系统（演示）', to_name: '定西市有关医院', field: 'health' },
		},
	},
	{
		key: '劳务 返岗',
		house: DINGXI,
		by: QINGDAO,
		facts: {
			...{ kind: 'labour', people_count: 482, monitored_count: 145, began_on: '2026-05-18' },
			...{ from_name: '定西市', to_name: '青岛市', transport: 'train' },
		},
	},
	{
		key: '劳务 春季',
		house: WEIYUAN,
		by: QINGDAO,
		facts: {
			...{ kind: 'labour', people_count: 128, monitored_count: 35, began_on: '2026-02-26' },
			...{ from_name: '渭源县', to_name: '青岛市西海岸新区', transport: 'train' },
			place_code: WEIYUAN,
		},
	},
	{
		key: '劳务 秋季',
		house: QINGDAO,
		by: WEIYUAN,
		doubt: '县里登记为 41 人，请核对名册。',
		facts: {
			...{ kind: 'labour', people_count: 46, began_on: '2026-09-12', transport: 'coach' },
			...{ from_name: '渭源县', to_name: '青岛市城阳区', place_code: WEIYUAN },
		},
	},
	{
		key: '车间 元古堆',
		house: WEIYUAN,
		by: QINGDAO,
		facts: {
			...{ kind: 'workshop', subject: '元古堆村中药材分拣车间（演示）', jobs_count: 32 },
			...{ began_on: '2024-06-18', place_code: YUANGUDUI },
		},
	},
	{
		key: '采购 2026',
		house: QINGDAO,
		by: DINGXI,
		facts: {
			...{ kind: 'purchase', subject: '百合、马铃薯、中药材', amount_fen: 326_000_000 },
			...{ began_on: '2026-01-01', ended_on: '2026-06-30', channel: 'canteen' },
			to_name: '青岛市机关和企事业单位食堂（演示）',
		},
	},
	{
		key: '培训 致富带头人',
		house: QINGDAO,
		by: WEIYUAN,
		facts: {
			...{ kind: 'training', subject: '乡村振兴带头人培训班（演示）', people_count: 60, days: 5 },
			...{ began_on: '2026-05-18', to_name: '青岛市', place_code: WEIYUAN },
		},
	},
	{
		key: '培训 干部',
		house: DINGXI,
		by: QINGDAO,
		facts: {
			...{ kind: 'training', subject: '乡村振兴干部培训班（演示）', people_count: 145, days: 3 },
			...{ began_on: '2026-07-08', to_name: '定西市' },
		},
	},
	{
		key: '培训 马铃薯',
		house: QINGDAO,
		by: null,
		facts: {
			...{ kind: 'training', subject: '马铃薯种薯繁育技术培训（演示）', people_count: 45, days: 2 },
			...{ began_on: '2026-11-10', to_name: '元古堆村', place_code: YUANGUDUI },
		},
	},
	{
		key: '园区 漳县',
		house: ZHANG,
		by: QINGDAO,
		facts: {
			...{ kind: 'industry', subject: '青岛·漳县共建产业园（演示）', is_park: true },
			...{ from_name: '青岛某食品加工企业（演示）', amount_fen: 1_800_000_000, jobs_count: 90 },
			...{ began_on: '2026-04-20', place_code: ZHANG },
		},
	},
	{
		key: '企业 食用菌',
		house: ZHANG,
		by: QINGDAO,
		facts: {
			...{ kind: 'industry', subject: '食用菌种植基地（演示）', amount_fen: 420_000_000 },
			...{ from_name: '青岛某农业公司（演示）', jobs_count: 36, began_on: '2026-10-20' },
			place_code: ZHANG,
		},
	},
];
