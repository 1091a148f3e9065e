import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allPairs, bestPairs, canReach } from '#domain/matching/candidates.ts';
import { layOut, type Market } from '#domain/matching/market.ts';
import type { PairColumns } from '#domain/matching/pairs.ts';
import { bests, placedInstances } from './places.ts';

type Row = readonly [need: number, offer: number, quality: number];

function rowsOf({ need, offer, quality }: PairColumns): Row[] {
	return Array.from(need, (index, pair) => [index, offer[pair] ?? -1, quality[pair] ?? -1]);
}

function capacityOf({ model, minimum }: Market) {
	return { budget: model.budget, amount: model.amount, minimum };
}

describe('the pairs a large market starts with', () => {
	it('are of every need and of every offer the best ones, sorted and each once', () => {
		fc.assert(
			fc.property(placedInstances, bests, (given, best) => {
				const market = layOut(given);
				if (!market.ok) throw new Error(JSON.stringify(market.refusal));
				const { source } = market.value;
				const capacity = capacityOf(market.value);
				const all = rowsOf(allPairs(source));
				const able = (rows: readonly Row[]) =>
					rows.filter(([need, offer]) => canReach(capacity, need, offer));
				const kept = rowsOf(bestPairs(source, capacity, best));
				const keys = kept.map(([need, offer]) => need * 100 + offer);
				expect(keys).toEqual([...new Set(keys)].toSorted((one, other) => one - other));
				expect(all).toEqual(expect.arrayContaining(kept));
				for (const [side, count] of [best.ofNeed, best.ofOffer].entries()) {
					for (const owner of new Set(all.map((row) => row[side]))) {
						const ownOf = (rows: readonly Row[]) =>
							rows
								.filter((row) => row[side] === owner)
								.map((row) => row[2])
								.toSorted((one, other) => other - one);
						const wanted = ownOf(able(all)).slice(0, count);
						expect(ownOf(able(kept)).slice(0, count)).toEqual(wanted);
						if (wanted.length === 0) expect(ownOf(kept)[0]).toBe(ownOf(all)[0]);
					}
				}
			}),
			{ numRuns: 300 },
		);
	});
});
