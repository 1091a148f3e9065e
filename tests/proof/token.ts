import { SignJWT } from 'jose';
import { inject } from 'vitest';
import type { Person } from '../database/people.ts';

/** What the application would hand to the gateway for this person, good for ten minutes. */
export function tokenOf({ account, organization, kind, region, role }: Person): Promise<string> {
	const claims = {
		role: 'authenticated',
		organization_id: organization,
		organization_kind: kind,
		region_code: region,
		member_role: role,
	};
	return new SignJWT(claims)
		.setProtectedHeader({ alg: 'HS256' })
		.setSubject(account)
		.setAudience('authenticated')
		.setExpirationTime('10m')
		.sign(new TextEncoder().encode(inject('jwtSecret')));
}
