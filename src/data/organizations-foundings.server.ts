import type { OrganizationKind } from '#domain/identity/actor.ts';
import { foundedKinds, type FoundedKind, type Founding } from '#domain/organizations/founding.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';

interface NewOrganization {
	readonly id: string;
	readonly kind: FoundedKind;
	readonly name: string;
	readonly uscc: string | null;
	readonly regionCode: string;
	readonly receivesDonations: boolean;
}

/** The first admin's; name and login are what the founder knows of them. */
interface FirstInvitation {
	readonly id: string;
	readonly tokenHash: string;
	readonly name: string;
	readonly login: string;
}

/** The organization and its first invitation, or neither. */
export function found(
	db: Db,
	{ regionCode, receivesDonations, ...organization }: NewOrganization,
	invitation: FirstInvitation,
): Promise<Result<string>> {
	return act(db, 'found_organization', {
		organization: {
			...organization,
			region_code: regionCode,
			receives_donations: receivesDonations,
		},
		invitation: rowOf(invitation),
	});
}

/** Another link where nobody looks after the organization; the one before is void. */
export function inviteFirstAdmin(
	db: Db,
	organizationId: string,
	invitation: FirstInvitation,
): Promise<Result<string>> {
	return act(db, 'invite_first_admin', {
		organization_id: organizationId,
		invitation: rowOf(invitation),
	});
}

export function undo(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'undo_founding', { id });
}

/** The kinds of the organizations that stand at a place, as far as the actor may know of them. */
export async function listKindsAt(db: Db, regionCode: string): Promise<OrganizationKind[]> {
	const query = db.from('organizations').select('kind').eq('region_code', regionCode);
	const rows = answered(await query.in('kind', [...foundedKinds]));
	return rows.map(({ kind }) => kind as OrganizationKind);
}

/** For its founder; null for everybody else. */
export async function findFounding(db: Db, organizationId: string): Promise<Founding | null> {
	const query = db.rpc('founding_of', { organization_id: organizationId });
	const [row] = answered(await query) as FoundingRow[];
	return row
		? { hasAdmin: row.has_admin, hasMembers: row.has_members, invitedUntil: row.invited_until }
		: null;
}

interface FoundingRow {
	has_admin: boolean;
	has_members: boolean;
	invited_until: string | null;
}

function rowOf({ tokenHash, ...invitation }: FirstInvitation) {
	return { ...invitation, token_hash: tokenHash };
}
