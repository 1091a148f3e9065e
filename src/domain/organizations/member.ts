import {
	administratorRoles,
	memberRoles,
	type OrganizationKind,
	type Role,
} from '#domain/identity/actor.ts';

export interface Member {
	readonly id: string;
	readonly accountId: string;
	readonly name: string;
	readonly role: Role;
	readonly status: 'invited' | 'active' | 'ended';
}

/** An invitation that still stands open. */
export interface Invitation {
	readonly id: string;
	readonly role: Role;
	readonly name: string;
	readonly login: string;
	readonly expiresAt: string;
}

/** The roles there are in such an organization. Mirrors private.role_fits. */
export function rolesIn(kind: OrganizationKind): readonly Role[] {
	return kind === 'operator' ? administratorRoles : memberRoles;
}
