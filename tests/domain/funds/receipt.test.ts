import { describe, expect, it } from 'vitest';
import {
	actsOnReport,
	arrivalOf,
	paymentsOf,
	type Discrepancy,
	type PaymentReport,
	type Receipt,
} from '#domain/funds/receipt.ts';
import type { Reversal } from '#domain/funds/reversal.ts';
import { actor } from '../pledges/drafts.ts';

const receipt: Receipt = {
	id: 'receipt',
	amountFen: 1_000,
	excessFen: 0,
	receivedOn: '2026-11-16',
	code: '62110126',
	number: '90000001',
	documentId: null,
	status: 'pending',
	reviewNote: null,
	confirmedBy: 'clerk',
	confirmedAt: '2026-11-16T08:00:00+00:00',
	discrepancy: null,
	reversals: [],
};
const report: PaymentReport = {
	id: 'report',
	pledge: {
		id: 'pledge',
		nature: 'social_donation',
		agreementNumber: '1号',
		donor: { id: 'donor', name: '青岛某公司' },
		receiver: { id: 'charity', name: '渭源县慈善会' },
	},
	position: 1,
	amountFen: 1_000,
	paidOn: '2026-11-15',
	documentId: null,
	status: 'in_transit',
	withdrawalReason: null,
	reportedAt: '2026-11-15T08:00:00+00:00',
	receipts: [],
};
const open: Discrepancy = {
	reportedFen: 1_000,
	confirmedFen: 800,
	openedAt: '2026-11-17T08:00:00+00:00',
	settledAt: null,
	note: null,
};
const reversal: Reversal = {
	id: 'reversal',
	amountFen: 1_000,
	reason: '银行退汇',
	status: 'pending',
	reviewNote: null,
	askedBy: 'clerk',
	askedAt: '2026-11-18T08:00:00+00:00',
};
const returned = { ...receipt, status: 'returned' } as const;
const approved = { ...receipt, status: 'approved' } as const;
const with_ = (...receipts: Receipt[]): PaymentReport => ({ ...report, receipts });
const confirmed = (one: Receipt): PaymentReport => ({ ...with_(one), status: 'confirmed' });

const donor = actor('donor', 'enterprise', 'approver', 'payer');
const clerk = actor('charity', 'social_organization', 'approver', 'clerk');
const head = actor('charity', 'social_organization', 'approver', 'head');
const granted = (one: PaymentReport, who: typeof donor) =>
	Object.entries(actsOnReport(one, who))
		.filter(([, may]) => may)
		.map(([act]) => act);

describe('a reported payment', () => {
	it('waits for the receiver, then for a second person, then counts', () => {
		expect(arrivalOf(report)).toBe('to_confirm');
		expect(arrivalOf(with_(receipt))).toBe('to_review');
		expect(arrivalOf(confirmed(approved))).toBe('received');
	});

	it('waits for the receiver again when the confirmation was sent back', () => {
		expect(arrivalOf(with_(returned))).toBe('to_confirm');
		expect(arrivalOf(with_(receipt, returned))).toBe('to_review');
	});

	it('differs until both amounts are settled', () => {
		expect(arrivalOf(confirmed({ ...approved, discrepancy: open }))).toBe('differing');
		const settled = { ...open, settledAt: '2026-11-18T08:00:00+00:00', note: '手续费' };
		expect(arrivalOf(confirmed({ ...approved, discrepancy: settled }))).toBe('received');
	});

	it('is reversed once all of it was taken back, but for a difference to settle first', () => {
		const all = { ...approved, reversals: [{ ...reversal, status: 'approved' }] } as const;
		const part = { ...all, reversals: [{ ...all.reversals[0], amountFen: 999 }] };
		expect(arrivalOf(confirmed(all))).toBe('reversed');
		expect(arrivalOf(confirmed(part))).toBe('received');
		expect(arrivalOf(confirmed({ ...approved, reversals: [reversal] }))).toBe('received');
		expect(arrivalOf(confirmed({ ...all, discrepancy: open }))).toBe('differing');
	});

	it('is withdrawn for good', () => {
		expect(arrivalOf({ ...report, status: 'withdrawn' })).toBe('withdrawn');
	});
});

describe('who may act on it', () => {
	it('is the donor until the receiver has spoken', () => {
		expect(granted(report, donor)).toEqual(['withdraw']);
		expect(granted(with_(receipt), donor)).toEqual([]);
	});

	it('is the receiver, of whom one confirms and another reviews', () => {
		expect(granted(report, clerk)).toEqual(['confirm']);
		expect(granted(with_(receipt), clerk)).toEqual([]);
		expect(granted(with_(receipt), head)).toEqual(['review']);
	});

	it('is either side for a difference, but not who confirmed', () => {
		const differing = confirmed({ ...approved, discrepancy: open });
		expect(granted(differing, donor)).toEqual(['settle']);
		expect(granted(differing, head)).toEqual(['settle', 'reverse']);
		expect(granted(differing, clerk)).toEqual(['reverse']);
	});

	it('is the receiver, of whom one asks to take it back and another judges that', () => {
		const counted = confirmed(approved);
		expect(granted(counted, clerk)).toEqual(['reverse']);
		expect(granted(counted, donor)).toEqual([]);
		const asked = confirmed({ ...approved, reversals: [reversal] });
		expect(granted(asked, clerk)).toEqual([]);
		expect(granted(asked, head)).toEqual(['reviewReversal']);
		expect(granted(asked, donor)).toEqual([]);
		const again = confirmed({ ...approved, reversals: [{ ...reversal, status: 'returned' }] });
		expect(granted(again, head)).toEqual(['reverse']);
		const gone = confirmed({ ...approved, reversals: [{ ...reversal, status: 'approved' }] });
		expect(granted(gone, head)).toEqual([]);
	});

	it('is nobody of another house', () => {
		const county = actor('county', 'county', 'approver');
		expect([report, with_(receipt)].flatMap((one) => granted(one, county))).toEqual([]);
	});
});

describe('what the instalments are judged by', () => {
	it('is what was confirmed where it was approved, and what was reported before', () => {
		expect(paymentsOf([report, with_(receipt), with_(returned)])).toEqual([
			{ position: 1, fen: 1_000, isConfirmed: false },
			{ position: 1, fen: 1_000, isConfirmed: false },
			{ position: 1, fen: 1_000, isConfirmed: false },
		]);
		expect(paymentsOf([confirmed({ ...approved, amountFen: 800 })])).toEqual([
			{ position: 1, fen: 800, isConfirmed: true },
		]);
	});

	it('is what still counts of it after a reversal', () => {
		const part = { ...reversal, amountFen: 300, status: 'approved' } as const;
		const payments = paymentsOf([confirmed({ ...approved, reversals: [reversal, part] })]);
		expect(payments).toEqual([{ position: 1, fen: 700, isConfirmed: true }]);
	});

	it('is nothing of what was withdrawn', () => {
		expect(paymentsOf([{ ...report, status: 'withdrawn' }])).toEqual([]);
	});
});
