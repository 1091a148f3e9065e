import { describe, expect, it } from 'vitest';
import {
	rolesToView,
	type OrganizationKind,
	type Role,
	type Seat,
} from '#domain/identity/actor.ts';
import {
	foundingFrom,
	isFoundedBy,
	kindsFoundedAt,
	kindsLeft,
} from '#domain/organizations/founding.ts';
import { kindsUnder } from '#domain/organizations/organization.ts';

const seat = (kind: OrganizationKind, role: Role, regionCode = '621123000000'): Seat => ({
	organizationId: '1',
	organizationName: '单位',
	kind,
	regionCode,
	role,
	receivesDonations: false,
	isSuspended: false,
	isPending: false,
});
const operator = seat('operator', 'system_administrator', '621100000000');
const city = seat('city', 'admin', '621100000000');
const county = seat('county', 'admin');

describe('what a seat may found', () => {
	it('is one government at a place, and supervisors as many as there are', () => {
		expect(kindsLeft(['city', 'supervisor'], [])).toEqual(['city', 'supervisor']);
		expect(kindsLeft(['city', 'supervisor'], ['city', 'supervisor'])).toEqual(['supervisor']);
		expect(kindsLeft(['village'], ['village', 'enterprise'])).toEqual([]);
	});

	it.each([
		[operator, '620000000000', ['supervisor']],
		[operator, '370200000000', ['city', 'supervisor']],
		[operator, '110000000000', ['city', 'supervisor']],
		[operator, '110100000000', ['supervisor']],
		[operator, '110101000000', ['county', 'supervisor']],
		[operator, '621123210000', []],
		[city, '621100000000', []],
		[city, '621123000000', ['county']],
		[city, '620123000000', []],
		[city, '621123210000', []],
		[county, '621123210000', ['township']],
		[county, '621123210202', ['village']],
		[county, '621125106201', []],
		[seat('county', 'approver'), '621123210202', []],
		[seat('operator', 'security_administrator'), '370200000000', []],
		[{ ...county, isSuspended: true }, '621123210202', []],
	] as const)('follows from its role and the place', (founder, code, kinds) => {
		expect(kindsFoundedAt(founder, code)).toEqual(kinds);
	});

	it('is what it may undo, as long as it acts', () => {
		const village = { kind: 'village', regionCode: '621123210202', status: 'verified' } as const;
		expect(isFoundedBy(county, village)).toBe(true);
		expect(isFoundedBy(county, { ...village, status: 'suspended' })).toBe(false);
		expect(isFoundedBy(county, { ...village, kind: 'enterprise' })).toBe(false);
		expect(isFoundedBy(city, village)).toBe(false);
	});

	it('is the list of the operator’s administrator, who judges nobody', () => {
		expect(kindsUnder(operator)).toEqual(['city', 'county', 'supervisor']);
		expect(kindsUnder(seat('operator', 'audit_administrator'))).toEqual([]);
	});

	it('may have no code', () => {
		const form = { id: '1', kind: 'village', region_code: '', receives_donations: false } as const;
		const told = { ...form, organization: ' 元古堆村\u3000', uscc: ' ' };
		expect(foundingFrom(told)).toMatchObject({ name: '元古堆村', uscc: null });
	});
});

describe('the roles to look at the desk as', () => {
	it.each([
		['viewer', []],
		['editor', []],
		['approver', ['viewer', 'editor']],
		['admin', ['viewer', 'editor', 'approver']],
		['system_administrator', []],
	] as const)('are those below: %s', (role, lesser) => {
		expect(rolesToView(seat('county', role))).toEqual(lesser);
		expect(rolesToView({ ...seat('county', role), isSuspended: true })).toEqual([]);
	});
});
