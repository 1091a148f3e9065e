import { describe, expect, it } from 'vitest';
import { offerSchema } from '#domain/offers/schema.ts';

const sound = {
	id: '8a3c1e52-6f0d-4b7a-9c2e-1d5f7a9b3c4d',
	title: '乡村道路硬化资金',
	nature: 'social_donation',
	commodity: 'money',
	budget: '50万',
	valid_from: '2026-11-21',
};

/** Field and refusal of everything wrong with the form. */
function faults(facts: object): string[][] {
	const read = offerSchema.safeParse({ ...sound, ...facts });
	if (read.success) return [];
	return read.error.issues.map(({ path, message }) => [path.join('.'), message]);
}

describe('the offer form', () => {
	it('takes the least that a donor has to say', () => {
		expect(faults({})).toEqual([]);
	});

	it.each([
		[{ title: '路' }, ['title', 'offer.title_missing']],
		[{ title: ' \u200b\u200b ' }, ['title', 'offer.title_missing']],
		[{ title: '路'.repeat(61) }, ['title', 'offer.title_too_long']],
		[{ nature: '' }, ['nature', 'offer.nature_missing']],
		[{ budget: '' }, ['budget', 'amount.missing']],
		[{ budget: '0' }, ['budget', 'amount.missing']],
		[{ budget: '很多' }, ['budget', 'amount.malformed']],
		[{ minimum_grant: '-1' }, ['minimum_grant', 'amount.negative']],
		[{ minimum_grant: '51万' }, ['minimum_grant', 'offer.minimum_above_budget']],
		[{ valid_from: '' }, ['valid_from', 'date.missing']],
		[{ valid_to: '2026-02-30' }, ['valid_to', 'date.no_such_day']],
		[{ valid_to: '2026-11-20' }, ['valid_to', 'offer.ends_before_it_begins']],
		[{ regions: ['渭源县'] }, ['regions.0', 'offer.region_unknown']],
		[{ regions: Array(201).fill('621123000000') }, ['regions', 'offer.regions_too_many']],
		[{ note: '好'.repeat(2001) }, ['note', 'offer.note_too_long']],
	])('refuses %j', (facts, fault) => {
		expect(faults(facts)).toEqual([fault]);
	});

	it('may give all of its budget to one need, on one day', () => {
		expect(faults({ minimum_grant: '500000', valid_to: '2026-11-21' })).toEqual([]);
	});

	it('asks for a quantity and a unit where no money is given', () => {
		expect(faults({ commodity: 'goods', budget: '' })).toEqual([
			['quantity', 'quantity.missing'],
			['unit', 'offer.unit_missing'],
		]);
		expect(faults({ commodity: 'goods', quantity: '12.5', unit: '吨' })).toEqual([]);
	});

	it('offers only whole ones of what is counted', () => {
		const cut = ['quantity', 'quantity.not_whole'];
		expect(faults({ commodity: 'goods', quantity: '12.5', unit: '台' })).toEqual([cut]);
		expect(faults({ commodity: 'jobs', quantity: '2.5' })).toEqual([cut]);
	});
});
