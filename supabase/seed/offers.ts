import { isInMoney, unitOf } from '#domain/needs/measure.ts';
import type { Category, Commodity } from '#domain/needs/need.ts';
import type { Company } from './companies.ts';
import { governmentId } from './organizations.ts';
import type { SeatOf } from './people.ts';
import { QINGDAO } from './places.ts';
import { at, chanceOf, idOf, type Chance } from './random.ts';
import type { Stage } from './stage.ts';

type Nature = 'fiscal_aid' | 'social_donation' | 'investment' | 'purchase';
type OfferStatus = 'draft' | 'open' | 'closed' | 'expired' | 'withdrawn';

export interface OfferPlan {
	readonly id: string;
	readonly organization: string;
	readonly nature: Nature;
	readonly commodity: Commodity;
	readonly title: string;
	readonly note: string;
	readonly budgetFen: number | null;
	readonly quantity: number | null;
	readonly unit: string | null;
	readonly minimumFen: number;
	readonly categories: readonly Category[];
	readonly regions: readonly string[];
	readonly isPairedOnly: boolean;
	readonly isAnonymous: boolean;
	readonly status: OfferStatus;
}

const COUNTIES = ['621102', '621121', '621122', '621123', '621124', '621125', '621126'];
const FEN_PER_WAN = 1_000_000;
const WAN = [10, 15, 20, 20, 30, 30, 40, 50, 50, 60, 80, 100, 120, 150, 200, 300];

/** What is given in kind: nature, commodity, category, unit, quantity, words; purchases in 万元. */
const IN_KIND = [
	['social_donation', 'goods', 'energy', '盏', 200, '太阳能路灯'],
	['social_donation', 'goods', 'education', '套', 20, '多媒体教室设备'],
	['social_donation', 'goods', 'culture', '册', 6000, '少儿和农技图书'],
	['social_donation', 'goods', 'health', '套', 12, '村卫生室检查设备'],
	['social_donation', 'goods', 'employment', '台', 80, '工业缝纫机'],
	['social_donation', 'goods', 'emergency', '件', 900, '防汛应急物资'],
	['social_donation', 'goods', 'environment', '辆', 4, '小型垃圾转运车'],
	['social_donation', 'talent', 'training', '人次', 400, '农村电商培训'],
	['social_donation', 'talent', 'health', '场', 20, '专家巡回义诊'],
	['social_donation', 'talent', 'training', '人月', 36, '种植技术员驻点'],
	['purchase', 'purchase', 'industry', '万元', 108, '食堂采购马铃薯'],
	['purchase', 'purchase', 'industry', '万元', 48, '职工慰问百合礼盒'],
	['purchase', 'purchase', 'industry', '万元', 46, '高原夏菜直采'],
	['investment', 'jobs', 'employment', '人', 160, '电子装配岗位'],
	['investment', 'jobs', 'employment', '人', 60, '车间分拣岗位'],
] as const;

/** 60 offers: money of companies, fiscal aid of 青岛, and things in kind. */
export function planOffers(companies: readonly Company[]): OfferPlan[] {
	const chance = chanceOf('offers');
	const donors = [
		...companies.slice(0, 30),
		...companies.slice(96, 99),
		...companies.slice(114, 118),
	];
	const money = donors.map((company, place) => moneyOffer(company, place, chance));
	const fiscal = [2600, 1800, 900, 600].map((wan, place) => fiscalOffer(wan, place));
	const inKind = IN_KIND.map((kind, place) => inKindOffer(at(companies, 30 + place), kind));
	const investments = companies.slice(50, 54).map((company, place) => ({
		...moneyOffer(company, 100 + place, chance),
		nature: 'investment' as const,
		title: '产业合作投资',
		status: 'open' as const,
		isAnonymous: false,
	}));
	return [...money, ...fiscal, ...inKind, ...investments];
}

const KINDS_OF_MONEY = ['公益捐赠资金', '定向捐建资金', '乡村振兴帮扶资金', '村企结对帮扶资金'];

