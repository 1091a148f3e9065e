import type { OrganizationKind, Role } from '#domain/identity/actor.ts';
import type { Result } from '#domain/result.ts';
import { act, answered } from './fault.server.ts';
import { serviceClient } from './service.server.ts';

/** What the holder of a link may know of it. */
export interface OpenInvitation {
	readonly role: Role;
	readonly name: string;
	readonly login: string;
	readonly organizationName: string;
	readonly organizationKind: OrganizationKind;
}

/** The invitation behind a link, or null where the link is worth nothing, for whatever reason. */
export async function findInvitation(
	tokenHash: string,
	now: string,
): Promise<OpenInvitation | null> {
	const query = serviceClient()
		.from('invitations')
		.select(
			`role, name, login,
			organizations!invitations_organization_id_fkey!inner(name, kind, status)`,
		)
		.eq('token_hash', tokenHash)
		.is('used_at', null)
		.is('revoked_at', null)
		.gt('expires_at', now)
		.eq('organizations.status', 'verified');
	const row = answered(await query.maybeSingle());
	return (
		row && {
			role: row.role as Role,
			name: row.name,
			login: row.login,
			organizationName: row.organizations.name,
			organizationKind: row.organizations.kind as OrganizationKind,
		}
	);
}

/** A person who has no account yet. `id` is made with the form, so that sending twice makes one. */
export interface NewPerson {
	readonly id: string;
	readonly displayName: string;
	readonly login: string;
	readonly passwordHash: string;
}

/** Account, credential, membership and the use of the invitation: all of it or none. */
export function joinAsNewPerson(tokenHash: string, person: NewPerson): Promise<Result<string>> {
	return act(serviceClient(), 'join_as_new_person', {
		token_hash: tokenHash,
		account_id: person.id,
		display_name: person.displayName,
		login: person.login,
		password_hash: person.passwordHash,
	});
}

/** An organization that registers itself; its first admin is the person who does it. */
export interface Registration {
	readonly id: string;
	readonly kind: OrganizationKind;
	readonly name: string;
	readonly uscc: string;
	readonly regionCode: string;
}

export function registerOrganization(
	{ regionCode, ...registration }: Registration,
	{ id, displayName, login, passwordHash }: NewPerson,
): Promise<Result<string>> {
	return act(serviceClient(), 'register_organization', {
		registration: { ...registration, region_code: regionCode },
		person: { id, display_name: displayName, login, password_hash: passwordHash },
	});
}

/** Counts one more form from a network; false when it is too early. */
export async function takeFormAttempt(
	scope: 'register' | 'join' | 'object' | 'issue' | 'follow',
	address: string,
	now: Date,
): Promise<boolean> {
	const args = { scope, address, at: now.toISOString() };
	return answered(await serviceClient().rpc('take_form_attempt', args));
}

/** Takes the count back: the invitation was good. */
export async function returnJoinAttempt(address: string): Promise<void> {
	answered(await serviceClient().rpc('return_join_attempt', { address }));
}
