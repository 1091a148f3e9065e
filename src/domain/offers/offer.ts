import type { Actor, OrganizationKind } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import { mayAct, type StatusOf } from '#domain/identity/transitions.ts';
import type { Category, Commodity } from '#domain/needs/need.ts';
import type { Period } from '#domain/period.ts';

/** Kinds of money that are never added together, and never meet in one round. */
export const natures = ['fiscal_aid', 'social_donation', 'investment', 'purchase'] as const;

export type Nature = (typeof natures)[number];

export type OfferStatus = StatusOf<'offer'>;

export interface Offer extends Period {
	readonly id: string;
	readonly organizationId: string;
	readonly organizationName: string;
	readonly nature: Nature;
	readonly commodity: Commodity;
	readonly title: string;
	readonly note: string;
	/** Money is in fen, all else by quantity and unit. */
	readonly budgetFen: number | null;
	readonly quantity: number | null;
	readonly unit: string | null;
	/** The least that one need may get; 0: no such limit. */
	readonly minimumGrantFen: number;
	/** Empty: any. */
	readonly categories: readonly Category[];
	/** Division codes, each for all that lies in it; empty: anywhere. */
	readonly regionCodes: readonly string[];
	readonly pairedOnly: boolean;
	readonly isAnonymous: boolean;
	readonly status: OfferStatus;
	readonly version: number;
	/** Account ids: who wrote an offer cannot publish it. */
	readonly createdBy: string;
	readonly editedBy: string;
	readonly isDemo: boolean;
}

const byKind: Partial<Record<OrganizationKind, readonly Nature[]>> = {
	city: ['fiscal_aid', 'social_donation', 'purchase'],
	county: ['fiscal_aid', 'social_donation', 'purchase'],
	enterprise: ['social_donation', 'investment', 'purchase'],
	social_organization: ['social_donation', 'purchase'],
};

/** What an organization of this kind may give: fiscal aid is a government's alone. */
export function naturesFor(kind: OrganizationKind): readonly Nature[] {
	return byKind[kind] ?? [];
}

/** Nobody writes that an offer ran out: its last day does. */
export function stateOn(
	today: string,
	{ status, validTo }: Pick<Offer, 'status' | 'validTo'>,
): OfferStatus {
	return status === 'open' && validTo !== null && validTo < today ? 'expired' : status;
}

/** What this person may do to an offer today; the buttons of its page. */
export function actsOn(
	offer: Offer,
	{ accountId, seat }: Pick<Actor, 'accountId' | 'seat'>,
	today: string,
): { edit: boolean; publish: boolean; withdraw: boolean; close: boolean } {
	const { status, validTo } = offer;
	const isOwn = seat.organizationId === offer.organizationId;
	const maySave = isOwn && may(seat, 'offer.save');
	const maySign = isOwn && may(seat, 'offer.publish');
	const isDraft = status === 'draft';
	const isOver = validTo !== null && validTo < today;
	return {
		edit: maySave && isDraft,
		publish:
			maySign && mayAct('offer', status, 'publish') && !isOver && !isWriter(accountId, offer),
		// A draft may go by any editor's hand; a published offer is the word of the house.
		withdraw: (isDraft ? maySave : maySign) && mayAct('offer', status, 'withdraw'),
		close: maySign && mayAct('offer', status, 'close'),
	};
}

function isWriter(accountId: string, { createdBy, editedBy }: Offer): boolean {
	return accountId === createdBy || accountId === editedBy;
}
