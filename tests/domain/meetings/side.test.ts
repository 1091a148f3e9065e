import { describe, expect, it } from 'vitest';
import { isOfSide, pairingsOf, receiversOf } from '#domain/meetings/side.ts';
import { formerPairing, pairing, seatIn } from './sides.ts';

describe('the sides of a pairing', () => {
	it.each([
		['370200000000', true],
		['370202000000', true],
		['370000000000', true],
		['621100000000', true],
		['621123000000', true],
		['621200000000', false],
		['350100000000', false],
	])('hold %s: %s', (region, isOne) => {
		expect(isOfSide(seatIn(region, 'city'), pairing)).toBe(isOne);
	});

	it('offer today’s pairing before the one that has ended', () => {
		const of = (region: string) =>
			pairingsOf(seatIn(region, 'city'), [formerPairing, pairing], '2026-11-20').map(
				({ id }) => id,
			);
		expect(of('621100000000')).toEqual(['now', 'former']);
		expect(of('350100000000')).toEqual(['former']);
	});

	it('receive on the receiving side, fiscal aid by governments alone', () => {
		const at = (regionCode: string, kind: string) => ({ regionCode, kind });
		const known = [
			at('621123000000', 'county'),
			at('621123000000', 'social_organization'),
			at('370200000000', 'social_organization'),
		];
		expect(receiversOf(pairing, 'social_donation', known)).toEqual(known.slice(0, 2));
		expect(receiversOf(pairing, 'fiscal_aid', known)).toEqual(known.slice(0, 1));
	});
});
