import { goodsTransitions } from './goods-transitions.ts';
import { moneyTransitions } from './money-transitions.ts';
import { needTransitions } from './need-transitions.ts';
import { supervisionTransitions } from './supervision-transitions.ts';

export type Transition = readonly [from: string | null, to: string, act: string];

/**
 * Which status may follow which, by record, and the act that moves it: the rows of
 * public.status_transitions. `null` is a beginning.
 */
export const transitions = {
	organization: [
		[null, 'pending', 'register'],
		[null, 'verified', 'found'],
		['pending', 'verified', 'verify'],
		['pending', 'returned', 'return'],
		['returned', 'pending', 'submit'],
		['verified', 'suspended', 'suspend'],
		['suspended', 'verified', 'restore'],
	],
	membership: [
		[null, 'invited', 'invite'],
		[null, 'active', 'found'],
		['invited', 'active', 'join'],
		['invited', 'ended', 'withdraw'],
		['active', 'ended', 'end'],
		['ended', 'active', 'rejoin'],
	],
	agreement: [
		[null, 'draft', 'draft'],
		['draft', 'signed', 'sign'],
		['signed', 'closed', 'close'],
	],
	...needTransitions,
	offer: [
		[null, 'draft', 'draft'],
		['draft', 'open', 'publish'],
		['draft', 'withdrawn', 'withdraw'],
		['open', 'withdrawn', 'withdraw'],
		['open', 'closed', 'close'],
		['open', 'expired', 'expire'],
	],
	round: [
		[null, 'running', 'start'],
		['running', 'proposed', 'propose'],
		['running', 'failed', 'fail'],
		['running', 'cancelled', 'cancel'],
		['proposed', 'discarded', 'discard'],
		['proposed', 'closed', 'close'],
	],
	what_if: [
		[null, 'running', 'ask'],
		['running', 'answered', 'answer'],
		['running', 'failed', 'fail'],
		['answered', 'applied', 'apply'],
		['running', 'discarded', 'discard'],
		['answered', 'discarded', 'discard'],
		['failed', 'discarded', 'discard'],
	],
	proposal: [
		[null, 'proposed', 'propose'],
		['proposed', 'half_accepted', 'accept'],
		['half_accepted', 'agreed', 'accept'],
		['agreed', 'pledged', 'pledge'],
		['pledged', 'agreed', 'withdraw_pledge'],
		['proposed', 'declined', 'decline'],
		['half_accepted', 'declined', 'decline'],
		['proposed', 'expired', 'expire'],
		['half_accepted', 'expired', 'expire'],
		['agreed', 'expired', 'lapse'],
		['pledged', 'expired', 'lapse'],
	],
	project: [
		[null, 'draft', 'draft'],
		['draft', 'submitted', 'submit'],
		['returned', 'submitted', 'submit'],
		['submitted', 'village_notice', 'open_village_notice'],
		['village_notice', 'township_review', 'end_village_notice'],
		['township_review', 'township_notice', 'open_township_notice'],
		['township_notice', 'county_appraisal', 'end_township_notice'],
		['county_appraisal', 'county_notice', 'open_county_notice'],
		['county_notice', 'in_pool', 'admit'],
		['in_pool', 'contracted', 'contract'],
		['contracted', 'under_way', 'start'],
		['under_way', 'completed', 'complete'],
		['completed', 'accepted', 'accept'],
		['accepted', 'handed_over', 'hand_over'],
		['handed_over', 'closed', 'close'],
		['submitted', 'returned', 'return'],
		['village_notice', 'returned', 'return'],
		['township_review', 'returned', 'return'],
		['township_notice', 'returned', 'return'],
		['county_appraisal', 'returned', 'reject'],
		['county_notice', 'returned', 'reject'],
		['under_way', 'suspended', 'suspend'],
		['suspended', 'under_way', 'resume'],
		['closed', 'reopened', 'reopen'],
		['reopened', 'under_way', 'resume'],
		['returned', 'terminated', 'terminate'],
		['in_pool', 'terminated', 'terminate'],
		['contracted', 'terminated', 'terminate'],
		['under_way', 'terminated', 'terminate'],
		['suspended', 'terminated', 'terminate'],
	],
	objection: [
		[null, 'raised', 'raise'],
		['raised', 'upheld', 'uphold'],
		['raised', 'dismissed', 'dismiss'],
	],
	milestone: [
		[null, 'scheduled', 'schedule'],
		['scheduled', 'met', 'meet'],
		['scheduled', 'partly_met', 'meet_partly'],
		['scheduled', 'not_met', 'miss'],
		['partly_met', 'met', 'meet'],
		['not_met', 'met', 'meet'],
		['not_met', 'partly_met', 'meet_partly'],
	],
	...goodsTransitions,
	meeting: [
		[null, 'planned', 'plan'],
		[null, 'held', 'report'],
		['planned', 'held', 'report'],
		['held', 'closed', 'close'],
	],
	bulletin: [
		[null, 'draft', 'draw_up'],
		['draft', 'published', 'publish'],
	],
	meeting_action: [
		[null, 'open', 'resolve'],
		['open', 'done', 'finish'],
		['open', 'dropped', 'drop'],
	],
	update: [
		[null, 'pending', 'submit'],
		['pending', 'approved', 'approve'],
		['pending', 'returned', 'return'],
	],
	import: [
		[null, 'reading', 'begin'],
		['reading', 'ready', 'read'],
		['reading', 'failed', 'fail'],
		['ready', 'imported', 'confirm'],
		['imported', 'undone', 'undo'],
		['reading', 'discarded', 'discard'],
		['ready', 'discarded', 'discard'],
		['failed', 'discarded', 'discard'],
	],
	...supervisionTransitions,
	...moneyTransitions,
} as const satisfies Record<string, readonly Transition[]>;

export type RecordName = keyof typeof transitions;

export type StatusOf<Name extends RecordName> = (typeof transitions)[Name][number][1];

export type ActOn<Name extends RecordName> = (typeof transitions)[Name][number][2];

/** The acts that a record can take from a status: the way on before the ways out. */
export function actsFrom<Name extends RecordName>(
	record: Name,
	status: StatusOf<Name>,
): ActOn<Name>[] {
	const rows: readonly Transition[] = transitions[record];
	return rows.filter(([from]) => from === status).map(([, , act]) => act as ActOn<Name>);
}

/** Whether the act is possible at all in this status; who may do it is asked elsewhere. */
export function mayAct<Name extends RecordName>(
	record: Name,
	status: StatusOf<Name>,
	act: ActOn<Name>,
): boolean {
	return actsFrom(record, status).includes(act);
}
