import type { ActionState } from '#domain/meetings/action.ts';
import type { Item } from '#domain/meetings/item.ts';
import type { MeetingStatus } from '#domain/meetings/meeting.ts';
import type { Sides } from '#domain/meetings/side.ts';
import { parseApproximate } from '#domain/money.ts';
import { m } from '#text/compiled/messages.js';
import { getLocale } from '#text/compiled/runtime.js';
import { formatDate, formatMoney } from '#text/format.ts';
import type { Tone } from '#ui/parts/tone.ts';

const meetingTones: Record<MeetingStatus, Tone> = {
	planned: 'waiting',
	held: 'neutral',
	closed: 'good',
};

export function meetingTone(status: MeetingStatus): Tone {
	return meetingTones[status];
}

const actionTones: Record<ActionState, Tone> = {
	open: 'waiting',
	overdue: 'alert',
	done: 'good',
	dropped: 'neutral',
};

export function actionTone(state: ActionState): Tone {
	return actionTones[state];
}

export function nameSides({ supportingName, receivingName }: Sides): string {
	return `${supportingName}—${receivingName}`;
}

/** A pairing with its time: there may be two of the same cities, one after the other. */
export function namePeriod(sides: Sides): string {
	const day = (date: string) => formatDate(date, getLocale());
	const to = sides.validTo === null ? m.meeting_until_now() : day(sides.validTo);
	return `${nameSides(sides)}（${day(sides.validFrom)}–${to}）`;
}

/** The words of the day, and beside them the exact figure where it says more than they do. */
export function sayAmount({
	amountText,
	amountFen,
}: Pick<Item, 'amountText' | 'amountFen'>): string {
	const exact = amountFen === null ? null : formatMoney(amountFen, getLocale());
	if (amountText === null) return exact ?? '—';
	const said = parseApproximate(amountText);
	if (exact !== null && !said.isApproximate && said.fen === amountFen) return exact;
	return exact === null ? amountText : m.meeting_amount_both({ words: amountText, exact });
}
