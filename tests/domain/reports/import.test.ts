import { describe, expect, it } from 'vitest';
import type { OrganizationKind, Role, Seat } from '#domain/identity/actor.ts';
import { actsOn, kindsFor, type ImportStatus } from '#domain/reports/import.ts';

const seat = (kind: OrganizationKind, role: Role): Seat => ({
	organizationId: '',
	organizationName: '',
	kind,
	regionCode: '621123000000',
	role,
	receivesDonations: false,
	isSuspended: false,
	isPending: false,
});

describe('who brings in what', () => {
	it.each([
		['village', 'editor', ['needs', 'villages']],
		['county', 'editor', ['villages', 'pledges', 'receipts', 'goods']],
		['county', 'admin', ['villages', 'pledges', 'receipts', 'goods', 'organizations']],
		['enterprise', 'editor', ['pledges', 'goods']],
		['enterprise', 'viewer', []],
		['supervisor', 'admin', []],
	] as const)('%s, %s: %j', (kind, role, kinds) => {
		expect(kindsFor(seat(kind, role))).toEqual(kinds);
	});
});

describe('what may be done with an import', () => {
	const of = (status: ImportStatus, more = {}) =>
		actsOn(seat('township', 'editor'), {
			kind: 'needs',
			status,
			rowCount: 2,
			faultCount: 0,
			...more,
		});

	it('follows from where it stands', () => {
		expect(of('ready')).toEqual({ confirm: true, undo: false, discard: true });
		expect(of('imported')).toEqual({ confirm: false, undo: true, discard: false });
		expect(of('undone')).toEqual({ confirm: false, undo: false, discard: false });
	});

	it('is no confirming while a row is wrong, and no undoing of receipts', () => {
		expect(of('ready', { faultCount: 1 }).confirm).toBe(false);
		expect(of('ready', { rowCount: 0 }).confirm).toBe(false);
		expect(of('imported', { kind: 'villages' }).undo).toBe(false);
	});

	it('is nothing for whoever may not write such records', () => {
		const held = { kind: 'needs', status: 'ready', rowCount: 1, faultCount: 0 } as const;
		expect(actsOn(seat('county', 'editor'), held).confirm).toBe(false);
	});
});
