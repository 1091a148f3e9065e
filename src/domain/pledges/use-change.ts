import type { Actor } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import { isWithinRegion } from '#domain/regions/code.ts';
import type { Party, Pledge } from './pledge.ts';

/** A request to use what was given for something else, and the donor's answer. */
export interface UseChange {
	readonly id: string;
	/** What it shall be used for instead. */
	readonly earmark: string;
	readonly reason: string;
	readonly status: 'requested' | 'consented' | 'refused' | 'withdrawn';
	readonly answer: string | null;
	readonly requestedBy: string;
	readonly organization: Party;
	readonly requestedAt: string;
	readonly decidedAt: string | null;
}

/**
 * What a pledge may be used for now: the last use that its donor consented to, or else what was
 * agreed; null for anything. @param changes in any order
 */
export function earmarkInForce(
	{ earmark }: Pick<Pledge, 'earmark'>,
	changes: readonly UseChange[],
): string | null {
	const consented = changes.filter(({ status }) => status === 'consented');
	consented.sort((one, other) => (other.decidedAt ?? '').localeCompare(one.decidedAt ?? ''));
	return consented[0]?.earmark ?? earmark;
}

export function pendingUseChange(changes: readonly UseChange[]): UseChange | null {
	return changes.find(({ status }) => status === 'requested') ?? null;
}

type Terms = Pick<Pledge, 'agreementOn' | 'donor' | 'receiver' | 'lines'>;

/** What this person may do about the use of the pledge now. The database asks again. */
export function actsOnUse(
	pledge: Terms,
	changes: readonly UseChange[],
	{ seat }: Pick<Actor, 'seat'>,
) {
	const pending = pendingUseChange(changes);
	const isSigned = pledge.agreementOn !== null;
	const isDonor = seat.organizationId === pledge.donor.id;
	const uses = seat.organizationId === pledge.receiver.id || isInCharge(pledge, seat);
	return {
		ask: isSigned && !pending && !isDonor && uses && may(seat, 'use.ask'),
		answer: pending !== null && isDonor && may(seat, 'pledge.sign'),
		withdraw: pending?.organization.id === seat.organizationId && may(seat, 'use.ask'),
	};
}

/** A county that reads a pledge without villages may help any of its own from it. */
function isInCharge({ lines }: Pick<Pledge, 'lines'>, seat: Actor['seat']): boolean {
	if (seat.kind !== 'county') return false;
	return (
		lines.length === 0 ||
		lines.some(({ villageCode }) => isWithinRegion(villageCode, seat.regionCode))
	);
}
