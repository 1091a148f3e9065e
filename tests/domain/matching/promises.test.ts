import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';
import { promisesOf } from '#domain/matching/promises.ts';

const proven = { gap: 0, rounding: null, parameters: DEFAULT_PARAMETERS, changes: [] };
const rounding = { villagesWithLess: 0, floorLost: 0, justifiedClaims: 0, idle: 0 };
const strict = { ...DEFAULT_PARAMETERS, floor: 'lexicographic' } as const;

describe('what may be said of a plan', () => {
	it('is all of an optimum', () => {
		expect(promisesOf(proven)).toEqual(['best', 'no_idle', 'more_money', 'same_again']);
		expect(promisesOf({ ...proven, parameters: strict })).toContain('floor_first');
	});

	it('is only what was counted once minimum grants had to be kept', () => {
		const rounded = { ...proven, gap: 0.001, rounding, parameters: strict };
		expect(promisesOf(rounded)).toEqual([
			'within_gap',
			'minimum_kept',
			'floor_first',
			'no_idle',
			'same_again',
		]);
		const lost = { ...rounded, rounding: { ...rounding, floorLost: 1, idle: 1 } };
		expect(promisesOf(lost)).toEqual(['within_gap', 'minimum_kept', 'same_again']);
	});

	it('leaves out what a lock may have cost', () => {
		const lock = { what: 'lock', need: 'n', offer: 'o', quantity: 1 } as const;
		const locked = promisesOf({ ...proven, parameters: strict, changes: [lock] });
		expect(locked).toEqual(['best_beside_locks', 'no_idle', 'more_money', 'same_again']);
	});
});
