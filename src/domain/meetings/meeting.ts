import type { Actor } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import type { StatusOf } from '#domain/identity/transitions.ts';
import type { MeetingAction } from './action.ts';
import { mayApply } from './application.ts';
import type { Item } from './item.ts';
import { isOfSide, type Sides } from './side.ts';

/** 对接活动 and 联席会. */
export const meetingKinds = ['matchmaking_event', 'joint_conference'] as const;

export type MeetingKind = (typeof meetingKinds)[number];

export type MeetingStatus = StatusOf<'meeting'>;

/** In the order in which lists offer them. */
export const meetingStatuses = [
	'planned',
	'held',
	'closed',
] as const satisfies readonly MeetingStatus[];

export interface Participant {
	readonly name: string;
	/** null: nobody counted. */
	readonly peopleCount: number | null;
	/** Who came, as words of the minutes; never public. */
	readonly people: string | null;
}

export interface MeetingSummary {
	readonly id: string;
	readonly kind: MeetingKind;
	readonly name: string;
	readonly heldOn: string;
	readonly place: string;
	readonly status: MeetingStatus;
	readonly isPublished: boolean;
	/** The pairing of its day. */
	readonly pairing: Sides;
	/** The house that recorded it. */
	readonly organization: { readonly id: string; readonly name: string };
	readonly isDemo: boolean;
}

export interface Meeting extends MeetingSummary {
	readonly host: string;
	readonly agenda: string;
	readonly report: string;
	readonly version: number;
	/** Account ids: whoever wrote it cannot publish it. */
	readonly writers: readonly string[];
	readonly participants: readonly Participant[];
	/** Ids of documents: minutes and further papers. */
	readonly papers: readonly string[];
	readonly items: readonly Item[];
	readonly actions: readonly MeetingAction[];
}

/** What this person may do with the meeting now. The database asks again. */
export function actsOn(meeting: Meeting, { seat, accountId }: Pick<Actor, 'seat' | 'accountId'>) {
	const { status, isPublished, writers, actions } = meeting;
	const isOwn = seat.organizationId === meeting.organization.id;
	const mayWrite = isOwn && may(seat, 'meeting.save') && status !== 'closed';
	const wasHeld = status !== 'planned';
	return {
		edit: mayWrite,
		/** Lines and resolutions: only of what has taken place. */
		note: mayWrite && wasHeld,
		publish:
			isOwn &&
			wasHeld &&
			!isPublished &&
			may(seat, 'meeting.publish') &&
			!writers.includes(accountId),
		close: mayWrite && status === 'held' && actions.every((action) => action.status !== 'open'),
		/** Of lines, by either side. */
		drawUp: may(seat, 'meeting.save') && isOfSide(seat, meeting.pairing),
		/** For villages, by the county in which they lie. */
		apply: mayApply(seat, meeting.pairing),
	};
}
