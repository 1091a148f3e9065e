import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	allPairs,
	bestPairs,
	canReach,
	type Best,
	type Capacity,
} from '#domain/matching/candidates.ts';
import { layOut, type Market } from '#domain/matching/market.ts';
import type { PairColumns } from '#domain/matching/pairs.ts';
import { nationalInstance } from '../../bench/national-instance.ts';
import { bests, placedInstances } from './places.ts';

type Row = readonly [need: number, offer: number, quality: number];

function rowsOf({ need, offer, quality }: PairColumns): Row[] {
	return Array.from(need, (index, pair) => [index, offer[pair] ?? -1, quality[pair] ?? -1]);
}

function capacityOf({ model, minimum }: Market): Capacity {
	return { budget: model.budget, amount: model.amount, minimum };
}

/** By owner on one side, its qualities with whoever can reach a minimum, and with all. */
function qualitiesBy(side: 0 | 1, rows: readonly Row[], capacity: Capacity) {
	const owners = new Map<number, { able: number[]; all: number[] }>();
	for (const row of rows) {
		const own = owners.get(row[side]) ?? { able: [], all: [] };
		owners.set(row[side], own);
		own.all.push(row[2]);
		if (canReach(capacity, row[0], row[1])) own.able.push(row[2]);
	}
	for (const { able, all } of owners.values()) {
		for (const column of [able, all]) column.sort((one, other) => other - one);
	}
	return owners;
}

function expectBest(market: Market, best: Best): void {
	const capacity = capacityOf(market);
	const all = rowsOf(allPairs(market.source));
	const kept = rowsOf(bestPairs(market.source, capacity, best));
	const places = kept.map(([need, offer]) => need * market.donors.length + offer);
	expect(places).toEqual([...new Set(places)].toSorted((one, other) => one - other));
	const known = new Set(all.map(String));
	expect(kept.filter((row) => !known.has(String(row)))).toEqual([]);
	const sides = [
		[0, best.ofNeed],
		[1, best.ofOffer],
	] as const;
	for (const [side, count] of sides) {
		const found = qualitiesBy(side, kept, capacity);
		for (const [owner, own] of qualitiesBy(side, all, capacity)) {
			const wanted = own.able.slice(0, count);
			expect(found.get(owner)?.able.slice(0, count)).toEqual(wanted);
			if (wanted.length === 0) expect(found.get(owner)?.all[0]).toBe(own.all[0]);
		}
	}
}

function laidOut(given: Parameters<typeof layOut>[0]): Market {
	const market = layOut(given);
	if (!market.ok) throw new Error(JSON.stringify(market.refusal));
	return market.value;
}

describe('the pairs a large market starts with', () => {
	it('are of every need and of every offer the best ones, sorted and each once', () => {
		fc.assert(
			fc.property(placedInstances, bests, (given, best) => {
				expectBest(laidOut(given), best);
			}),
			{ numRuns: 300 },
		);
	});

	it('are the best ones also of more donors and needs than are looked at together', () => {
		const given = nationalInstance({ needs: 4500, offers: 4000, supply: 0.55, minimums: 0.3 });
		expectBest(laidOut(given), { ofNeed: 3, ofOffer: 4 });
	});
});
