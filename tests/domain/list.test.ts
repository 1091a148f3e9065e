import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneOf } from '#domain/filter.ts';
import { formatView, parseView, sortedBy, type ListForm, type View } from '#domain/list.ts';

const form = {
	filters: { nature: oneOf(['fiscal_aid', 'purchase']), year: /^20\d\d$/ },
	columns: ['name', 'amount', 'on', 'id'],
	spare: ['id'],
	sorts: { amount: 'number', on: 'day' },
	usual: { by: 'on', descending: true },
} as const satisfies ListForm;

const parse = (query: string) => parseView(new URLSearchParams(query), form);

const places = fc.record({ id: fc.uuid({ version: 4 }), known: fc.boolean() });
const views: fc.Arbitrary<View<typeof form>> = fc
	.record({
		nature: fc.option(fc.constantFrom('fiscal_aid', 'purchase'), { nil: undefined }),
		year: fc.option(fc.constantFrom('2021', '2026'), { nil: undefined }),
		by: fc.constantFrom('amount' as const, 'on' as const),
		descending: fc.boolean(),
		chosen: fc.option(fc.subarray(['amount', 'on', 'id'] as const), { nil: null }),
		place: fc.option(places, { nil: null }),
	})
	.map(({ nature, year, by, descending, chosen, place }) => ({
		filter: { ...(nature && { nature }), ...(year && { year }) },
		sort: { by, descending },
		columns: chosen && ['name', ...chosen],
		after: place && {
			id: place.id,
			value: place.known ? { amount: '-12.5', on: '2026-02-28' }[by] : null,
		},
	}));

describe('what an address asks of a list', () => {
	it('is read as it was written', () => {
		fc.assert(
			fc.property(views, (view) => {
				const query = formatView(view, form, { after: view.after });
				expect(parse(query)).toEqual(view);
			}),
		);
	});

	it('does not say what is usual, so that one question has one address', () => {
		expect(formatView(parse('nature=&sort=-on&after=')!, form)).toBe('');
		expect(formatView(parse('year=2026&nature=purchase')!, form)).toBe(
			'?nature=purchase&year=2026',
		);
	});

	it('is refused where the filter cannot be meant, for less would show more', () => {
		expect(parse('nature=other')).toBeNull();
		expect(parse('year=2026&year=2025')).toBeNull();
	});

	it('is the usual order, all columns and the first page where no list ever said otherwise', () => {
		for (const query of ['sort=constructor', 'sort=name', 'columns=gone', 'after=x_y_z']) {
			expect(parse(query)).toEqual(parse(''));
		}
		// The place of another order.
		expect(parse('sort=amount&after=2026-01-01_7')?.after).toBeNull();
		expect(parse(`after=2026-02-30_7`)?.after).toBeNull();
		expect(parse(`after=2026-02-28_7,id.gt.0`)?.after).toBeNull();
	});

	it('takes columns as a form sends them, in the order of the list, the first always', () => {
		expect(parse('columns=id&columns=amount')?.columns).toEqual(['name', 'amount', 'id']);
		expect(parse('columns=id.amount')?.columns).toEqual(['name', 'amount', 'id']);
	});

	it('turns an order round where it is asked for again, and begins with the largest', () => {
		const view = parse('')!;
		expect(sortedBy(view, 'amount')).toEqual({ by: 'amount', descending: true });
		expect(sortedBy(view, 'on')).toEqual({ by: 'on', descending: false });
	});
});
