import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	changeFromForm,
	formatChange,
	idsIn,
	MOST_CHANGES,
	parseChange,
	readBasket,
} from '#domain/matching/basket.ts';

const quantity = fc.integer({ min: 10_000, max: 10 ** 13 });
const [need, offer] = [fc.uuid(), fc.uuid()];
const change = fc.oneof(
	fc.record({ what: fc.constant('lock' as const), need, offer, quantity }),
	fc.record({ what: fc.constant('ban' as const), need, offer }),
	fc.record({ what: fc.constant('budget' as const), offer, quantity }),
	fc.record({ what: fc.constant('floor' as const), size: fc.integer({ min: 1, max: 100_000 }) }),
);

describe('a change in an address', () => {
	it('is read as it was written', () => {
		fc.assert(
			fc.property(change, (given) => {
				expect(parseChange(formatChange(given))).toEqual(given);
			}),
		);
	});

	it('is nothing where it is not ours', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(parseChange(text)).toBeNull();
			}),
		);
		for (const text of ['', 'ban', 'floor.', 'floor.-1', 'budget.x.5', 'lock.a.b.c']) {
			expect(parseChange(text)).toBeNull();
		}
	});

	it('stands once, and with no more than fifty', () => {
		const floors = Array.from({ length: 60 }, (_, index) => `floor.${index + 1}`);
		expect(readBasket([...floors, ...floors])).toHaveLength(MOST_CHANGES);
		expect(readBasket(['floor.80', 'floor.80', 'x'])).toEqual([{ what: 'floor', size: 80 }]);
	});

	it('names the records it speaks of', () => {
		const ban = { what: 'ban', need: 'n', offer: 'o' } as const;
		expect(idsIn([ban, { what: 'floor', size: 1 }])).toEqual(['n', 'o']);
	});
});

describe('a change by hand', () => {
	const form = { what: '', need: 'n', offer: 'o', unit: '', amount: '1,000' } as const;

	it.each([
		['lock', { what: 'lock', need: 'n', offer: 'o', quantity: 100_000 }],
		['ban', { what: 'ban', need: 'n', offer: 'o' }],
		['budget', { what: 'budget', offer: 'o', quantity: 100_000 }],
		['floor', { what: 'floor', size: 1000 }],
	] as const)('%s', (what, expected) => {
		expect(changeFromForm({ ...form, what })).toEqual({ ok: true, value: expected });
	});

	it('is in the unit of its round', () => {
		const change = (unit: string, amount: string) =>
			changeFromForm({ ...form, what: 'budget', unit, amount });
		const more = (quantity: number) => ({
			ok: true,
			value: { what: 'budget', offer: 'o', quantity },
		});
		expect(change('吨', '12.345')).toEqual(more(12.345));
		expect(change('台', '30')).toEqual(more(30));
		expect(change('台', '2.5')).toMatchObject({ refusal: { name: 'quantity.not_whole' } });
		const floor = changeFromForm({ ...form, what: 'floor', unit: '台', amount: '12' });
		expect(floor).toEqual({ ok: true, value: { what: 'floor', size: 12 } });
	});

	it.each([
		['change_missing', {}],
		['offer_missing', { what: 'ban', offer: '' }],
		['need_missing', { what: 'lock', need: '' }],
		['below_unit', { what: 'budget', amount: '99' }],
		['floor_malformed', { what: 'floor', amount: '80.5' }],
		['floor_malformed', { what: 'floor', unit: '吨', amount: '0.5' }],
	] as const)('is refused beside its field: %s', (name, wrong) => {
		expect(changeFromForm({ ...form, ...wrong })).toMatchObject({
			refusal: { name: `what_if.${name}` },
		});
	});
});
