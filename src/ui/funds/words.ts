import type { PaymentKind } from '#domain/funds/allocation.ts';
import type { Arrival, PledgeName } from '#domain/funds/receipt.ts';
import { m } from '#text/compiled/messages.js';
import { getLocale } from '#text/compiled/runtime.js';
import { formatAmount, moneyUnit } from '#text/format.ts';
import { nameDonor } from '#text/pledges.ts';
import type { Tone } from '#ui/parts/tone.ts';

const arrivalTones: Record<Arrival, Tone> = {
	to_confirm: 'waiting',
	to_review: 'waiting',
	differing: 'alert',
	received: 'good',
	reversed: 'alert',
	withdrawn: 'neutral',
};

export function arrivalTone(arrival: Arrival): Tone {
	return arrivalTones[arrival];
}

const reviewTones = { pending: 'waiting', approved: 'good', returned: 'alert' } as const;

export function reviewTone(status: keyof typeof reviewTones): Tone {
	return reviewTones[status];
}

/** Who must act next on a reported payment, null where nobody must. */
export function sayArrival(arrival: Arrival, pledge: PledgeName): string | null {
	const names = { donor: nameDonor(pledge), receiver: pledge.receiver.name };
	switch (arrival) {
		case 'to_confirm':
			return m.fund_next_confirm(names);
		case 'to_review':
			return m.fund_next_review(names);
		case 'differing':
			return m.fund_next_settle(names);
		case 'received':
		case 'reversed':
		case 'withdrawn':
			return null;
	}
}

/** How taking back a record of a project's money is put: the act, its limit and its effect. */
export function sayReversal(kind: 'allocation' | PaymentKind) {
	switch (kind) {
		case 'allocation':
			return {
				act: m.fund_reverse_allocation(),
				note: m.fund_reverse_allocation_note(),
				effect: m.fund_reversed_allocation_effect(),
			};
		case 'disbursement':
			return {
				act: m.fund_reverse_disbursement(),
				note: m.fund_reverse_disbursement_note(),
				effect: m.fund_reversed_disbursement_effect(),
			};
		case 'expenditure':
			return {
				act: m.fund_reverse_expenditure(),
				note: m.fund_reverse_expenditure_note(),
				effect: m.fund_reversed_expenditure_effect(),
			};
	}
}

/** The head of a column of amounts, with its unit: 金额 (元). */
export function inUnit(label: string): string {
	return `${label} (${moneyUnit(getLocale())})`;
}

export function amount(fen: number): string {
	return formatAmount(fen, getLocale());
}

/** For which villages money may be used. */
export function reach({ villageCodes }: { villageCodes: readonly string[] }): string {
	if (villageCodes.length === 0) return m.fund_any_village();
	return m.fund_named_villages({ count: new Set(villageCodes).size });
}
