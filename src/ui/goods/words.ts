import type { PlanLine, PlanScope, PlanStage } from '#domain/funds/goods-plan.ts';
import type { GoodsArrival, GoodsName, Village } from '#domain/funds/goods.ts';
import { m } from '#text/compiled/messages.js';
import { getLocale } from '#text/compiled/runtime.js';
import { formatDate, formatQuantity } from '#text/format.ts';
import type { Tone } from '#ui/parts/tone.ts';

const arrivalTones: Record<GoodsArrival, Tone> = {
	to_confirm: 'waiting',
	to_review: 'waiting',
	differing: 'alert',
	received: 'good',
	withdrawn: 'neutral',
};

export function goodsTone(arrival: GoodsArrival): Tone {
	return arrivalTones[arrival];
}

const planTones = {
	pending: 'waiting',
	returned: 'alert',
	approved: 'good',
	closed: 'neutral',
} as const;

export function planTone(status: keyof typeof planTones): Tone {
	return planTones[status];
}

/** 12.34 吨. */
export function counted(milli: number, { unit }: Pick<GoodsName, 'unit'>): string {
	return `${formatQuantity(milli)} ${unit}`;
}

/** Whose store it is: the village's, or the receiving entity's. */
export function storeOf({ pledge }: GoodsName, village: Village | null): string {
	return village?.place ?? pledge.receiver.name;
}

/** Who a line is for: 户号 01, 村小学, or the village. */
export function nameLine({ target, village }: PlanLine, scope: PlanScope): string {
	if (target === null) return village.place;
	return scope === 'households' ? m.goods_household({ number: target }) : target;
}

/** Who gave it, for a paper on the wall: whoever wished so is not named. */
export function publicDonor({ pledge, isAnonymous }: GoodsName): string {
	return isAnonymous ? m.goods_caring_unit() : pledge.donor.name;
}

/** Who must act next on a shipment, null where nobody must. */
export function sayGoodsArrival(
	arrival: GoodsArrival,
	goods: GoodsName,
	village: Village | null,
): string | null {
	const store = storeOf(goods, village);
	if (arrival === 'to_confirm') return m.goods_next_confirm({ store });
	if (arrival === 'to_review') return m.goods_next_review({ store });
	if (arrival === 'differing')
		return m.goods_next_settle({ store, donor: goods.pledge.donor.name });
	return null;
}

/** What has to happen next to a plan. @param lastDay of its notice */
export function sayPlanStage(
	stage: PlanStage,
	store: string,
	lastDay: string | null,
): string | null {
	switch (stage) {
		case 'review':
			return m.goods_plan_next_review({ store });
		case 'returned':
			return m.goods_plan_next_edit({ store });
		case 'notice':
			return m.goods_plan_next_notice({ store });
		case 'noticed':
			return m.goods_plan_next_wait({ day: formatDate(lastDay, getLocale()) });
		case 'handing':
			return m.goods_plan_next_hand({ store });
		case 'closed':
			return null;
	}
}
