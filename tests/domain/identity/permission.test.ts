import { describe, expect, it } from 'vitest';
import {
	administratorRoles,
	memberRoles,
	organizationKinds,
	type Role,
	type Seat,
} from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';

const seat = (kind: Seat['kind'], role: Role, isSuspended = false): Seat => ({
	organizationId: '1',
	organizationName: '单位',
	kind,
	regionCode: '621100000000',
	role,
	receivesDonations: false,
	isSuspended,
	isPending: false,
});

describe('the audit', () => {
	it('is read by the operator’s audit administrator and by no other seat', () => {
		const roles = [...memberRoles, ...administratorRoles];
		const readers = organizationKinds.flatMap((kind) =>
			roles.filter((role) => may(seat(kind, role), 'audit.read')).map((role) => `${kind} ${role}`),
		);
		expect(readers).toEqual(['operator audit_administrator']);
		expect(may(seat('operator', 'audit_administrator', true), 'audit.read')).toBe(false);
	});

	it('lends its administrator none of the others’ work', () => {
		expect(may(seat('county', 'audit_administrator'), 'need.judge')).toBe(false);
		expect(may(seat('county', 'admin'), 'need.judge')).toBe(true);
	});
});
