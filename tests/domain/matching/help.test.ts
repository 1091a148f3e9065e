import { describe, expect, it } from 'vitest';
import type { Help } from '#domain/matching/help.ts';
import type { Instance } from '#domain/matching/instance.ts';
import { openMarket } from '#domain/matching/open-market.ts';
import { valueOf } from '#domain/result.ts';
import { instance, need, offer } from './markets.ts';

/** What would help the need n1. */
function help(facts: Partial<Instance>): Help | null | undefined {
	const solution = valueOf(openMarket(instance(facts))).solve();
	return solution?.unmet.find((open) => open.need === 'n1')?.help;
}

const needs = [need('n1')];

describe('what would help an unmet need', () => {
	it('is verification where nothing else is in the way', () => {
		expect(help({ needs: [need('n1', { verified: 0 })], offers: [offer('o1')] })).toEqual({
			what: 'verify',
			grade: 1,
		});
	});

	it('is a wider region of the nearest donor', () => {
		const offers = [offer('far', { regions: ['63'] }), offer('near', { regions: ['6212'] })];
		expect(help({ needs, offers })).toEqual({ what: 'widen_region', offer: 'near' });
	});

	it('is another category, else a new offer', () => {
		const offers = [offer('o1', { categories: ['road'] })];
		expect(help({ needs, offers })).toEqual({ what: 'widen_category', offer: 'o1' });
		expect(help({ needs, offers: [] })).toEqual({ what: 'new_offer' });
	});

	it('is asking again who has declined', () => {
		const declined = [{ need: 'n1', offer: 'o1' }];
		expect(help({ needs, offers: [offer('o1')], declined })).toEqual({
			what: 'ask_again',
			offer: 'o1',
		});
	});

	it('is the smallest top-up that makes a grant whole, else a lower minimum', () => {
		const offers = [
			offer('o1', { budget: 4, minimumGrant: 9 }),
			offer('o2', { budget: 6, minimumGrant: 8 }),
			offer('o3', { minimumGrant: 12 }),
		];
		expect(help({ needs, offers })).toEqual({ what: 'top_up', offer: 'o2', amount: 2 });
		expect(help({ needs, offers: offers.slice(2) })).toEqual({
			what: 'lower_minimum',
			offer: 'o3',
			amount: 2,
		});
	});

	it('is a better grade where that outbids the other, else the points that are short', () => {
		const rivals = (verified: number, urgency: number) => [
			need('n1', { verified: 1 }),
			need('n2', { verified, urgency }),
		];
		expect(help({ needs: rivals(2, 3), offers: [offer('o1', { budget: 5 })] })).toEqual({
			what: 'verify',
			grade: 3,
		});
		expect(help({ needs: rivals(3, 5), offers: [offer('o1', { budget: 5 })] })).toEqual({
			what: 'points',
			offer: 'o1',
			points: 280,
		});
	});

	it('is more of the donor that gives it all it has', () => {
		expect(help({ needs, offers: [offer('o1', { budget: 7 })] })).toEqual({
			what: 'budget',
			offer: 'o1',
			amount: 3,
		});
	});

	it('is a higher cap where the village is at it', () => {
		const villages = [{ code: need('n1').village, tiers: [[4, 100] as const] }];
		expect(help({ needs, offers: [offer('o1')], villages })).toEqual({ what: 'raise_cap' });
	});
});
