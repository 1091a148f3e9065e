import { addDays } from '#domain/period.ts';
import { dayBetween } from './calendar.ts';
import type { Company } from './companies.ts';
import { charityId } from './organizations.ts';
import { YUANGUDUI } from './places.ts';
import { pledgeOf, type GoodsPlan, type PledgePlan } from './pledges.ts';
import { at, chanceOf } from './random.ts';

const valued = (fen: number) => ({ valuation: { fen, basis: '出厂价' } });

/** What is given in kind, besides the feed; each comes to another point of its way. */
const GIFTS: readonly GoodsPlan[] = [
	{ item: '太阳能路灯', unit: '盏', quantity: 120, ...valued(18_000_000) },
	{ item: '农家书屋图书', unit: '册', quantity: 3000 },
	{ item: '村卫生室检查设备', unit: '套', quantity: 6, ...valued(9_600_000) },
	{ item: '工业缝纫机', unit: '台', quantity: 40, ...valued(7_200_000) },
];

/** For 78 households of 元古堆, and a second item that is on its way there. */
const FEED: readonly GoodsPlan[] = [
	{ item: '羊用饲料', unit: '吨', quantity: 12.34, ...valued(4_100_000) },
	{ item: '舔砖', unit: '块', quantity: 390 },
];

/** The day of the agreement about the feed: what happens to it follows until the reference day. */
const FEED_ON = '2026-09-28';

/** Gifts in kind: four from companies of 青岛, the feed from the one that people sign in with. */
export function planGoods(
	companies: readonly Company[],
	villages: readonly string[],
): PledgePlan[] {
	const chance = chanceOf('goods');
	const gifts = GIFTS.map((gift, place) =>
		pledgeOf({
			...giftTo(at(villages, place * 3), [gift]),
			name: `goods ${place}`,
			donor: at(companies, 40 + place).id,
			agreementOn: dayBetween(chance, '2025-03-01', '2026-06-20'),
		}),
	);
	const feed = pledgeOf({
		...giftTo(YUANGUDUI, FEED),
		name: 'feed',
		donor: at(companies, 0).id,
		agreementOn: FEED_ON,
		earmark: '用于养殖户越冬，按户平均分配。',
	});
	return [...gifts, feed];
}

function giftTo(village: string, goods: readonly GoodsPlan[]) {
	return {
		receiver: charityId(village),
		nature: 'social_donation',
		form: 'goods',
		amountFen: null,
		amountText: goods.map(({ item, quantity, unit }) => `${item}${quantity}${unit}`).join('、'),
		goods,
		lines: [{ village, needId: null, amountFen: null }],
	} as const;
}

/** Days after the agreement on which goods go their way. */
export function goodsDays({ agreementOn }: PledgePlan) {
	const after = (days: number) => addDays(agreementOn, days);
	return {
		shipped: after(12),
		received: after(16),
		noticeFrom: after(22),
		noticeTo: after(33),
		handed: after(36),
	};
}
