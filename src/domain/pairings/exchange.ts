import type { Period } from '#domain/period.ts';

/** What a pairing does besides giving money: 挂职支援、劳务、车间、消费帮扶、培训、产业. */
export const exchangeKinds = [
	'posting',
	'labour',
	'workshop',
	'purchase',
	'training',
	'industry',
] as const;
export type ExchangeKind = (typeof exchangeKinds)[number];

export const postingRoles = ['official', 'specialist'] as const;
export const postingFields = [
	'governance',
	'education',
	'health',
	'agriculture',
	'industry',
	'technology',
	'other',
] as const;
export const transports = ['coach', 'train', 'flight', 'own'] as const;
export const channels = ['canteen', 'online', 'market', 'wholesale', 'other'] as const;

/** Its newest version, as the other side has answered it. */
export const exchangeStates = ['reported', 'confirmed', 'questioned', 'withdrawn'] as const;
export type ExchangeState = (typeof exchangeStates)[number];

/** Of the pairing: who reports it. */
export type Side = 'supporting' | 'receiving';

/** What is told of an exchange; null is not told, or not told of this kind. */
export interface ExchangeTerms {
	readonly kind: ExchangeKind;
	readonly pairingId: string;
	/** 'YYYY-MM-DD': by this day it belongs to the pairing. */
	readonly beganOn: string;
	readonly endedOn: string | null;
	/** A place of the receiving side, whom it concerns. */
	readonly placeCode: string | null;
	readonly subject: string | null;
	readonly role: (typeof postingRoles)[number] | null;
	readonly field: (typeof postingFields)[number] | null;
	readonly peopleCount: number | null;
	/** Of the people, those monitored against falling back. */
	readonly monitoredCount: number | null;
	readonly days: number | null;
	/** Bought for, or invested; never a gift. */
	readonly amountFen: number | null;
	readonly jobsCount: number | null;
	readonly isPark: boolean;
	readonly fromName: string | null;
	readonly toName: string | null;
	readonly transport: (typeof transports)[number] | null;
	readonly channel: (typeof channels)[number] | null;
	/** Of one person who is seconded; never published. */
	readonly personName: string | null;
	readonly note: string | null;
}

/** The newest version of a record. */
export interface Exchange extends ExchangeTerms {
	readonly id: string;
	readonly version: number;
	readonly state: ExchangeState;
	readonly side: Side;
	readonly supportingName: string;
	readonly receivingName: string;
	readonly placeName: string | null;
	/** The house whose doing it is. */
	readonly organization: { readonly id: string; readonly name: string };
	/** Why it was corrected or withdrawn; null of the first version. */
	readonly reason: string | null;
	/** ISO 8601 */
	readonly writtenAt: string;
	readonly isDemo: boolean;
}

/** One answer of the other side. */
export interface ExchangeAnswer {
	readonly version: number;
	readonly verdict: 'confirmed' | 'questioned';
	readonly note: string | null;
	readonly organizationName: string;
	readonly answeredAt: string;
}

/** A version of the past and of today, the first one first. */
export interface ExchangeVersion extends ExchangeTerms {
	readonly version: number;
	readonly reason: string | null;
	readonly isWithdrawn: boolean;
	readonly writtenAt: string;
	readonly answers: readonly ExchangeAnswer[];
}

/** Fields of the form; `place` and `amount` are as typed. */
export type ExchangeField =
	| 'ended_on'
	| 'place'
	| 'subject'
	| 'role'
	| 'field'
	| 'people_count'
	| 'monitored_count'
	| 'days'
	| 'amount'
	| 'jobs_count'
	| 'is_park'
	| 'from_name'
	| 'to_name'
	| 'transport'
	| 'channel'
	| 'person_name'
	| 'note';

interface Shape {
	readonly needs: readonly ExchangeField[];
	readonly takes: readonly ExchangeField[];
}

/**
 * What each kind must and may tell, in the order of its form. The database has the same in
 * private.exchange_shape; a test proves the two equal.
 */
export const shapes: Readonly<Record<ExchangeKind, Shape>> = {
	posting: {
		needs: ['role', 'people_count', 'from_name', 'to_name'],
		takes: ['person_name', 'field', 'ended_on', 'place', 'note'],
	},
	labour: {
		needs: ['people_count', 'from_name', 'to_name'],
		takes: ['monitored_count', 'transport', 'place', 'note'],
	},
	workshop: {
		needs: ['subject', 'place'],
		takes: ['jobs_count', 'from_name', 'ended_on', 'note'],
	},
	purchase: {
		needs: ['subject', 'amount', 'to_name', 'channel'],
		takes: ['ended_on', 'from_name', 'place', 'note'],
	},
	training: {
		needs: ['subject', 'people_count', 'days'],
		takes: ['to_name', 'from_name', 'place', 'note'],
	},
	industry: {
		needs: ['subject', 'from_name', 'place'],
		takes: ['amount', 'jobs_count', 'is_park', 'ended_on', 'note'],
	},
};

/** A pairing with its two sides, as exchanges look at it. */
export interface PairingSides extends Period {
	readonly id: string;
	readonly kind: string;
	readonly supportingName: string;
	readonly receivingName: string;
	readonly supportingOrganizationId: string;
	readonly receivingOrganizationId: string | null;
	readonly supportingRegionCode: string;
	readonly receivingRegionCode: string;
}
