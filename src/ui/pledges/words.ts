import type { InstalmentState } from '#domain/pledges/instalment.ts';
import type { NextStep, Party, PledgeSummary, Standing } from '#domain/pledges/pledge.ts';
import { m } from '#text/compiled/messages.js';
import { getLocale } from '#text/compiled/runtime.js';
import { formatMoney } from '#text/format.ts';
import { term } from '#text/terms.ts';
import type { Tone } from '#ui/parts/tone.ts';

const standingTones: Partial<Record<Standing, Tone>> = {
	draft: 'waiting',
	partly_received: 'waiting',
	fulfilled: 'good',
	lapsed: 'alert',
	cancelled: 'alert',
	written_off: 'alert',
};

export function standingTone(standing: Standing): Tone {
	return standingTones[standing] ?? 'neutral';
}

/** How far a pledge has come, in words: of goods, how far they have. */
export function nameStanding({
	standing,
	goodsStage,
}: Pick<PledgeSummary, 'standing' | 'goodsStage'>): string {
	return goodsStage ? term('goods_stage', goodsStage) : term('status_pledge', standing);
}

const instalmentTones: Record<InstalmentState, Tone> = {
	paid: 'good',
	waived: 'neutral',
	reported: 'waiting',
	overdue: 'alert',
	partly: 'waiting',
	due: 'neutral',
};

export function instalmentTone(state: InstalmentState): Tone {
	return instalmentTones[state];
}

type Promise = Pick<PledgeSummary, 'amountFen' | 'amountText' | 'isApproximate'>;

/** What is promised: the exact amount, an approximate one in its own words, or goods in words. */
export function promised({ amountFen, amountText, isApproximate }: Promise): string {
	if (amountFen === null || isApproximate) return amountText ?? '—';
	return formatMoney(amountFen, getLocale());
}

/** The donor as the reader may know it. */
export function nameDonor({ donor }: { donor: Party }): string {
	return donor.name || m.donor_anonymous();
}

/** Who must act next, and what they do. */
export function sayNext(step: NextStep, pledge: PledgeSummary): string {
	const names = { donor: nameDonor(pledge), receiver: pledge.receiver.name };
	switch (step) {
		case 'complete':
			return m.pledge_next_complete();
		case 'sign':
			return m.pledge_next_sign(names);
		case 'answer_exit':
			return m.pledge_next_answer_exit(names);
		case 'confirm':
			return m.pledge_next_confirm(names);
		case 'pay':
			return m.pledge_next_pay(names);
		case 'allocate':
			return m.pledge_next_allocate(names);
	}
}
