import { describe, expect, it } from 'vitest';
import type { Instance } from '#domain/matching/instance.ts';
import { remainderOf } from '#domain/matching/remainder.ts';
import { explainUnmet } from '#domain/matching/unmet.ts';
import { explainUnspent } from '#domain/matching/unspent.ts';
import { instance, marketOf, need, offer } from './markets.ts';

const nobody = { donorFor: () => null, needFor: () => null };

/** Why the first need got no more and the first donor gave no more, for a plan given by hand. */
function reasons(facts: Partial<Instance>, ...amounts: number[]) {
	const remainder = remainderOf(marketOf(facts), Float64Array.from(amounts));
	return {
		unmet: explainUnmet(remainder, nobody)[0]?.why,
		unspent: explainUnspent(remainder)[0]?.why,
		topUp: explainUnspent(remainder)[0]?.topUp,
	};
}

const pair = {
	needs: [need('n1')],
	offers: [offer('o1')],
	pairs: [[0, 0, 5]],
} satisfies Partial<Instance>;

describe('why a need stays open', () => {
	it('nobody may give to it', () => {
		expect(reasons({ ...pair, pairs: [] }).unmet).toBe('no_eligible_offer');
	});

	it('its donors have nothing left, all of it given to this very need', () => {
		expect(reasons({ ...pair, offers: [offer('o1', { budget: 4 })] }, 4).unmet).toBe(
			'budget_exhausted',
		);
	});

	it('its donors gave elsewhere', () => {
		const two = {
			needs: [need('n1'), need('n2')],
			offers: [offer('o1')],
			pairs: [
				[0, 0, 5],
				[0, 1, 5],
			],
		} satisfies Partial<Instance>;
		expect(reasons(two, 4, 6).unmet).toBe('outbid');
	});

	it('what is left would be less than the minimum grant', () => {
		const offers = [offer('o1', { budget: 4, minimumGrant: 5 })];
		expect(reasons({ ...pair, offers }, 0)).toEqual({
			unmet: 'minimum_grant',
			unspent: 'minimum_grant',
			topUp: { amount: 1, need: 'n1' },
		});
	});

	it('it is smaller than the minimum grant, which no top-up can cure', () => {
		const offers = [offer('o1', { minimumGrant: 11 })];
		expect(reasons({ ...pair, offers }, 0)).toMatchObject({ unmet: 'minimum_grant', topUp: null });
	});

	it('nobody gains a point by it', () => {
		const { parameters } = instance();
		const worthless = {
			needs: [need('n1', { value: 0 })],
			offers: [offer('o1')],
			pairs: [[0, 0, 0]],
			parameters: { ...parameters, tiers: [[null, 0]] },
		} satisfies Partial<Instance>;
		expect(reasons(worthless, 0)).toEqual({ unmet: 'no_value', unspent: 'no_value', topUp: null });
	});
});

describe('why money stays unspent', () => {
	it('all it may help is helped', () => {
		expect(reasons({ ...pair, offers: [offer('o1', { budget: 15 })] }, 10).unspent).toBe(
			'needs_met',
		);
	});

	it('its villages are at their cap', () => {
		const { parameters } = instance();
		const capped = {
			...pair,
			parameters: { ...parameters, tiers: [[4, 0]] },
		} satisfies Partial<Instance>;
		expect(reasons(capped, 4)).toEqual({
			unmet: 'village_cap',
			unspent: 'village_cap',
			topUp: null,
		});
	});
});
