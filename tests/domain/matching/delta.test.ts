import { describe, expect, it } from 'vitest';
import { changeInput, type Change } from '#domain/matching/changes.ts';
import { deltaOf, type Made } from '#domain/matching/delta.ts';
import { instanceOf } from '#domain/matching/input.ts';
import { outcomeOf } from '#domain/matching/outcome.ts';
import { valueOf } from '#domain/result.ts';
import { runMarket } from '#work/matching/match.server.ts';
import { input } from './rounds.ts';

function made(changes: readonly Change[]): Made & { objective: bigint } {
	const changed = valueOf(changeInput(input, changes));
	const solution = valueOf(runMarket(instanceOf(changed)));
	const { objective, lockedPoints } = solution;
	const points = objective + lockedPoints;
	return { input: changed, outcome: outcomeOf(changed, solution), points, objective };
}

describe('the difference that changes make', () => {
	it('is nothing where nothing changes', () => {
		const plan = made([]);
		expect(plan.points).toBe(plan.objective);
		const { objective, villages, needs, offers } = deltaOf(plan, plan);
		expect(objective).toBe('0');
		for (const { gaining, losing, listed } of [villages, needs, offers]) {
			expect([gaining, losing, listed]).toEqual([0, 0, []]);
		}
	});

	it('tells who gains and who loses, the greatest difference first', () => {
		const ban = { what: 'ban', need: 'n1', offer: 'o1' } as const;
		const { villages, needs, offers } = deltaOf(made([]), made([ban]));
		expect(villages).toMatchObject({ gaining: 1, losing: 1 });
		const sizes = needs.listed.map(({ beforeFen, afterFen }) => Math.abs(afterFen - beforeFen));
		expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
		expect(needs.listed[0]).toMatchObject({ id: 'n1', afterFen: 0 });
		expect(offers.losing).toBe(1);
	});

	it('never calls a locked or banned plan better, and a larger budget never worse', () => {
		const plan = made([]);
		const lock = { what: 'lock', need: 'n1', offer: 'o1', fen: 7_000_000 } as const;
		const ban = { what: 'ban', need: 'n2', offer: 'o1' } as const;
		for (const change of [lock, ban]) {
			expect(Number(deltaOf(plan, made([change])).objective)).toBeLessThan(0);
		}
		const budget = { what: 'budget', offer: 'o1', fen: 500_000 } as const;
		expect(Number(deltaOf(plan, made([budget])).objective)).toBeGreaterThan(0);
	});

	it('does not compare points of different scales', () => {
		const raised = made([{ what: 'floor', yuan: 80 }]);
		expect(deltaOf(made([]), raised).objective).toBeNull();
	});
});
