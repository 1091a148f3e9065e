import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	countedIn,
	statementBuckets,
	sumByNature,
	sumByUse,
	type Movement,
} from '#domain/funds/statement.ts';
import { sumFen } from '#domain/money.ts';
import { natures } from '#domain/offers/offer.ts';

const anyMovement: fc.Arbitrary<Movement> = fc
	.record({
		pledge: fc.nat(3),
		project: fc.option(fc.nat(2)),
		bucket: fc.constantFrom(...statementBuckets),
		fen: fc.integer({ min: -9_000, max: 9_000 }),
	})
	.map(({ pledge, project, bucket, fen }) => ({
		seq: 1,
		occurredOn: '2026-11-21',
		kind: 'receive',
		bucket,
		signedFen: fen,
		pledge: {
			id: `pledge ${pledge}`,
			nature: natures[pledge]!,
			agreementNumber: null,
			donor: { id: 'donor', name: '青岛某公司' },
			receiver: { id: 'charity', name: '渭源县慈善会' },
		},
		project: project === null ? null : { id: `project ${project}`, title: '蓄水池' },
		voucher: null,
		reason: null,
	}));

describe('a posting on a donor’s statement', () => {
	const posting = { debit: 'received', credit: 'in_transit', amountFen: 5, isCorrection: false };

	it('counts in the bucket that it goes into', () => {
		expect(countedIn(posting)).toEqual({ bucket: 'received', signedFen: 5 });
	});

	it('counts against the one that a correction takes from', () => {
		const back = { debit: 'in_transit', credit: 'received', amountFen: 5, isCorrection: true };
		expect(countedIn(back)).toEqual({ bucket: 'received', signedFen: -5 });
	});

	it('does not count while only one side has said it', () => {
		const report = { ...posting, debit: 'in_transit', credit: 'committed' };
		expect(countedIn(report)).toBeNull();
		const withdrawn = { ...report, debit: 'committed', credit: 'in_transit', isCorrection: true };
		expect(countedIn(withdrawn)).toBeNull();
	});
});

describe('the sums of a statement', () => {
	it('are the same by nature, by use and by row, bucket for bucket, to the fen', () => {
		fc.assert(
			fc.property(fc.array(anyMovement, { maxLength: 30 }), (movements) => {
				const [natural, uses] = [sumByNature(movements), sumByUse(movements)];
				for (const bucket of statementBuckets) {
					for (const nature of natures) {
						const own = movements.filter((one) => one.pledge.nature === nature);
						const rows = own.filter((one) => one.bucket === bucket);
						const fen = sumFen(rows.map(({ signedFen }) => signedFen));
						const byNature = natural.find((one) => one.nature === nature);
						expect(byNature?.sums[bucket] ?? 0).toBe(fen);
						const byUse = uses.filter(({ pledge }) => pledge.nature === nature);
						expect(sumFen(byUse.map(({ sums }) => sums[bucket]))).toBe(fen);
					}
				}
			}),
		);
	});

	it('stand once for each pledge and project', () => {
		fc.assert(
			fc.property(fc.array(anyMovement, { maxLength: 30 }), (movements) => {
				const keys = sumByUse(movements).map(({ key }) => key);
				expect(new Set(keys).size).toBe(keys.length);
			}),
		);
	});
});
