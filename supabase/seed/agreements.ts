import type { Archive } from './documents.ts';
import { governmentId } from './organizations.ts';
import { fuzhouPairing, qingdaoPairing } from './pairings.ts';
import type { SeatOf } from './people.ts';
import { DINGXI, FUZHOU, QINGDAO } from './places.ts';
import { idOf } from './random.ts';
import type { Stage } from './stage.ts';

type Figures = Readonly<Record<string, number>>;

/** A figure that a city reported: of what, how many, when, what it was, by which paper. */
type Told = readonly [
	city: string,
	indicator: string,
	value: number,
	day: string,
	note: string,
	number: string,
];

interface YearPlan {
	readonly pairing: string;
	readonly city: string;
	readonly year: number;
	readonly signedOn: string;
	readonly number: string;
	/** As the supporting city drafted it, and what the receiving city amended. */
	readonly draft: Figures;
	readonly amended: Figures;
	readonly told: readonly Told[];
	/** 自评; none while the year runs. */
	readonly words?: string;
}

const WAN = 1_000_000;

/**
 * The annual agreements of the two cities' pairings: drafted by the one, amended by the other,
 * signed by both; those of years that are over are closed with their self-assessment. After
 * publication, because the sheet counts the money that the public reads.
 */
export function seedAgreements(stage: Stage, archive: Archive, seatOf: SeatOf): void {
	for (const plan of [of2020, of2025, of2026]) {
		const id = idOf(`agreement ${plan.pairing} ${plan.year}`);
		const seat = (city: string, role: 'editor' | 'approver') => seatOf(governmentId(city), role);
		stage.act(seat(plan.city, 'editor'), 'propose_agreement', {
			id,
			pairing_id: plan.pairing,
			year: plan.year,
			targets: targetsOf(plan.draft),
			note: '支援方草案',
		});
		stage.act(seat(DINGXI, 'editor'), 'propose_agreement', {
			id,
			version: 1,
			targets: targetsOf({ ...plan.draft, ...plan.amended }),
			note: '按受援方实际调整',
		});
		const first = seat(plan.city, 'approver');
		stage.act(first, 'sign_agreement', {
			id,
			version: 2,
			document_id: archive.paper(first, 'agreement', `${plan.year}年度协作协议`),
			number: plan.number,
			signed_on: plan.signedOn,
		});
		stage.act(seat(DINGXI, 'approver'), 'sign_agreement', { id, version: 2 });
		for (const [place, [city, indicator, value, day, note, number]] of plan.told.entries()) {
			stage.act(seat(city, 'editor'), 'report_agreement', {
				id: idOf(`agreement report ${id} ${place}`),
				agreement_id: id,
				indicator,
				value,
				occurred_on: day,
				note,
				number,
			});
		}
		if (plan.words) {
			stage.act(seat(DINGXI, 'approver'), 'close_agreement', { id, words: plan.words });
		}
	}
}

function targetsOf(figures: Figures): { indicator: string; value: number }[] {
	return Object.entries(figures).map(([indicator, value]) => ({ indicator, value }));
}

const of2020: YearPlan = {
	pairing: fuzhouPairing,
	city: FUZHOU,
	year: 2020,
	signedOn: '2020-03-20',
	number: '福定协作〔2020〕3号（演示）',
	draft: { social_donation: 2000 * WAN, investment: 1000 * WAN, officials: 6, labour: 500 },
	amended: { labour: 600 },
	told: [
		[FUZHOU, 'officials', 6, '2020-04-10', '选派挂职干部到岗（演示）', '福组〔2020〕8号'],
		[DINGXI, 'labour', 640, '2020-06-30', '点对点输送返岗（演示）', '定人社〔2020〕21号'],
		[DINGXI, 'labour_lifted', 410, '2020-06-30', '其中脱贫劳动力（演示）', '定人社〔2020〕21号'],
	],
	words: '本年度协议目标基本完成，资金和人员均已到位，结对关系于次年调整。（演示数据）',
};

const ofToday = { pairing: qingdaoPairing, city: QINGDAO };

const of2025: YearPlan = {
	...ofToday,
	year: 2025,
	signedOn: '2025-03-18',
	number: '青定协作〔2025〕2号（演示）',
	draft: {
		fiscal_aid: 600 * WAN,
		social_donation: 300 * WAN,
		donated_goods: 10 * WAN,
		investment: 500 * WAN,
		purchase: 30 * WAN,
		enterprises_led: 4,
		labour: 800,
		officials: 8,
		specialists: 40,
		trainings: 300,
		paired_villages: 16,
	},
	amended: { labour: 900, labour_lifted: 400, trainings: 360 },
	told: [
		[QINGDAO, 'officials', 8, '2025-03-25', '第五批挂职干部到岗（演示）', '青组〔2025〕11号'],
		[QINGDAO, 'specialists', 24, '2025-04-12', '教育医疗人才到岗（演示）', '青人社〔2025〕9号'],
		[QINGDAO, 'specialists', 15, '2025-09-02', '农技人才到岗（演示）', '青人社〔2025〕30号'],
		[DINGXI, 'labour', 520, '2025-05-20', '点对点输送务工（演示）', '定人社〔2025〕17号'],
		[DINGXI, 'labour', 395, '2025-10-15', '秋季输送务工（演示）', '定人社〔2025〕41号'],
		[DINGXI, 'labour_lifted', 430, '2025-10-15', '其中脱贫劳动力（演示）', '定人社〔2025〕41号'],
		[
			QINGDAO,
			'enterprises_led',
			3,
			'2025-11-05',
			'中药材、食用菌企业落地（演示）',
			'青农〔2025〕52号',
		],
		[DINGXI, 'trainings', 372, '2025-11-28', '干部和致富带头人培训（演示）', '定组〔2025〕33号'],
	],
	words: '本年度资金按期到位，人才和劳务指标完成；引导落地企业少一家，结转下年推进。（演示数据）',
};

const of2026: YearPlan = {
	...ofToday,
	year: 2026,
	signedOn: '2026-03-26',
	number: '青定协作〔2026〕3号（演示）',
	draft: {
		fiscal_aid: 1400 * WAN,
		social_donation: 300 * WAN,
		donated_goods: 10 * WAN,
		investment: 500 * WAN,
		purchase: 40 * WAN,
		enterprises_led: 4,
		industrial_parks: 1,
		labour: 900,
		officials: 8,
		specialists: 45,
		trainings: 360,
		sales: 300 * WAN,
		paired_villages: 18,
		model_villages: 3,
	},
	amended: { labour: 1000, labour_at_risk: 300 },
	told: [
		[DINGXI, 'model_villages', 2, '2026-07-15', '元古堆村、新联村授牌（演示）', '定农〔2026〕33号'],
	],
};
