import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COUNTY, formatFilter, parseFilter } from '#domain/filter.ts';
import { ANONYMOUS, buckets, ledgerForms } from '#domain/timeline/ledger.ts';
import { natures } from '#domain/offers/offer.ts';

const id = fc.uuid({ version: [4, 8] });
const county = fc
	.integer({ min: 110101, max: 659999 })
	.map((digits) => `${digits}000000`)
	.filter((code) => COUNTY.test(code));
const filters = fc.record(
	{
		bucket: fc.constantFrom(...buckets),
		nature: fc.constantFrom(...natures),
		year: fc.integer({ min: 2000, max: 2099 }).map(String),
		pairing: id,
		county,
		village: fc.constant('621123210202'),
		project: id,
		donor: fc.oneof(id, fc.constant(ANONYMOUS)),
	},
	{ requiredKeys: [] },
);
const read = (query: string) => parseFilter(new URLSearchParams(query), ledgerForms);

describe('the filter of a ledger page', () => {
	test('comes back from its own address as it went in', () => {
		fc.assert(
			fc.property(filters, (filter) => {
				expect(read(formatFilter(filter))).toEqual({ ...filter });
			}),
		);
	});

	test('has one address, in whatever order it was put together', () => {
		const backwards = (filter: object) =>
			Object.fromEntries(Object.entries(filter).reverse()) as Record<string, string>;
		fc.assert(
			fc.property(filters, (filter) => {
				expect(formatFilter(backwards(filter))).toBe(formatFilter(filter));
			}),
		);
	});

	test('is nothing where nothing was chosen, although the form sends every field', () => {
		expect(read('?bucket=&nature=&year=&county=')).toEqual({});
		expect(formatFilter({ bucket: undefined, nature: '' })).toBe('');
	});

	test('leaves the names of others alone', () => {
		expect(read('?utm_source=x&after=12&nature=purchase')).toEqual({ nature: 'purchase' });
	});

	test.each([
		'bucket=in_transit',
		'nature=gift',
		'year=1999',
		'year=2024x',
		'pairing=1',
		'county=621123210202',
		'village=621123210000',
		'donor=anonymous,1',
		'project=04d0db9a-0ff7-8c61-a718-cd58cae04b44)',
		'nature=purchase&nature=investment',
	])('shows nothing rather than more than was asked: %s', (query) => {
		expect(read(query)).toBeNull();
	});

	test('never reads an address into anything but its own forms', () => {
		const names = fc.constantFrom(...Object.keys(ledgerForms));
		const queries = fc.array(fc.tuple(names, fc.string()), { maxLength: 4 });
		fc.assert(
			fc.property(queries, (pairs) => {
				const filter = read(new URLSearchParams(pairs).toString());
				for (const [name, value] of Object.entries(filter ?? {})) {
					expect(value).toMatch(ledgerForms[name as keyof typeof ledgerForms]);
				}
			}),
		);
	});
});