function moneyOffer(company: Company, place: number, chance: Chance): OfferPlan {
	const wan = chance.pick(WAN);
	const isOpenToAll = chance.happens(35);
	return {
		id: idOf(`offer ${company.id} money`),
		organization: company.id,
		nature: 'social_donation',
		commodity: 'money',
		title: chance.pick(KINDS_OF_MONEY),
		note: '签约后分期到账，需在项目地公示使用结果，并按季反馈进度。',
		budgetFen: wan * FEN_PER_WAN,
		quantity: null,
		unit: null,
		minimumFen: wan >= 40 ? 5 * FEN_PER_WAN : 0,
		categories: isOpenToAll ? [] : company.strengths,
		regions: chance.happens(60) ? [] : [`${at(COUNTIES, place)}000000`],
		isPairedOnly: chance.happens(30),
		isAnonymous: place % 9 === 4,
		status: statusOf(place),
	};
}

/** Most are open; the first ones stay so, because people sign in with them. */
function statusOf(place: number): OfferStatus {
	const ends: readonly OfferStatus[] = ['closed', 'draft', 'expired', 'withdrawn'];
	return place % 4 === 3 && place > 8 ? at(ends, (place - 3) / 4) : 'open';
}

function fiscalOffer(wan: number, place: number): OfferPlan {
	const themes: readonly (readonly Category[])[] = [
		['industry', 'employment'],
		['roads', 'water', 'housing', 'environment'],
		['education', 'health', 'elderly_care', 'culture'],
		[],
	];
	const words = ['产业发展', '基础设施', '公共服务', '机动']; // by the same places
	return {
		id: idOf(`offer fiscal ${place}`),
		organization: governmentId(QINGDAO),
		nature: 'fiscal_aid',
		commodity: 'money',
		title: `2026年东西部协作财政援助资金（${at(words, place)}）`,
		note: '按年度协作协议下达，由受援方财政部门接收。',
		budgetFen: wan * FEN_PER_WAN,
		quantity: null,
		unit: null,
		minimumFen: 10 * FEN_PER_WAN,
		categories: at(themes, place),
		regions: [],
		isPairedOnly: true,
		isAnonymous: false,
		status: 'open',
	};
}

function inKindOffer(company: Company, kind: (typeof IN_KIND)[number]): OfferPlan {
	const [nature, commodity, category, unit, quantity, title] = kind;
	const isMoney = isInMoney(commodity);
	return {
		id: idOf(`offer ${company.id} ${title}`),
		organization: company.id,
		nature,
		commodity,
		title: `${title}${quantity}${unit}`,
		note: '可分批交付，请附村级登记表。',
		budgetFen: isMoney ? quantity * FEN_PER_WAN : null,
		quantity: isMoney ? null : quantity,
		unit: unitOf(commodity, unit),
		minimumFen: 0,
		categories: [category],
		regions: [],
		isPairedOnly: false,
		isAnonymous: false,
		status: 'open',
	};
}

/** Written by one person of the house and put on the market by another. */
export function seedOffers(stage: Stage, seatOf: SeatOf, offers: readonly OfferPlan[]): void {
	for (const offer of offers) {
		const { id, status, organization } = offer;
		const approver = seatOf(organization, 'approver');
		stage.act(seatOf(organization, 'editor'), 'save_offer', {
			id,
			nature: offer.nature,
			commodity: offer.commodity,
			title: offer.title,
			note: offer.note,
			// Open-ended: an offer with a last day could not be published any more after it.
			valid_from: '2026-01-01',
			budget_fen: offer.budgetFen,
			quantity: offer.quantity,
			unit: offer.unit,
			minimum_grant_fen: offer.minimumFen,
			categories: offer.categories,
			region_codes: offer.regions,
			paired_only: offer.isPairedOnly,
			is_anonymous: offer.isAnonymous,
		});
		if (status === 'draft') continue;
		stage.act(approver, 'publish_offer', { id });
		if (status === 'withdrawn') stage.act(approver, 'withdraw_offer', { id });
		if (status === 'expired') {
			stage.write(
				(tx) => tx`update public.offers set status = 'expired', valid_to = '2026-06-30'
				where id = ${id}`,
			);
		}
	}
}

/** Closed ones closed after the round: what they promised stands. */
export function closeOffers(stage: Stage, seatOf: SeatOf, offers: readonly OfferPlan[]): void {
	for (const { id, organization } of offers.filter(({ status }) => status === 'closed')) {
		stage.act(seatOf(organization, 'approver'), 'close_offer', { id });
	}
}
