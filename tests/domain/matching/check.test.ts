import { describe, expect, it } from 'vitest';
import { findFault } from '#domain/matching/check.ts';
import type { Instance } from '#domain/matching/instance.ts';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';
import { instance, need, offer } from './markets.ts';

const ONE_EACH = { needs: [need('n1')], offers: [offer('o1')] };
const { weights } = DEFAULT_PARAMETERS;

function withTiers(...tiers: [number | null, number][]): Partial<Instance> {
	return { parameters: { floor: 'weighted', weights, tiers } };
}

describe('an instance that cannot be true is refused with the record at fault', () => {
	it.each<[name: string, record: string, id: string | number, facts: Partial<Instance>]>([
		['code_malformed', 'need', 'n1', { needs: [need('n1', { village: '62112321020' })] }],
		['code_malformed', 'need', 'n1', { needs: [need('n1', { village: '62112321020x' })] }],
		['code_malformed', 'offer', 'o1', { offers: [offer('o1', { regions: ['62', '621'] })] }],
		[
			'code_malformed',
			'pairing',
			'o1 甘肃',
			{ offers: [offer('o1')], pairings: [{ offer: 'o1', region: '甘肃' }] },
		],
		['date_malformed', 'instance', '2026-02-30', { date: '2026-02-30' }],
		['date_malformed', 'instance', '2026年1月2日', { date: '2026年1月2日' }],
		['duplicate_id', 'need', 'n1', { needs: [need('n1'), need('n1')] }],
		['duplicate_id', 'offer', 'o1', { offers: [offer('o1'), offer('o2'), offer('o1')] }],
		[
			'duplicate_id',
			'village',
			'v',
			{
				villages: [
					{ code: 'v', population: 1 },
					{ code: 'v', population: 2 },
				],
			},
		],
		[
			'duplicate_pair',
			'pair',
			'0 0',
			{
				...ONE_EACH,
				pairs: [
					[0, 0, 1],
					[0, 0, 2],
				],
			},
		],
		['number_invalid', 'need', 'n1', { needs: [need('n1', { amount: -1 })] }],
		['number_invalid', 'need', 'n1', { needs: [need('n1', { amount: 0.5 })] }],
		['number_invalid', 'need', 'n1', { needs: [need('n1', { amount: 2 ** 53 })] }],
		['number_invalid', 'need', 'n1', { needs: [need('n1', { urgency: 6 })] }],
		['number_invalid', 'need', 'n1', { needs: [need('n1', { verified: 4 })] }],
		['number_invalid', 'need', 'n1', { needs: [need('n1', { value: -1 })] }],
		['number_invalid', 'offer', 'o1', { offers: [offer('o1', { budget: NaN })] }],
		['number_invalid', 'offer', 'o1', { offers: [offer('o1', { minimumGrant: -5 })] }],
		[
			'number_invalid',
			'offer',
			'o1',
			{ offers: [offer('o1', { history: { kept: 1.5, broken: 0 } })] },
		],
		['number_invalid', 'pair', '0 0', { ...ONE_EACH, pairs: [[0, 0, 2 ** 31]] }],
		[
			'number_invalid',
			'lock',
			'o1 n1',
			{ ...ONE_EACH, locked: [{ need: 'n1', offer: 'o1', amount: -1 }] },
		],
		['number_invalid', 'village', 'v', { villages: [{ code: 'v', population: -1 }] }],
		[
			'number_invalid',
			'weights',
			'2026-1',
			{ parameters: { ...DEFAULT_PARAMETERS, weights: { ...weights, text: 0.5 } } },
		],
		[
			'total_too_large',
			'need',
			'n2',
			{ needs: [need('n1', { amount: 2 ** 53 - 1 }), need('n2', { amount: 1 })] },
		],
		[
			'total_too_large',
			'offer',
			'o2',
			{ offers: [offer('o1', { budget: 2 ** 53 - 1 }), offer('o2', { budget: 1 })] },
		],
		['tiers_invalid', 'parameters', '2026-1', withTiers()],
		['tiers_invalid', 'parameters', '2026-1', withTiers([null, 5], [3, 0])],
		['tiers_invalid', 'parameters', '2026-1', withTiers([3, 5], [null, 6])],
		['tiers_invalid', 'parameters', '2026-1', withTiers([-3, 5])],
		['tiers_invalid', 'village', 'v', { villages: [{ code: 'v', tiers: [] }] }],
		['village_without_population', 'village', 'v', { villages: [{ code: 'v' }] }],
		['unknown_village', 'need', 'n1', { needs: [need('n1')], villages: [] }],
		['unknown_offer', 'pairing', 'o9', { pairings: [{ offer: 'o9', region: '62' }] }],
		['unknown_need', 'need', 'n9', { ...ONE_EACH, declined: [{ need: 'n9', offer: 'o1' }] }],
		[
			'unknown_offer',
			'offer',
			'o9',
			{ ...ONE_EACH, locked: [{ need: 'n1', offer: 'o9', amount: 1 }] },
		],
		['unknown_need', 'pair', 1, { ...ONE_EACH, pairs: [[0, 1, 5]] }],
		['unknown_offer', 'pair', -1, { ...ONE_EACH, pairs: [[-1, 0, 5]] }],
		['unknown_need', 'pair', -1, { ...ONE_EACH, pairs: [[0, -(2 ** 32), 5]] }],
		['mixed_commodities', 'need', 'n1', { needs: [need('n1', { commodity: 'jobs' })] }],
		['mixed_commodities', 'offer', 'o1', { offers: [offer('o1', { commodity: 'jobs' })] }],
		[
			'mixed_natures',
			'offer',
			'o2',
			{
				offers: [offer('o1', { nature: 'social_donation' }), offer('o2', { nature: 'fiscal_aid' })],
			},
		],
		[
			'pairing_ended',
			'pairing',
			'o1 62',
			{ ...ONE_EACH, pairings: [{ offer: 'o1', region: '62', validTo: '2026-11-20' }] },
		],
		[
			'pairing_not_begun',
			'pairing',
			'o1 62',
			{ ...ONE_EACH, pairings: [{ offer: 'o1', region: '62', validFrom: '2026-11-22' }] },
		],
		[
			'lock_above_budget',
			'offer',
			'o1',
			{
				needs: [need('n1'), need('n2')],
				offers: [offer('o1')],
				locked: [
					{ need: 'n1', offer: 'o1', amount: 6 },
					{ need: 'n2', offer: 'o1', amount: 5 },
				],
			},
		],
		[
			'lock_above_need',
			'need',
			'n1',
			{
				needs: [need('n1')],
				offers: [offer('o1', { budget: 99 })],
				locked: [{ need: 'n1', offer: 'o1', amount: 11 }],
			},
		],
	])('%s at %s %s', (name, record, id, facts) => {
		expect(findFault(instance(facts))).toMatchObject({
			name: `instance.${name}`,
			facts: { record, id },
		});
	});

	it('and one that can be true is not', () => {
		expect(findFault(instance({}))).toBeNull();
		const locked = [{ need: 'n1', offer: 'o1', amount: 10 }];
		const pairings = [
			{ offer: 'o1', region: '62', validFrom: '2026-11-21', validTo: '2026-11-21' },
		];
		expect(findFault(instance({ ...ONE_EACH, locked, pairings }))).toBeNull();
	});
});
