import { describe, expect, it } from 'vitest';
import type { Seat } from '#domain/identity/actor.ts';
import { judgementsOn, type Organization } from '#domain/organizations/organization.ts';

const seat: Seat = {
	organizationId: 'weiyuan',
	organizationName: '渭源县',
	kind: 'county',
	regionCode: '621123000000',
	role: 'approver',
	receivesDonations: true,
	isSuspended: false,
	isPending: false,
};

const organization: Organization = {
	id: 'firm',
	kind: 'enterprise',
	name: '渭源百合有限公司',
	uscc: null,
	regionCode: '621123000000',
	regionName: '渭源县',
	status: 'pending',
	receivesDonations: false,
	isDemo: false,
	registeredAt: '2026-01-02T00:00:00+00:00',
	contactName: '',
	contact: '',
	note: '',
};

describe('what an official may decide about an organization', () => {
	it.each([
		['pending', ['verify', 'return']],
		['returned', []],
		['verified', ['suspend']],
		['suspended', ['restore']],
	] as const)('follows from its state: %s', (status, acts) => {
		expect(judgementsOn({ ...organization, status }, seat)).toEqual(acts);
	});

	it.each([
		['an editor', { role: 'editor' }, {}],
		['a suspended county', { isSuspended: true }, {}],
		['another county', { regionCode: '621125000000' }, {}],
		['a township', { kind: 'township' }, {}],
		['a county about its city', {}, { kind: 'city' }],
		['a county about itself', { organizationId: 'firm', kind: 'city' }, { kind: 'county' }],
		['a city about a village', { kind: 'city' }, { kind: 'village' }],
	] as const)('is nothing for %s', (_, who, what) => {
		expect(judgementsOn({ ...organization, ...what }, { ...seat, ...who })).toEqual([]);
	});

	it('reaches from the city to its counties', () => {
		const city = { ...seat, kind: 'city', regionCode: '621100000000' } as const;
		expect(judgementsOn({ ...organization, kind: 'county' }, city)).toContain('verify');
	});
});
