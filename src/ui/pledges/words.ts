import type { InstalmentState } from '#domain/pledges/instalment.ts';
import type { NextStep, PledgeSummary, Standing } from '#domain/pledges/pledge.ts';
import { m } from '#text/compiled/messages.js';
import { nameDonor } from '#text/pledges.ts';
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
