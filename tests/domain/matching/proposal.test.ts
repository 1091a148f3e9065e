import { describe, expect, it } from 'vitest';
import type { OrganizationKind, Role, Seat } from '#domain/identity/actor.ts';
import {
	isPromised,
	mayDecide,
	sideOf,
	sideOfKind,
	stateOn,
	type Proposal,
	type ProposalStatus,
} from '#domain/matching/proposal.ts';

const today = '2026-11-21';
const silent = { decision: null, reason: null, decidedAt: null };
const yes = { decision: 'accepted', reason: null, decidedAt: '2026-11-20T00:00:00Z' } as const;

const proposal: Proposal = {
	id: 'p',
	roundId: 'r',
	nature: 'social_donation',
	commodity: 'money',
	unit: null,
	need: {
		id: 'n',
		title: '修路',
		category: 'roads',
		villageCode: '621123210202',
		place: '渭源县田家河乡元古堆村',
	},
	offer: { id: 'o', title: '修路资金', organizationId: 'donor', minimumGrant: 0 },
	donorName: '青岛某公司',
	isAnonymous: false,
	quantity: 6_000_000,
	reducedFrom: null,
	reasons: {
		quality: 700,
		parts: null,
		value: 340,
		tier: 1,
		prices: { offer: 0, need: 0, village: 0 },
		points: 0,
		otherOffer: null,
		otherNeed: null,
	},
	parameters: null,
	status: 'proposed',
	donor: silent,
	village: silent,
	isDecidedOnBehalf: false,
	declineCause: null,
	expiresOn: '2026-12-05',
};

function seat(kind: OrganizationKind, regionCode: string, facts: Partial<Seat> = {}): Seat {
	return {
		organizationId: kind,
		organizationName: '',
		kind,
		regionCode,
		role: 'approver' as Role,
		receivesDonations: false,
		isSuspended: false,
		isPending: false,
		...facts,
	};
}

const village = seat('village', '621123210202');
const township = seat('township', '621123210000');
const donor = seat('enterprise', '370200000000', { organizationId: 'donor' });

describe('a proposal runs out', () => {
	it.each<[ProposalStatus, string | null, ProposalStatus]>([
		['proposed', '2026-11-21', 'proposed'],
		['proposed', '2026-11-20', 'expired'],
		['half_accepted', '2026-11-20', 'expired'],
		['proposed', null, 'proposed'],
		['agreed', '2026-11-20', 'agreed'],
		['declined', '2026-11-20', 'declined'],
	])('%s with the last day %s is %s', (status, expiresOn, state) => {
		expect(stateOn(today, { status, expiresOn })).toBe(state);
	});

	it('and its money is free again', () => {
		const at = (status: ProposalStatus, expiresOn: string | null) =>
			isPromised(today, { status, expiresOn });
		expect(at('half_accepted', '2026-11-21')).toBe(true);
		expect(at('half_accepted', '2026-11-20')).toBe(false);
		expect(at('agreed', '2026-11-20')).toBe(true);
		expect(at('declined', '2026-11-30')).toBe(false);
		expect(at('proposed', null)).toBe(false);
	});
});

describe('a side of a proposal', () => {
	it('is the village itself or its township, by place', () => {
		expect(sideOf(village, proposal)).toBe('village');
		expect(sideOf(township, proposal)).toBe('village');
		expect(sideOf(seat('village', '621125106201'), proposal)).toBeNull();
		expect(sideOf(seat('township', '621125106000'), proposal)).toBeNull();
	});

	it('is the organization of the offer, and no official who merely reads', () => {
		expect(sideOf(donor, proposal)).toBe('donor');
		expect(sideOf(seat('county', '621123000000'), proposal)).toBeNull();
		expect(sideOf(seat('city', '370200000000', { organizationId: 'donor' }), proposal)).toBe(
			'donor',
		);
	});

	it('is known beforehand for all but governments', () => {
		expect(sideOfKind('township')).toBe('village');
		expect(sideOfKind('social_organization')).toBe('donor');
		expect(sideOfKind('city')).toBeNull();
	});
});

describe('the word of a side', () => {
	it('is asked for until it has been given', () => {
		expect(mayDecide(today, village, proposal)).toBe(true);
		expect(mayDecide(today, donor, { ...proposal, village: yes })).toBe(true);
		expect(mayDecide(today, village, { ...proposal, village: yes })).toBe(false);
	});

	it('is an approver’s', () => {
		expect(mayDecide(today, { ...village, role: 'editor' }, proposal)).toBe(false);
		expect(mayDecide(today, { ...donor, isSuspended: true }, proposal)).toBe(false);
	});

	it.each([
		['it is not announced', { expiresOn: null }],
		['its day has passed', { expiresOn: '2026-11-20' }],
		['the other side declined', { status: 'declined' }],
		['both have agreed', { status: 'agreed' }],
	] as const)('is not asked for when %s', (_, facts) => {
		for (const who of [village, township, donor]) {
			expect(mayDecide(today, who, { ...proposal, ...facts })).toBe(false);
		}
	});
});
