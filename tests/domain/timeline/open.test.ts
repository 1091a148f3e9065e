import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openEntry, openRow, plainYuan } from '#domain/timeline/open.ts';
import type { Entry } from '#domain/timeline/entry.ts';
import type { LedgerRow } from '#domain/timeline/ledger.ts';

test('an amount in 元 is the same number of fen', () => {
	const fen = fc.integer({ min: -10_000_000_000_000, max: 10_000_000_000_000 });
	fc.assert(
		fc.property(fen, (amount) => {
			const yuan = plainYuan(amount);
			expect(yuan).toMatch(/^-?\d+\.\d\d$/);
			expect(Number(yuan.replace('.', ''))).toBe(amount);
		}),
	);
});

test('元 have no separators that a program would have to take out', () => {
	expect(plainYuan(123_456_789)).toBe('1234567.89');
	expect(plainYuan(-5)).toBe('-0.05');
});

test('a row of a donor who does not want to be named says nothing about them', () => {
	const row: LedgerRow = {
		seq: 7,
		kind: 'receive',
		bucket: 'received',
		signedFen: 100,
		nature: 'social_donation',
		occurredOn: '2026-01-01',
		recordedAt: '2026-01-02T00:00:00Z',
		pledgeId: 'the-pledge',
		donor: null,
		pairing: null,
		project: null,
		entrySeq: null,
		place: null,
		correctsSeq: null,
		reason: null,
		isDemo: true,
	};
	expect(openRow(row)).toMatchObject({ donor: null, amount: { yuan: '1.00', fen: 100 } });
	// One pledge, told apart from others, would tie several of its gifts together.
	expect(JSON.stringify(openRow(row))).not.toContain('the-pledge');
});

test('the facts of an entry are named as in the rest of the data', () => {
	const entry: Entry = {
		seq: 3,
		project: { id: 'road', name: '道路' },
		occurredOn: '2026-01-01',
		publishedAt: '2026-01-02T00:00:00Z',
		body: '路基完成。',
		facts: { kind: 'update', worksPercent: 40, amountFen: 3_500_000 },
		postingSeq: null,
		correctsSeq: null,
		correctedBySeq: 9,
		photos: [
			{
				...{ sha256: 'ab', extension: 'jpg', width: 1200, height: 800, caption: '路基' },
				...{ small: { sha256: 'cd', width: 480, height: 320 }, colour: '#705a3c' },
			},
		],
	};
	expect(openEntry(entry)).toMatchObject({
		kind: 'update',
		corrected_by_seq: 9,
		facts: { works_percent: 40, amount: { yuan: '35000.00', fen: 3_500_000 } },
		photos: [{ path: '/media/ab.jpg', thumbnail_path: '/media/cd.jpg', width: 1200, height: 800 }],
	});
});
