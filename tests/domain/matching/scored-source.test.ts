import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allPairs } from '#domain/matching/candidates.ts';
import { whyNotEligible } from '#domain/matching/eligibility.ts';
import { layOut } from '#domain/matching/market.ts';
import { pairQuality, qualityAt } from '#domain/matching/pair-source.ts';
import { qualityOf, qualityParts } from '#domain/matching/quality.ts';
import { placedInstances } from './places.ts';

it('finds and scores exactly the pairs that asking every donor about every need would find', () => {
	let found = 0;
	fc.assert(
		fc.property(placedInstances, (given) => {
			const market = layOut(given);
			if (!market.ok) throw new Error(JSON.stringify(market.refusal));
			const { needs, donors, source, weights } = market.value;
			const expected = needs.flatMap((one, need) =>
				donors.flatMap((donor, offer) =>
					whyNotEligible(one, donor) === null
						? [[need, offer, qualityOf(qualityParts(one, donor, weights))]]
						: [],
				),
			);
			const pairs = allPairs(source);
			expect(
				[...pairs.need].map((need, index) => [need, pairs.offer[index], pairs.quality[index]]),
			).toEqual(expected);
			found += expected.length;
			for (let need = 0; need < source.needs; need += 1) {
				const row = source.row(need);
				// Not for the result: whoever comes early spares the others their score.
				expect(row.highest).toEqual(row.highest.toSorted().reverse());
				for (let index = 0; index < row.offers.length; index += 1) {
					const alone = qualityAt(source, need, row, index);
					expect(alone).toBe(pairQuality(source, need, row.offers[index] ?? NaN));
					expect(alone).toBeLessThanOrEqual(row.highest[index] ?? NaN);
				}
			}
		}),
		{ numRuns: 400 },
	);
	// Enough to have compared something; how many there are is left to chance.
	expect(found).toBeGreaterThan(100);
});
