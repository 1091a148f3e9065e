import { describe, expect, it } from 'vitest';
import type { OrganizationKind, Role, Seat } from '#domain/identity/actor.ts';
import { actsOn, naturesFor, stateOn, type Offer, type OfferStatus } from '#domain/offers/offer.ts';

const today = '2026-11-21';

const offer: Offer = {
	id: '1',
	organizationId: 'donor',
	organizationName: '青岛某公司',
	nature: 'social_donation',
	commodity: 'money',
	title: '修路资金',
	note: '',
	budgetFen: 5_000_000,
	quantity: null,
	unit: null,
	minimumGrantFen: 0,
	categories: [],
	regionCodes: [],
	pairedOnly: false,
	validFrom: '2026-01-01',
	validTo: '2026-12-31',
	isAnonymous: false,
	status: 'draft',
	version: 1,
	createdBy: 'writer',
	editedBy: 'second writer',
	isDemo: false,
};

function person(accountId: string, role: Role, organizationId = 'donor') {
	const seat: Seat = {
		organizationId,
		organizationName: '',
		kind: 'enterprise',
		regionCode: '370200000000',
		role,
		receivesDonations: false,
		isSuspended: false,
		isPending: false,
	};
	return { accountId, seat };
}

/** The names of the buttons that somebody sees. */
function buttons(who: ReturnType<typeof person>, facts: Partial<Offer> = {}): string[] {
	const acts = actsOn({ ...offer, ...facts }, who, today);
	return Object.entries(acts).flatMap(([name, may]) => (may ? [name] : []));
}

describe('what an organization may give', () => {
	it.each<[OrganizationKind, boolean]>([
		['city', true],
		['county', true],
		['enterprise', false],
		['social_organization', false],
		['village', false],
		['supervisor', false],
	])('%s: fiscal aid %s', (kind, may) => {
		expect(naturesFor(kind).includes('fiscal_aid')).toBe(may);
	});

	it('is nothing for those who receive or watch', () => {
		for (const kind of ['village', 'township', 'supervisor', 'operator'] as const) {
			expect(naturesFor(kind)).toEqual([]);
		}
	});
});

describe('an offer runs out', () => {
	it.each<[OfferStatus, string | null, OfferStatus]>([
		['open', '2026-11-21', 'open'],
		['open', '2026-11-20', 'expired'],
		['open', null, 'open'],
		['draft', '2026-11-20', 'draft'],
		['closed', '2026-11-20', 'closed'],
	])('%s with the last day %s is %s on 2026-11-21', (status, validTo, state) => {
		expect(stateOn(today, { status, validTo })).toBe(state);
	});
});

describe('the buttons of an offer', () => {
	it('let its writers edit and drop a draft, and never publish it', () => {
		expect(buttons(person('writer', 'approver'))).toEqual(['edit', 'withdraw']);
		expect(buttons(person('second writer', 'admin'))).toEqual(['edit', 'withdraw']);
	});

	it('let another approver publish it, and an editor not', () => {
		expect(buttons(person('other', 'approver'))).toEqual(['edit', 'publish', 'withdraw']);
		expect(buttons(person('other', 'editor'))).toEqual(['edit', 'withdraw']);
	});

	it('publish nothing that has run out', () => {
		const over = { validTo: '2026-11-20' };
		expect(buttons(person('other', 'approver'), over)).not.toContain('publish');
	});

	it('leave a published offer to the approvers alone', () => {
		expect(buttons(person('writer', 'approver'), { status: 'open' })).toEqual([
			'withdraw',
			'close',
		]);
		expect(buttons(person('other', 'editor'), { status: 'open' })).toEqual([]);
	});

	it.each<OfferStatus>(['closed', 'expired', 'withdrawn'])('are gone when it is %s', (status) => {
		expect(buttons(person('other', 'admin'), { status })).toEqual([]);
	});

	it('are not for another organization', () => {
		for (const status of ['draft', 'open'] as const) {
			expect(buttons(person('other', 'admin', 'elsewhere'), { status })).toEqual([]);
		}
	});
});
