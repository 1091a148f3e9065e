import type { Seat } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import type { StatusOf } from '#domain/identity/transitions.ts';
import { isOfSide, type Sides } from './side.ts';

/** What a meeting resolved 议定事项: who does it until when, and what came of it. */
export interface MeetingAction {
	readonly id: string;
	readonly subject: string;
	readonly ownerName: string;
	/** null: told in words alone. */
	readonly ownerId: string | null;
	readonly dueOn: string;
	readonly status: StatusOf<'meeting_action'>;
	/** What was done, or why it was dropped. */
	readonly note: string | null;
	readonly evidenceId: string | null;
	readonly closedAt: string | null;
}

export type ActionState = MeetingAction['status'] | 'overdue';

/** How an action stands on a day: open and past its last day, it is overdue. */
export function stateOf(
	{ status, dueOn }: Pick<MeetingAction, 'status' | 'dueOn'>,
	today: string,
): ActionState {
	return status === 'open' && dueOn < today ? 'overdue' : status;
}

/** Overdue first, then open by their last day, then what is over. */
export function inOrderOf(actions: readonly MeetingAction[]): MeetingAction[] {
	const rank = ({ status }: MeetingAction) => (status === 'open' ? 0 : 1);
	return [...actions].sort(
		(one, other) => rank(one) - rank(other) || one.dueOn.localeCompare(other.dueOn),
	);
}

/** Whether this seat may say what came of it: the owner, or an official of either side. */
export function mayEnd(
	{ status, ownerId }: Pick<MeetingAction, 'status' | 'ownerId'>,
	seat: Seat,
	pairing: Sides,
): boolean {
	if (status !== 'open' || !may(seat, 'meeting.follow')) return false;
	return ownerId === seat.organizationId || (may(seat, 'meeting.save') && isOfSide(seat, pairing));
}
