import { describe, expect, it } from 'vitest';
import type { OrganizationKind, Role } from '#domain/identity/actor.ts';
import {
	actsOnExchange,
	pairingsOf,
	placeToOffer,
	sideOf,
} from '#domain/pairings/exchange-side.ts';
import type { Exchange } from '#domain/pairings/exchange.ts';
import { pairingOf, qingdao } from './sides.ts';

function actor(organizationId: string, kind: OrganizationKind, regionCode: string, role: Role) {
	const seat = { organizationId, kind, regionCode, role, organizationName: organizationId };
	return {
		seat: { ...seat, receivesDonations: false, isSuspended: false, isPending: false },
	};
}

const city = actor('qingdao', 'city', '370200000000', 'approver');
const county = actor('weiyuan', 'county', '621123000000', 'approver');
const elsewhere = actor('zhang', 'county', '621125000000', 'approver');
const village = actor('yuangudui', 'village', '621123210202', 'approver');

const exchange = {
	side: 'supporting',
	state: 'reported',
	placeCode: '621123210202',
	organization: { id: 'qingdao', name: '青岛市' },
} as Exchange;

describe('who stands where', () => {
	it('is told by the paired regions, above and below', () => {
		expect(sideOf(qingdao, city.seat)).toBe('supporting');
		expect(sideOf(qingdao, county.seat)).toBe('receiving');
		expect(sideOf(qingdao, { organizationId: 'x', regionCode: '350100000000' })).toBeNull();
	});

	it('is the company alone, and not its city, where a company is paired', () => {
		const own = pairingOf({ kind: 'enterprise_village', supportingOrganizationId: 'firm' });
		expect(sideOf(own, city.seat)).toBeNull();
		expect(sideOf(own, { organizationId: 'firm', regionCode: '370200000000' })).toBe('supporting');
		expect(sideOf(own, county.seat)).toBe('receiving');
	});

	it('puts the pairings of today first, and those of regions before others', () => {
		const [former, firm, now] = [
			pairingOf({ id: 'former', validTo: '2025-12-31' }),
			pairingOf({ id: 'firm', kind: 'enterprise_village' }),
			pairingOf({ id: 'now' }),
		];
		const own = pairingsOf(county.seat, [former, firm, now], '2026-11-20');
		expect(own.map(({ id }) => id)).toEqual(['now', 'firm', 'former']);
		expect(
			pairingsOf({ organizationId: 'x', regionCode: '350100000000' }, [now], '2026-01-01'),
		).toEqual([]);
	});

	it('offers a house of the receiving side its own place', () => {
		expect(placeToOffer(qingdao, county.seat)).toBe('621123000000');
		expect(placeToOffer(qingdao, city.seat)).toBeNull();
		const whole = { organizationId: 'dingxi', regionCode: '621100000000' };
		expect(placeToOffer(qingdao, whole)).toBeNull();
	});
});

describe('what may be done with an exchange', () => {
	it('is to correct it for its own house, and to answer it for the other side', () => {
		expect(actsOnExchange(exchange, qingdao, city)).toEqual({
			correct: true,
			confirm: false,
			question: false,
		});
		expect(actsOnExchange(exchange, qingdao, county)).toEqual({
			correct: false,
			confirm: true,
			question: true,
		});
	});

	it('is nothing for a county in which the place does not lie, nor for a village', () => {
		for (const other of [elsewhere, village]) {
			expect(Object.values(actsOnExchange(exchange, qingdao, other))).not.toContain(true);
		}
	});

	it('leaves a questioned one to be confirmed, and what is confirmed to be corrected alone', () => {
		const questioned = { ...exchange, state: 'questioned' as const };
		expect(actsOnExchange(questioned, qingdao, county)).toMatchObject({
			confirm: true,
			question: false,
		});
		const confirmed = { ...exchange, state: 'confirmed' as const };
		expect(actsOnExchange(confirmed, qingdao, county)).toMatchObject({ confirm: false });
		expect(actsOnExchange(confirmed, qingdao, city)).toMatchObject({ correct: true });
		const withdrawn = { ...exchange, state: 'withdrawn' as const };
		expect(actsOnExchange(withdrawn, qingdao, city)).toMatchObject({ correct: false });
	});
});
