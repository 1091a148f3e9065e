import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeInput, type Change } from '#domain/matching/changes.ts';
import { instanceOf } from '#domain/matching/input.ts';
import { layOut } from '#domain/matching/market.ts';
import { outcomeOf } from '#domain/matching/outcome.ts';
import { sumFen } from '#domain/money.ts';
import { valueOf } from '#domain/result.ts';
import { runMarket } from '#work/matching/match.server.ts';
import { input } from './rounds.ts';

const lock = (fen: number, need = 'n1'): Change => ({ what: 'lock', need, offer: 'o1', fen });
const nameOf = (changes: readonly Change[], given = input) => {
	const changed = changeInput(given, changes);
	return changed.ok ? null : changed.refusal.name;
};

describe('a change of an input', () => {
	it('bans a pair as a refusal does', () => {
		const { declined } = valueOf(changeInput(input, [{ what: 'ban', need: 'n1', offer: 'o1' }]));
		expect(declined).toEqual([{ needId: 'n1', offerId: 'o1' }]);
	});

	it('adds budget that is open', () => {
		const added = valueOf(changeInput(input, [{ what: 'budget', offer: 'o1', fen: 1_000 }]));
		expect(added.offers[0]).toMatchObject({ budgetFen: 8_001_099, openFen: 8_001_099 });
	});

	it('raises the floor, and never lowers it', () => {
		const raised = valueOf(changeInput(input, [{ what: 'floor', yuan: 80 }]));
		expect(raised.parameters.tiers.map(([size]) => size)).toEqual([80, 100, 250, null]);
		expect(nameOf([{ what: 'floor', yuan: 50 }])).toBe('what_if.floor_not_raised');
	});

	it('locks whole units, off both sides, and lists them as held', () => {
		const locked = valueOf(changeInput(input, [lock(1_009_999)]));
		expect(locked.held).toEqual([{ needId: 'n1', offerId: 'o1', amountFen: 1_000_000 }]);
		expect(locked.needs[0]?.openFen).toBe(9_000_050);
		expect(locked.offers[0]?.openFen).toBe(7_000_099);
	});

	it('steps over nothing that a donor has said', () => {
		expect(nameOf([lock(100_000)])).toBe('what_if.below_minimum');
		expect(nameOf([lock(8_010_000)])).toBe('what_if.locks_too_much');
		expect(nameOf([lock(5_000_000), lock(4_000_000)])).toBe('what_if.locks_too_much');
		expect(nameOf([{ what: 'ban', need: 'n1', offer: 'o1' }, lock(1_000_000)])).toBe(
			'what_if.pair_not_eligible',
		);
		const elsewhere = { ...input, offers: input.offers.map((o) => ({ ...o, regions: ['51'] })) };
		expect(nameOf([lock(1_000_000)], elsewhere)).toBe('what_if.pair_not_eligible');
		expect(nameOf([lock(1_000_000, 'n3')])).toBe('what_if.pair_not_eligible');
	});

	it('keeps every market sound: nothing is promised twice, to the fen', () =>
		fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(fc.constantFrom('n1', 'n2'), fc.integer({ min: 0, max: 5_000_000 })), {
					maxLength: 3,
				}),
				async (locks) => {
					const changed = changeInput(
						input,
						locks.map(([need, fen]) => lock(fen, need)),
					);
					if (!changed.ok) return;
					expect(layOut(instanceOf(changed.value)).ok).toBe(true);
					const solution = valueOf(runMarket(instanceOf(changed.value)));
					const { matches, unmet, unspent } = outcomeOf(changed.value, solution);
					const placed = sumFen(matches.map(({ amountFen }) => amountFen));
					const open = sumFen(unmet.map(({ amountFen }) => amountFen));
					const idle = sumFen(unspent.map(({ amountFen }) => amountFen));
					expect(placed + open).toBe(15_000_050);
					expect(placed + idle).toBe(8_000_099);
					const pairs = matches.map(({ needId, offerId }) => `${needId} ${offerId}`);
					expect(new Set(pairs).size).toBe(pairs.length);
				},
			),
			{ numRuns: 30 },
		));
});
