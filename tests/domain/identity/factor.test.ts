import { describe, expect, it } from 'vitest';
import type { Seat } from '#domain/identity/actor.ts';
import { groupCode, readCode, stageOf } from '#domain/identity/factor.ts';

const viewer: Seat = {
	organizationId: '00000000-0000-4000-8000-000000000000',
	organizationName: '某单位',
	kind: 'county',
	regionCode: '621123000000',
	role: 'viewer',
	receivesDonations: false,
	isSuspended: false,
	isPending: false,
};

describe('what stands before the desk', () => {
	const fresh = { hasFactor: false, hasGivenFactor: false };

	it.each([
		['a viewer', viewer, 'full'],
		['an editor', { ...viewer, role: 'editor' }, 'full'],
		['an approver', { ...viewer, role: 'approver' }, 'enrol'],
		['an admin', { ...viewer, role: 'admin' }, 'enrol'],
		['an administrator', { ...viewer, role: 'security_administrator' }, 'enrol'],
		['whoever sits where money arrives', { ...viewer, receivesDonations: true }, 'enrol'],
	] as const)('%s must enrol only where it is required', (_, seat, stage) => {
		expect(stageOf({ seats: [viewer, seat], ...fresh, isRequired: true })).toBe(stage);
		expect(stageOf({ seats: [viewer, seat], ...fresh, isRequired: false })).toBe('full');
	});

	it.each([true, false])('a code for everybody who has a factor, required or not', (isRequired) => {
		const owner = { seats: [viewer], hasFactor: true, isRequired };
		expect(stageOf({ ...owner, hasGivenFactor: false })).toBe('code');
		expect(stageOf({ ...owner, hasGivenFactor: true })).toBe('full');
	});
});

describe('a code as typed', () => {
	it.each([
		['123456', { totp: '123456' }],
		[' 123 456 ', { totp: '123456' }],
		['１２３４５６', { totp: '123456' }],
		['abcd-efgh-ijkl-mn27', { recovery: 'ABCDEFGHIJKLMN27' }],
		['12345', null],
		['1234567', null],
		['abcd-efgh-ijkl-mn2', null],
		['abcd-efgh-ijkl-mn21', null],
		['', null],
	])('%j is %j', (typed, code) => {
		expect(readCode(typed)).toEqual(code);
	});

	it('is read again as it is written down', () => {
		expect(readCode(groupCode('ABCDEFGHIJKLMN27'))).toEqual({ recovery: 'ABCDEFGHIJKLMN27' });
	});
});
