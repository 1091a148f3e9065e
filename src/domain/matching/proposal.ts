import type { OrganizationKind, Seat } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import type { StatusOf } from '#domain/identity/transitions.ts';
import type { Unit } from '#domain/needs/measure.ts';
import type { Category, Commodity } from '#domain/needs/need.ts';
import type { Nature } from '#domain/offers/offer.ts';
import { isWithinRegion } from '#domain/regions/code.ts';
import type { Reasons } from './explain.ts';
import type { Parameters } from './parameters.ts';

export type ProposalStatus = StatusOf<'proposal'>;

export type Side = 'donor' | 'village';

export type Decision = 'accepted' | 'declined';

/** Why a side says no; `other` is put in words. Mirrors private.decline_causes. */
export const declineCauses = {
	donor: ['amount', 'category', 'region', 'plan_changed', 'other'],
	village: ['amount', 'solved', 'terms', 'not_ready', 'other'],
} as const satisfies Record<Side, readonly string[]>;

/** What one side has said; all null while it is asked. */
export interface Word {
	readonly decision: Decision | null;
	readonly reason: string | null;
	readonly decidedAt: string | null;
}

/** A suggested grant of one offer to one need, as far as its reader may know it. */
export interface Proposal {
	readonly id: string;
	/** null where the donor chose the need itself. */
	readonly roundId: string | null;
	/** Only money has one. */
	readonly nature: Nature | null;
	readonly commodity: Commodity;
	readonly unit: Unit;
	readonly need: {
		readonly id: string;
		/** null where the reader may no longer see the need. */
		readonly title: string | null;
		readonly category: Category | null;
		readonly villageCode: string;
		/** From the county down, since villages share names. */
		readonly place: string;
	};
	/** null for villages and townships, which know no offers. */
	readonly offer: {
		readonly id: string;
		readonly title: string;
		readonly organizationId: string;
		readonly minimumGrant: number;
	} | null;
	/** null where the donor is anonymous to the reader. */
	readonly donorName: string | null;
	/** The village knows no name, though the reader may. */
	readonly isAnonymous: boolean;
	/** Of its unit; of money in fen. */
	readonly quantity: number;
	/** What was proposed, where the donor accepted a part of it only. */
	readonly reducedFrom: number | null;
	/** Null where no round scored the pair. */
	readonly reasons: Reasons | null;
	/** Null where the reader may not see the round. */
	readonly parameters: Parameters | null;
	readonly status: ProposalStatus;
	readonly donor: Word;
	readonly village: Word;
	/** The township spoke for the village. */
	readonly isDecidedOnBehalf: boolean;
	/** Why the side that declined did so: one of `declineCauses`. */
	readonly declineCause: string | null;
	/** Last day to decide; null until the round is published. */
	readonly expiresOn: string | null;
}

/** Nobody writes that a proposal ran out: its last day does. */
export function stateOn(
	today: string,
	{ status, expiresOn }: Pick<Proposal, 'status' | 'expiresOn'>,
): ProposalStatus {
	const isWaiting = status === 'proposed' || status === 'half_accepted';
	return isWaiting && expiresOn !== null && expiresOn < today ? 'expired' : status;
}

/** What nobody else may be promised: announced and not past its day, agreed, or pledged. */
export function isPromised(
	today: string,
	proposal: Pick<Proposal, 'status' | 'expiresOn'>,
): boolean {
	const state = stateOn(today, proposal);
	return proposal.expiresOn !== null && state !== 'declined' && state !== 'expired';
}

/** The side that an organization of this kind always is; governments may be either. */
export function sideOfKind(kind: OrganizationKind): Side | null {
	if (kind === 'village' || kind === 'township') return 'village';
	return kind === 'enterprise' || kind === 'social_organization' ? 'donor' : null;
}

/** For which side a seat speaks; a township speaks for its villages. Mirrors private.side_in. */
export function sideOf(
	{ kind, regionCode, organizationId }: Seat,
	{ need, offer }: Pick<Proposal, 'need' | 'offer'>,
): Side | null {
	if (sideOfKind(kind) === 'village') {
		return isWithinRegion(need.villageCode, regionCode) ? 'village' : null;
	}
	return offer?.organizationId === organizationId ? 'donor' : null;
}

/** What follows an agreement: people and purchases are no gift, and with them it is the end. */
export function leadsToPledge({ commodity }: Pick<Proposal, 'commodity'>): boolean {
	return commodity === 'money' || commodity === 'goods';
}

/** Whether this seat is now asked for its word. */
export function mayDecide(today: string, seat: Seat, proposal: Proposal): boolean {
	const side = sideOf(seat, proposal);
	const state = stateOn(today, proposal);
	if (side === null || proposal.expiresOn === null) return false;
	if (state !== 'proposed' && state !== 'half_accepted') return false;
	return proposal[side].decision === null && may(seat, `proposal.decide_as_${side}`);
}
