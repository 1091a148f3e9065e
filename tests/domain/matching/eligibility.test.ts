import { describe, expect, it } from 'vitest';
import { donorOf } from '#domain/matching/donor.ts';
import { whyNotEligible } from '#domain/matching/eligibility.ts';
import type { DatedPairing, Need, Offer } from '#domain/matching/instance.ts';
import { need, offer } from './markets.ts';

const TODAY = '2026-11-21';
const WEIYUAN = { offer: 'o1', region: '621123' };

interface Case {
	readonly need?: Partial<Need>;
	readonly offer?: Partial<Offer>;
	readonly pairings?: readonly DatedPairing[];
	readonly declined?: readonly string[];
}

function reason({ pairings = [], declined = [], ...facts }: Case): string | null {
	const donor = donorOf(offer('o1', facts.offer), pairings, declined, TODAY);
	return whyNotEligible(need('n1', facts.need), donor);
}

describe('who may give to whom', () => {
	it.each<[sentence: string, facts: Case, expected: string | null]>([
		['anyone to a verified need', {}, null],
		['nobody to a need that is not verified', { need: { verified: 0 } }, 'not_verified'],
		[
			'no goods where money is asked',
			{ need: { commodity: 'money' }, offer: { commodity: 'goods' } },
			'commodity_differs',
		],
		['a donor to the category it names', { offer: { categories: ['road', 'water'] } }, null],
		['and to no other', { offer: { categories: ['road'] } }, 'category_not_offered'],
		['a donor in the prefecture it names', { offer: { regions: ['62', '6211'] } }, null],
		['by its padded code too', { offer: { regions: ['621100000000'] } }, null],
		[
			'also where a prefecture code ends in 0',
			{ offer: { regions: ['621000000000'] } },
			'outside_regions',
		],
		['and nowhere else', { offer: { regions: ['6212'] } }, 'outside_regions'],
		[
			'a paired-only donor to its pairing',
			{ offer: { pairedOnly: true }, pairings: [WEIYUAN] },
			null,
		],
		[
			'and not to a neighbour',
			{ offer: { pairedOnly: true }, pairings: [{ ...WEIYUAN, region: '621125' }] },
			'not_paired',
		],
		[
			'nor after the pairing has ended',
			{ offer: { pairedOnly: true }, pairings: [{ ...WEIYUAN, validTo: '2026-11-20' }] },
			'not_paired',
		],
		[
			'but on its last day',
			{ offer: { pairedOnly: true }, pairings: [{ ...WEIYUAN, validTo: TODAY }] },
			null,
		],
		[
			'nor before it begins',
			{ offer: { pairedOnly: true }, pairings: [{ ...WEIYUAN, validFrom: '2026-11-22' }] },
			'not_paired',
		],
		[
			'no fiscal aid without a pairing',
			{ offer: { nature: 'fiscal_aid' } },
			'outside_fiscal_pairings',
		],
		['fiscal aid within one', { offer: { nature: 'fiscal_aid' }, pairings: [WEIYUAN] }, null],
		['a donation without any pairing', { offer: { nature: 'social_donation' } }, null],
		['no declined pair', { declined: ['n1'] }, 'declined'],
		['a pair beside the declined one', { declined: ['n2'] }, null],
	])('%s', (_, facts, expected) => {
		expect(reason(facts)).toBe(expected);
	});
});
