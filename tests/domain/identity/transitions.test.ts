import { describe, expect, it } from 'vitest';
import { actsFrom, mayAct } from '#domain/identity/transitions.ts';

describe('a status', () => {
	it('lets a record take the acts of its rows, the way on before the ways out', () => {
		expect(actsFrom('project', 'under_way')).toEqual(['complete', 'suspend', 'terminate']);
		expect(actsFrom('milestone', 'partly_met')).toEqual(['meet']);
	});

	it('that is an end lets it take none', () => {
		expect(actsFrom('project', 'terminated')).toEqual([]);
		expect(actsFrom('update', 'approved')).toEqual([]);
	});

	it('of one record says nothing of another', () => {
		expect(mayAct('need', 'draft', 'submit')).toBe(true);
		expect(mayAct('need', 'draft', 'verify')).toBe(false);
		expect(mayAct('offer', 'draft', 'publish')).toBe(true);
		expect(mayAct('project', 'closed', 'submit')).toBe(false);
	});
});
