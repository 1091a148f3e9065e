import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemKinds, lacksAmount, obstacleTo, totalsOf, type Item } from '#domain/meetings/item.ts';
import { natures } from '#domain/offers/offer.ts';
import { pledgeKinds } from '#domain/pledges/pledge.ts';

const item: Item = {
	id: '',
	position: 1,
	kind: 'signing',
	partyName: '某公司',
	partyId: 'one',
	placeCode: null,
	placeName: null,
	subject: '修路',
	nature: 'social_donation',
	form: 'cash',
	amountText: null,
	amountFen: null,
	isAnonymous: false,
	pledgeId: null,
	readsPledge: false,
	projectId: null,
	readsProject: false,
};

const anyItem = fc
	.record({
		kind: fc.constantFrom(...itemKinds),
		nature: fc.constantFrom(...natures, null),
		form: fc.constantFrom(...pledgeKinds, null),
		amountFen: fc.option(fc.integer({ min: 1, max: 1e10 }), { nil: null }),
	})
	.map((some): Item => ({ ...item, ...some, ...(some.form !== 'cash' && { amountFen: null }) }));

describe('the totals of a meeting', () => {
	it('are the exact amounts alone, each kind and nature by itself', () => {
		fc.assert(
			fc.property(fc.array(anyItem), (items) => {
				for (const { kind, nature, ...total } of totalsOf(items)) {
					const own = items.filter((one) => one.kind === kind && one.nature === nature);
					const exact = own.flatMap(({ amountFen }) => amountFen ?? []);
					expect(total).toEqual({
						exactFen: exact.reduce((sum, fen) => sum + fen, 0),
						exactCount: exact.length,
						toldCount: own.filter((one) => lacksAmount(one)).length,
					});
				}
			}),
		);
	});

	it('count every line of money once, and goods and services never', () => {
		fc.assert(
			fc.property(fc.array(anyItem), (items) => {
				const counted = totalsOf(items).reduce(
					(sum, one) => sum + one.exactCount + one.toldCount,
					0,
				);
				const money = items.filter(({ form, nature }) => form === 'cash' && nature !== null);
				expect(counted).toBe(money.length);
			}),
		);
	});
});

describe('a line of a meeting', () => {
	it.each([
		[{}, null],
		[{ kind: 'donation' }, null],
		[{ kind: 'intent', partyId: null }, 'intended'],
		[{ pledgeId: 'pledge' }, 'drawn_up'],
		[{ partyId: null }, 'party'],
	] as const)('with %o is kept from a pledge by %s', (terms, obstacle) => {
		expect(obstacleTo({ ...item, ...terms })).toBe(obstacle);
	});
});
