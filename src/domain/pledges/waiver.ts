import type { Actor } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import { missingFen, type InstalmentStanding, type Waived } from './instalment.ts';
import type { Pledge } from './pledge.ts';

/** A request to let an instalment go, and its answer. */
export interface WaiverRequest {
	readonly id: string;
	readonly position: number;
	/** What was missing of it on the day of the approval; null before. */
	readonly amountFen: number | null;
	readonly reason: string;
	readonly status: 'requested' | 'approved' | 'refused';
	readonly answer: string | null;
	readonly requestedBy: string;
	readonly side: 'donor' | 'receiver';
	readonly requestedAt: string;
}

/** What was let go, for the schedule. */
export function waivedOf(requests: readonly WaiverRequest[]): Waived[] {
	return requests.flatMap(({ position, amountFen }) =>
		amountFen === null ? [] : [{ position, fen: amountFen }],
	);
}

type Who = Pick<Actor, 'seat' | 'accountId'>;
type Signed = Pick<Pledge, 'status' | 'kind' | 'donor' | 'receiver'>;

/** Whether this person may ask; either side may, for a part of the cash that is still owed. */
export function mayAskWaiver({ status, kind, donor, receiver }: Signed, { seat }: Who): boolean {
	const isParty = seat.organizationId === donor.id || seat.organizationId === receiver.id;
	return status === 'signed' && kind === 'cash' && isParty && may(seat, 'pledge.end');
}

/** The instalments that can be asked for: something is missing and nobody has asked yet. */
export function waivable(
	standings: readonly InstalmentStanding[],
	requests: readonly WaiverRequest[],
): InstalmentStanding[] {
	const asked = requests.filter(({ status }) => status === 'requested');
	return standings
		.filter((one) => missingFen(one) > 0)
		.filter(({ position }) => !asked.some((one) => one.position === position));
}

/** What this person may answer. The receiver lets its claim go, and not who asked for that. */
export function actsOnWaiver(
	request: WaiverRequest,
	{ status, donor, receiver }: Pick<Pledge, 'status' | 'donor' | 'receiver'>,
	{ seat, accountId }: Who,
) {
	const isOpen = status === 'signed' && request.status === 'requested';
	const isReceiver = seat.organizationId === receiver.id;
	const isAsker = request.side === 'donor' && seat.organizationId === donor.id;
	return {
		approve:
			isOpen && isReceiver && request.requestedBy !== accountId && may(seat, 'pledge.release'),
		refuse: isOpen && (isReceiver || isAsker) && may(seat, 'pledge.end'),
	};
}
