import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Seat } from '#domain/identity/actor.ts';
import {
	actsOn,
	pairingKinds,
	regionFor,
	sideOf,
	stateOn,
	type Pairing,
	type Party,
} from '#domain/pairings/pairing.ts';
import { levelOf } from '#domain/regions/code.ts';

const party = (organizationId: string, regionCode: string): Party => ({
	organizationId,
	organizationName: organizationId,
	name: organizationId,
	regionCode,
	regionName: regionCode,
});

const pairing: Pairing = {
	id: 'p',
	programme: 'east_west',
	kind: 'city',
	supporting: party('qingdao', '370200000000'),
	receiving: party('dingxi', '621100000000'),
	validFrom: '2021-04-01',
	validTo: null,
	predecessorId: null,
	basis: null,
	basisDocumentId: null,
	isDemo: false,
};

const seat = (kind: Seat['kind'], regionCode: string, more: Partial<Seat> = {}): Seat => ({
	organizationId: `${kind} ${regionCode}`,
	organizationName: '',
	kind,
	regionCode,
	role: 'approver',
	receivesDonations: false,
	isSuspended: false,
	isPending: false,
	...more,
});

const today = '2026-11-21';

describe('the state of a pairing', () => {
	it('is valid from its first day to its last', () => {
		const ended = { validFrom: '2016-10-01', validTo: '2021-03-31' };
		expect(stateOn('2016-09-30', ended)).toBe('coming');
		expect(stateOn('2016-10-01', ended)).toBe('valid');
		expect(stateOn('2021-03-31', ended)).toBe('valid');
		expect(stateOn('2021-04-01', ended)).toBe('ended');
		expect(stateOn(today, pairing)).toBe('valid');
	});
});

describe('the region that is paired', () => {
	it('is the one of the level, or that of an organization above it', () => {
		expect(regionFor('province', '370200000000')).toBe('370000000000');
		expect(regionFor('city', '370202000000')).toBe('370200000000');
		expect(regionFor('county', '370200000000')).toBe('370200000000');
		expect(regionFor('enterprise_village', '621123210202')).toBe('621123210202');
	});

	it('is never deeper than the level of its kind', () => {
		const codes = ['620000000000', '621100000000', '621123000000', '621123210000', '621123210202'];
		fc.assert(
			fc.property(
				fc.constantFrom(...pairingKinds.slice(0, 5)),
				fc.constantFrom(...codes),
				(kind, code) =>
					levelOf(regionFor(kind, code)) ===
					Math.min(levelOf(code), pairingKinds.indexOf(kind) + 1),
			),
		);
	});
});

describe('the side of a seat', () => {
	it('is that of the paired organization, and of the city or county above a part', () => {
		expect(sideOf(pairing, seat('city', '370200000000'))).toBe('supporting');
		expect(sideOf(pairing, seat('city', '621100000000'))).toBe('receiving');
		const donor = seat('enterprise', '370200000000', { organizationId: 'qingdao' });
		expect(sideOf(pairing, donor)).toBe('supporting');
	});

	it('is none for parts, unless parts count, and none for others', () => {
		const county = seat('county', '621123000000');
		expect(sideOf(pairing, county)).toBeNull();
		expect(sideOf(pairing, county, { ofPart: true })).toBe('receiving');
		expect(sideOf(pairing, seat('city', '350100000000'), { ofPart: true })).toBeNull();
		const company = seat('enterprise', '370202000000');
		expect(sideOf(pairing, company, { ofPart: true })).toBeNull();
	});
});

describe('the acts on a pairing', () => {
	it('are for approvers of the receiving side; an end that has passed is history', () => {
		const receiving = seat('city', '621100000000');
		expect(actsOn(pairing, receiving, today)).toEqual({ end: true, succeed: true, draft: true });
		const moved = { ...pairing, validTo: '2026-12-31' };
		expect(actsOn(moved, receiving, today).end).toBe(true);
		const over = { ...pairing, validTo: '2026-11-20' };
		expect(actsOn(over, receiving, today)).toEqual({ end: false, succeed: true, draft: true });
		const supporting = seat('city', '370200000000');
		expect(actsOn(pairing, supporting, today)).toEqual({
			end: false,
			succeed: false,
			draft: true,
		});
		const editor = { ...receiving, role: 'editor' } as const;
		expect(actsOn(pairing, editor, today).end).toBe(false);
	});
});
