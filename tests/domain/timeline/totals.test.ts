import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { natures } from '#domain/offers/offer.ts';
import { buckets } from '#domain/timeline/ledger.ts';
import { addUp, addUpEach, countRows, fenIn } from '#domain/timeline/totals.ts';

const totals = fc.array(
	fc.record({
		bucket: fc.constantFrom(...buckets),
		nature: fc.constantFrom(...natures),
		of: fc.option(fc.constantFrom('qingdao', 'fuzhou')),
		fen: fc.integer({ min: -1_000_000, max: 10_000_000_000 }),
		rowCount: fc.integer({ min: 1, max: 9 }),
	}),
);

describe('the sums of ledger rows', () => {
	test('hold each nature and bucket once, and exactly what their rows hold', () => {
		fc.assert(
			fc.property(totals, (rows) => {
				const sums = addUp(rows);
				const keys = sums.map(({ nature, bucket }) => `${nature} ${bucket}`);
				expect(new Set(keys).size).toBe(keys.length);
				for (const { nature, bucket, fen } of sums) {
					const own = rows.filter((row) => row.nature === nature && row.bucket === bucket);
					expect(fen).toBe(own.reduce((sum, row) => sum + row.fen, 0));
				}
				expect(countRows(sums)).toBe(countRows(rows));
			}),
		);
	});

	test('of all pairings together are the sums of everything', () => {
		fc.assert(
			fc.property(totals, (rows) => {
				const apart = [...addUpEach(rows).values()];
				for (const { nature, bucket, fen } of addUp(rows)) {
					const parts = apart.map((sums) => fenIn(sums, nature, bucket));
					expect(parts.reduce((sum, part) => sum + part, 0)).toBe(fen);
				}
			}),
		);
	});

	test('of one pairing leave out the money of the one before it', () => {
		const row = { bucket: 'received', nature: 'social_donation', rowCount: 1 } as const;
		const rows = [
			{ ...row, of: 'fuzhou', fen: 2300 },
			{ ...row, of: 'qingdao', fen: 500 },
		];
		const sums = addUpEach(rows).get('qingdao') ?? [];
		expect(fenIn(sums, 'social_donation', 'received')).toBe(500);
	});

	test('are 0 where nothing moved', () => {
		expect(fenIn([], 'fiscal_aid', 'spent')).toBe(0);
	});
});
