import { hkdfSync } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Actor } from '#domain/identity/actor.ts';
import { setting } from '#data/client.server.ts';

/**
 * The claims by which row-level security knows the actor, signed for one minute: one request.
 * A suspended organization reads like a viewer; one that nobody has verified has neither kind nor
 * region nor role, and sees what is its own.
 * @param provedAt when the person last proved who they are: money is approved soon after only
 */
export async function mintToken(
	{ accountId, seat, isView }: Actor,
	provedAt: Date,
): Promise<string> {
	const claims = {
		role: 'authenticated',
		organization_id: seat.organizationId,
		auth_time: Math.floor(provedAt.getTime() / 1000),
		...(!seat.isPending && {
			organization_kind: seat.kind,
			region_code: seat.regionCode,
			member_role: seat.isSuspended ? 'viewer' : seat.role,
			...(isView && { view_as: seat.role }),
		}),
	};
	return new SignJWT(claims)
		.setProtectedHeader({ alg: 'HS256' })
		.setSubject(accountId)
		.setAudience('authenticated')
		.setIssuedAt()
		.setExpirationTime('1m')
		.sign(new TextEncoder().encode(setting('SUPABASE_JWT_SECRET')));
}

/** A key of its own for each purpose, made of the installation's secret. */
export function keyFor(purpose: string): Uint8Array {
	return new Uint8Array(hkdfSync('sha256', setting('SUPABASE_JWT_SECRET'), '', purpose, 32));
}
