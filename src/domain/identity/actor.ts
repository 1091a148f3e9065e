/** What a person may do in an organization; each holds what the ones before it hold. */
export const memberRoles = ['viewer', 'editor', 'approver', 'admin'] as const;

/** The three administrators of an installation, outside that order and outside each other. */
export const administratorRoles = [
	'system_administrator',
	'security_administrator',
	'audit_administrator',
] as const;

export type Role = (typeof memberRoles)[number] | (typeof administratorRoles)[number];

export const organizationKinds = [
	'city',
	'county',
	'township',
	'village',
	'enterprise',
	'social_organization',
	'supervisor',
	'operator',
] as const;

export type OrganizationKind = (typeof organizationKinds)[number];

/** One organization that a person can act for. */
export interface Seat {
	readonly organizationId: string;
	readonly organizationName: string;
	readonly kind: OrganizationKind;
	readonly regionCode: string;
	readonly role: Role;
	readonly receivesDonations: boolean;
	/** A suspended organization reads and does not write. */
	readonly isSuspended: boolean;
	/** A registered organization that nobody has verified yet sees its registration alone. */
	readonly isPending: boolean;
}

/** A signed-in person in the seat acted from; `seats` are the ones to switch between. */
export interface Actor {
	readonly accountId: string;
	readonly displayName: string;
	readonly seat: Seat;
	readonly seats: readonly Seat[];
	/** Looks at the desk as a lesser role, which is the seat's meanwhile, and writes nothing. */
	readonly isView: boolean;
}

/** The seat of the organization last chosen, or the first; null when the person has none left. */
export function chooseSeat(seats: readonly Seat[], organizationId: string | null): Seat | null {
	return seats.find((seat) => seat.organizationId === organizationId) ?? seats[0] ?? null;
}

/**
 * Whether a role holds the rights of `needed`. Mirrors private.role_rank in the database; the three
 * administrators hold their own and nobody else's.
 */
export function hasRole(role: Role, needed: Role): boolean {
	const ranks: readonly Role[] = memberRoles;
	return (
		role === needed || (ranks.includes(needed) && ranks.indexOf(role) >= ranks.indexOf(needed))
	);
}

/** As which roles the person in this seat may look at the desk: an approver as those below. */
export function rolesToView(seat: Seat): Role[] {
	const { role, isSuspended, isPending } = seat;
	if (isSuspended || isPending || !hasRole(role, 'approver')) return [];
	return memberRoles.filter((lesser) => lesser !== role && hasRole(role, lesser));
}
