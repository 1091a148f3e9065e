import { may } from '#domain/identity/permission.ts';
import type { OrganizationKind, Seat } from '#domain/identity/actor.ts';
import { actsFrom, type ActOn, type StatusOf } from '#domain/identity/transitions.ts';
import { isWithinRegion } from '#domain/regions/code.ts';
import { kindsFounded } from './founding.ts';

/** The kinds that come from outside; all others are founded by officials. */
export const registeringKinds = ['enterprise', 'social_organization'] as const;

export interface Organization {
	readonly id: string;
	readonly kind: OrganizationKind;
	readonly name: string;
	readonly uscc: string | null;
	readonly regionCode: string;
	readonly regionName: string;
	readonly status: StatusOf<'organization'>;
	readonly receivesDonations: boolean;
	readonly isDemo: boolean;
	/** ISO 8601 */
	readonly registeredAt: string;
	/** Whom to ask, and what was said when it was last judged; for the officials in charge. */
	readonly contactName: string;
	readonly contact: string;
	readonly note: string;
}

export const judgements = ['verify', 'return', 'suspend', 'restore'] as const;

export type Judgement = Extract<ActOn<'organization'>, (typeof judgements)[number]>;

/** Whom each kind of official judges. Mirrors private.judges. */
const judged: Partial<Record<OrganizationKind, readonly OrganizationKind[]>> = {
	county: ['township', 'village', ...registeringKinds],
	city: ['county', ...registeringKinds],
};

/** The kinds that the person in this seat looks after: judges, or founds. */
export function kindsUnder(seat: Seat): readonly OrganizationKind[] {
	return judged[seat.kind] ?? kindsFounded(seat);
}

/** What the person in this seat may decide about it now. */
export function judgementsOn(organization: Organization, seat: Seat): Judgement[] {
	const { id, kind, regionCode, status } = organization;
	const isTheirs = kindsUnder(seat).includes(kind) && id !== seat.organizationId;
	if (!isTheirs || !may(seat, 'organization.judge')) return [];
	if (!isWithinRegion(regionCode, seat.regionCode)) return [];
	const known: readonly string[] = judgements;
	return actsFrom('organization', status).filter((act): act is Judgement => known.includes(act));
}
