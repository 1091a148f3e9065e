import { describe, expect, it } from 'vitest';
import type { OrganizationKind, Role, Seat } from '#domain/identity/actor.ts';
import { describeDevice, isOver, networkOf } from '#domain/identity/session.ts';

function seat(kind: OrganizationKind, role: Role): Seat {
	return {
		organizationId: '00000000-0000-4000-8000-000000000000',
		organizationName: '某单位',
		kind,
		regionCode: '621100000000',
		role,
		receivesDonations: false,
		isSuspended: false,
		isPending: false,
	};
}

const now = new Date('2026-11-22T08:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const HOUR = 60;
const DAY = 24 * HOUR;

describe('a session', () => {
	it.each([
		['operator', 'audit_administrator', 30, 12 * HOUR],
		['county', 'approver', 2 * HOUR, 12 * HOUR],
		['enterprise', 'admin', 2 * HOUR, 12 * HOUR],
		['village', 'approver', 14 * DAY, 30 * DAY],
		['township', 'editor', 14 * DAY, 30 * DAY],
		['county', 'editor', 7 * DAY, 30 * DAY],
	] as const)('of a %s %s ends after so long', (kind, role, idle, absolute) => {
		const seats = [seat(kind, role)];
		const over = (created: number, seen: number) =>
			isOver({ createdAt: ago(created), seenAt: ago(seen) }, seats, now);
		expect(over(idle, idle)).toBe(false);
		expect(over(idle + 1, idle + 1)).toBe(true);
		expect(over(absolute, 0)).toBe(false);
		expect(over(absolute + 1, 0)).toBe(true);
	});

	it('of several seats ends as the strictest asks', () => {
		const seats = [seat('village', 'editor'), seat('county', 'approver')];
		expect(isOver({ createdAt: ago(DAY), seenAt: ago(1) }, seats, now)).toBe(true);
	});

	it('of nobody’s seat ends like the longest', () => {
		expect(isOver({ createdAt: ago(31 * DAY), seenAt: ago(1) }, [], now)).toBe(true);
	});
});

describe('a browser', () => {
	const chrome =
		'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/153.0 Safari/537.36';
	const weixin =
		'Mozilla/5.0 (Linux; Android 12; V2166A) AppleWebKit/537.36 Chrome/107.0 MicroMessenger/8.0.43';
	it.each([
		[chrome, 'Chrome · Windows'],
		[`${chrome} Edg/153.0`, 'Edge · Windows'],
		[weixin, 'WeChat · Android'],
		['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Safari/604.1', 'Safari · iOS'],
		['curl/8.0', ''],
	])('%s is called %j', (agent, words) => {
		expect(describeDevice(agent)).toBe(words);
	});
});

describe('the network of an address', () => {
	it.each([
		['203.0.113.7', '203.0.113.7'],
		['::ffff:203.0.113.7', '203.0.113.7'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
		['2001:0DB8:1:2::9', '2001:db8:1:2::/64'],
		['fe80::1%eth0', 'fe80:0:0:0::/64'],
		['::1', '0:0:0:0::/64'],
	])('%s is %s', (address, network) => {
		expect(networkOf(address)).toBe(network);
	});
});
