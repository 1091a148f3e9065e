import { createHash } from 'node:crypto';
import type { Adapter, DatabaseSession } from 'lucia';
import type { OrganizationKind, Role, Seat } from '#domain/identity/actor.ts';
import { answered } from './fault.server.ts';
import { serviceClient } from './service.server.ts';

/** Of a membership, for a select that embeds it. */
export const seatColumns =
	'organizations!inner(id, kind, name, region_code, status, receives_donations)' as const;

/** Remembers which organization the browser acts for. The gate checks the membership each time. */
export async function chooseOrganization(sessionId: string, organizationId: string): Promise<void> {
	answered(
		await serviceClient()
			.from('sessions')
			.update({ organization_id: organizationId })
			.eq('id_hash', hashed(sessionId)),
	);
}

/**
 * Where lucia keeps sessions. The table holds SHA-256 of the ids, so that a stolen copy of it
 * opens nothing; lucia itself only ever sees the plain id.
 */
export const sessionStore: Adapter = {
	async getSessionAndUser(sessionId) {
		const row = answered(
			await serviceClient()
				.from('sessions')
				.select(
					`account_id, organization_id, viewed_role, device, expires_at, created_at, seen_at,
					factor_at, confirmed_at, accounts!inner(display_name, disabled_at,
					second_factors(confirmed_at), passkeys(id),
					memberships(role, status, ${seatColumns}))`,
				)
				.eq('id_hash', hashed(sessionId))
				.maybeSingle(),
		);
		if (!row || row.accounts.disabled_at !== null) return [null, null];
		const session: DatabaseSession = {
			id: sessionId,
			userId: row.account_id,
			expiresAt: new Date(row.expires_at),
			attributes: {
				organizationId: row.organization_id,
				viewedRole: row.viewed_role as Role | null,
				device: row.device,
				createdAt: new Date(row.created_at),
				seenAt: new Date(row.seen_at),
				hasGivenFactor: row.factor_at !== null,
				confirmedAt: new Date(row.confirmed_at),
			},
		};
		const attributes = {
			displayName: row.accounts.display_name,
			hasFactor:
				Boolean(row.accounts.second_factors?.confirmed_at) || row.accounts.passkeys.length > 0,
			seats: row.accounts.memberships.filter((m) => m.status === 'active').map(toSeat),
		};
		return [session, { id: row.account_id, attributes }];
	},

	async getUserSessions() {
		throw new Error('Sessions are listed by hash; lucia cannot end one by that.');
	},

	async setSession(session) {
		const { device, createdAt, hasGivenFactor } = session.attributes;
		answered(
			await serviceClient().rpc('begin_session', {
				id_hash: hashed(session.id),
				account_id: session.userId,
				device,
				has_factor: hasGivenFactor,
				expires_at: session.expiresAt.toISOString(),
				at: createdAt.toISOString(),
			}),
		);
	},

	async updateSessionExpiration(sessionId, expiresAt) {
		answered(
			await serviceClient()
				.from('sessions')
				.update({ expires_at: expiresAt.toISOString() })
				.eq('id_hash', hashed(sessionId)),
		);
	},

	async deleteSession(sessionId) {
		answered(await serviceClient().rpc('end_session', { id_hash: hashed(sessionId) }));
	},

	async deleteUserSessions(accountId) {
		answered(await serviceClient().rpc('end_sessions_of', { account_id: accountId }));
	},

	async deleteExpiredSessions() {
		const now = new Date().toISOString();
		answered(await serviceClient().from('sessions').delete().lt('expires_at', now));
	},
};

/** What is stored of a random secret: it cannot be guessed, so a plain digest is enough. */
export function hashed(secret: string): string {
	return createHash('sha256').update(secret).digest('hex');
}

interface MembershipRow {
	role: string;
	organizations: {
		id: string;
		kind: string;
		name: string;
		region_code: string;
		status: string;
		receives_donations: boolean;
	};
}

export function toSeat({ role, organizations: organization }: MembershipRow): Seat {
	return {
		organizationId: organization.id,
		organizationName: organization.name,
		kind: organization.kind as OrganizationKind,
		regionCode: organization.region_code,
		role: role as Role,
		receivesDonations: organization.receives_donations,
		isSuspended: organization.status === 'suspended',
		isPending: organization.status === 'pending' || organization.status === 'returned',
	};
}
