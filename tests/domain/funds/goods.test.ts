import { describe, expect, it } from 'vitest';
import {
	actsOnShipment,
	goodsArrivalOf,
	keepsStore,
	type GoodsReceipt,
	type Shipment,
} from '#domain/funds/goods.ts';
import { actor, yuangudui } from '../pledges/drafts.ts';

const receipt: GoodsReceipt = {
	id: 'receipt',
	quantityMilli: 12_000,
	excessMilli: 0,
	receivedOn: '2026-11-03',
	photoDocumentId: 'photo',
	documentId: null,
	note: null,
	status: 'pending',
	reviewNote: null,
	confirmedBy: 'clerk',
	settledAt: null,
	settlementNote: null,
};
const shipment: Shipment = {
	id: 'shipment',
	goods: {
		pledge: {
			id: 'pledge',
			nature: 'social_donation',
			agreementNumber: null,
			donor: { id: 'donor', name: '青岛某公司' },
			receiver: { id: 'charity', name: '渭源县慈善会' },
		},
		isAnonymous: false,
		position: 1,
		item: '饲料',
		unit: '吨',
	},
	village: yuangudui,
	quantityMilli: 12_340,
	shippedOn: '2026-11-01',
	carrier: null,
	documentId: null,
	status: 'shipped',
	withdrawalReason: null,
	receipts: [],
};
const counted = { ...shipment, receipts: [receipt] };
const short = {
	...shipment,
	status: 'received',
	receipts: [{ ...receipt, status: 'approved' }],
} as const;
const inVillage = (role: 'editor' | 'approver', account: string) => {
	const who = actor('village', 'village', role, account);
	return { ...who, seat: { ...who.seat, regionCode: yuangudui.code } };
};
const clerk = inVillage('editor', 'clerk');
const head = inVillage('approver', 'head');
const donor = actor('donor', 'enterprise', 'approver', 'boss');
const charity = actor('charity', 'social_organization', 'approver', 'lead');
const granted = (one: Shipment, who: typeof clerk) =>
	Object.entries(actsOnShipment(one, who))
		.filter(([, may]) => may)
		.map(([act]) => act);

describe('a shipment waits', () => {
	it('for who counts it, for a second person, for both, for nobody', () => {
		expect(goodsArrivalOf(shipment)).toBe('to_confirm');
		expect(goodsArrivalOf(counted)).toBe('to_review');
		expect(goodsArrivalOf(short)).toBe('differing');
		const settled = { ...receipt, status: 'approved', settledAt: '2026-11-05' } as const;
		expect(goodsArrivalOf({ ...short, receipts: [settled] })).toBe('received');
		const exact = { ...receipt, status: 'approved', quantityMilli: 12_340 } as const;
		expect(goodsArrivalOf({ ...short, receipts: [exact] })).toBe('received');
		expect(goodsArrivalOf({ ...shipment, status: 'withdrawn' })).toBe('withdrawn');
		const returned = { ...receipt, status: 'returned' } as const;
		expect(goodsArrivalOf({ ...shipment, receipts: [returned] })).toBe('to_confirm');
	});

	it('for people of the store that it was sent to, or of the donor', () => {
		expect(granted(shipment, clerk)).toEqual(['confirm']);
		expect(granted(shipment, donor)).toEqual(['withdraw']);
		expect(granted(shipment, charity)).toEqual([]);
		expect(granted({ ...shipment, village: null }, charity)).toEqual(['confirm']);
		expect(granted(counted, clerk)).toEqual([]);
		expect(granted(counted, head)).toEqual(['review']);
		expect(granted(short, head)).toEqual(['settle']);
		expect(granted(short, donor)).toEqual(['settle']);
		expect(granted(short, charity)).toEqual([]);
	});
});

it('a store is kept by its village, the township above it, or the receiving entity', () => {
	const seat = (kind: 'township' | 'county' | 'village', regionCode: string) => ({
		kind,
		regionCode,
		organizationId: 'x',
	});
	expect(keepsStore(seat('township', '621123210000'), 'charity', yuangudui.code)).toBe(true);
	expect(keepsStore(seat('township', '621125106000'), 'charity', yuangudui.code)).toBe(false);
	expect(keepsStore(seat('county', '621123000000'), 'charity', yuangudui.code)).toBe(false);
	expect(keepsStore(seat('county', '621123000000'), 'x', null)).toBe(true);
});
