import type { Role } from '#domain/identity/actor.ts';
import { isMailAddress } from '#domain/identity/mail.ts';
import type { Invitation, Member } from '#domain/organizations/member.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';

const columns = 'id, account_id, role, status, accounts!inner(display_name)';
const LIMIT = 1000;

/** The members of an organization, those of today first. */
export async function listMembers(db: Db, organizationId: string): Promise<Member[]> {
	const query = db.from('memberships').select(columns).eq('organization_id', organizationId);
	const rows = answered(await query.order('status').order('created_at').limit(LIMIT));
	return rows.map(toMember);
}

export async function findMember(
	db: Db,
	organizationId: string,
	id: string,
): Promise<Member | null> {
	const query = db.from('memberships').select(columns).eq('organization_id', organizationId);
	const row = answered(await query.eq('id', id).maybeSingle());
	return row && toMember(row);
}

/** The invitations that can still be used; shown by policy to those who may invite. */
export async function listInvitations(
	db: Db,
	organizationId: string,
	now: string,
): Promise<Invitation[]> {
	const query = db.from('invitations').select('id, role, name, login, expires_at');
	const open = query.eq('organization_id', organizationId).is('used_at', null);
	const rows = answered(
		await open.is('revoked_at', null).gt('expires_at', now).order('created_at').limit(LIMIT),
	);
	return rows.map(({ expires_at: expiresAt, role, ...row }) => ({
		...row,
		role: role as Role,
		expiresAt,
	}));
}

interface NewInvitation {
	readonly id: string;
	readonly role: Role;
	readonly token: string;
	readonly tokenHash: string;
	readonly name: string;
	readonly login: string;
}

/** All of them or none. Whose login is an address gets the link by mail, too. */
export function invite(db: Db, invitations: readonly NewInvitation[]): Promise<Result<number>> {
	return act(db, 'invite_members', {
		invitations: invitations.map(({ tokenHash, token, ...rest }) => ({
			...rest,
			token_hash: tokenHash,
			// The database hears of it only where it must stand in a mail.
			...(isMailAddress(rest.login) && { token }),
		})),
	});
}

export function revoke(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'revoke_invitation', { id });
}

/** Makes the signed-in person a member; answers the organization. */
export function accept(db: Db, tokenHash: string): Promise<Result<string>> {
	return act(db, 'accept_invitation', { token_hash: tokenHash });
}

export function changeRole(db: Db, id: string, role: Role): Promise<Result<string>> {
	return act(db, 'change_member_role', { membership_id: id, role });
}

export function end(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'end_membership', { membership_id: id });
}

export function leave(db: Db): Promise<Result<string>> {
	return act(db, 'leave_organization', {});
}

interface Row {
	id: string;
	account_id: string;
	role: string;
	status: string;
	accounts: { display_name: string };
}

function toMember({ id, account_id: accountId, role, status, accounts }: Row): Member {
	return {
		id,
		accountId,
		name: accounts.display_name,
		role: role as Role,
		status: status as Member['status'],
	};
}
