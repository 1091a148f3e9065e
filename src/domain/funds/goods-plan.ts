import type { Actor } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import { noticeOn, type WallNotice } from '#domain/projects/notice.ts';
import { accept, refuse, type Result } from '#domain/result.ts';
import { keepsStore, type GoodsName, type Village } from './goods.ts';

/** Alike for all, more for some with the reason, or as the donor wished. */
export const planWays = ['equal', 'focused', 'directed'] as const;

export type PlanWay = (typeof planWays)[number];

export const planScopes = ['households', 'facilities', 'villages'] as const;

export type PlanScope = (typeof planScopes)[number];

export interface PlanLine {
	/** From 1, as on the sheet. */
	readonly number: number;
	readonly village: Village;
	/** A household's number or a facility's name; null: the village itself. */
	readonly target: string | null;
	/** In thousandths of the unit, as all quantities here. */
	readonly quantityMilli: number;
	/** By approved hand-overs. */
	readonly handedOverMilli: number;
}

export interface Handover {
	readonly id: string;
	readonly quantityMilli: number;
	readonly handedOn: string;
	readonly documentId: string;
	readonly status: 'pending' | 'approved' | 'returned';
	readonly reviewNote: string | null;
	readonly recordedBy: string;
	readonly lines: readonly { readonly number: number; readonly quantityMilli: number }[];
}

export interface PlanSummary {
	readonly id: string;
	readonly goods: GoodsName;
	/** Whose store it draws on; null: the receiving entity's. */
	readonly village: Village | null;
	readonly way: PlanWay;
	readonly scope: PlanScope;
	readonly quantityMilli: number;
	readonly status: 'pending' | 'returned' | 'approved' | 'closed';
	readonly editedAt: string;
}

export interface GoodsPlan extends PlanSummary {
	/** Of equal parts; null where they are not equal. */
	readonly stepMilli: number | null;
	readonly reason: string | null;
	readonly version: number;
	readonly submission: number;
	readonly reviewNote: string | null;
	readonly closingNote: string | null;
	/** Account ids: whoever wrote it cannot approve it. */
	readonly writers: readonly string[];
	readonly lines: readonly PlanLine[];
	/** The newest first, those of earlier submissions too. */
	readonly notices: readonly WallNotice[];
	/** The newest first. */
	readonly handovers: readonly Handover[];
	/** What stands in the store besides, not set aside by any plan. */
	readonly inStockMilli: number;
}

/**
 * Equal parts of a total, whole multiples of a step; the remainder stays in the store.
 * @param totalMilli, stepMilli whole, from 1; @param parts whole, from 1
 */
export function splitInParts(
	totalMilli: number,
	parts: number,
	stepMilli: number,
): Result<{ partMilli: number; remainderMilli: number }, 'goods.part_too_small'> {
	const steps = Math.floor(Math.floor(totalMilli / stepMilli) / parts);
	if (steps === 0) return refuse('goods.part_too_small');
	const partMilli = steps * stepMilli;
	return accept({ partMilli, remainderMilli: totalMilli - partMilli * parts });
}

/** The last day on which the plan hangs in this submission; null: it does not. */
export function lastDayOf({ notices, submission }: GoodsPlan): string | null {
	const days = notices.filter((one) => one.submission === submission).map(({ endsOn }) => endsOn);
	return days.sort()[days.length - 1] ?? null;
}

export function pendingHandover({ handovers }: Pick<GoodsPlan, 'handovers'>): Handover | null {
	return handovers.find(({ status }) => status === 'pending') ?? null;
}

/** What is set aside and not handed over yet. */
export function restOf({ lines }: Pick<GoodsPlan, 'lines'>): number {
	return lines.reduce(
		(sum, { quantityMilli: all, handedOverMilli }) => sum + all - handedOverMilli,
		0,
	);
}

/** How far the plan is: for the row of steps, and for the sentence that says who acts next. */
export type PlanStage = 'review' | 'returned' | 'notice' | 'noticed' | 'handing' | 'closed';

export function stageOf(plan: GoodsPlan, today: string): PlanStage {
	if (plan.status === 'pending') return 'review';
	if (plan.status !== 'approved') return plan.status;
	const endsOn = lastDayOf(plan);
	if (endsOn === null) return 'notice';
	const { state } = noticeOn(today, { startsOn: endsOn, endsOn });
	return state === 'ended' ? 'handing' : 'noticed';
}

/** What this person may do with the plan now. The database asks again. */
export function actsOnPlan(
	plan: GoodsPlan,
	{ seat, accountId }: Pick<Actor, 'seat' | 'accountId'>,
	today: string,
) {
	const stage = stageOf(plan, today);
	const isKeeper = keepsStore(seat, plan.goods.pledge.receiver.id, plan.village?.code ?? null);
	const mayWrite = isKeeper && may(seat, 'goods.distribute');
	const mayReview = isKeeper && may(seat, 'goods.review');
	const isSecond = !plan.writers.includes(accountId);
	const waiting = pendingHandover(plan);
	const isApproved = plan.status === 'approved';
	return {
		edit: mayWrite && (stage === 'review' || stage === 'returned'),
		review: mayReview && isSecond && stage === 'review',
		takeBack: mayReview && isSecond && isApproved && plan.handovers.length === 0,
		notice: mayWrite && (stage === 'notice' || stage === 'noticed'),
		handOver: mayWrite && stage === 'handing' && restOf(plan) > 0,
		reviewHandover: mayReview && waiting !== null && waiting.recordedBy !== accountId,
		close: mayReview && isApproved && waiting === null && plan.handovers.length > 0,
	};
}
