import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_FEN } from '#domain/money.ts';
import { categories } from '#domain/needs/need.ts';
import { formOfOffer, offerFromForm } from '#domain/offers/form.ts';
import type { Offer } from '#domain/offers/offer.ts';
import { offerSchema, type OfferForm } from '#domain/offers/schema.ts';
import { valueOf } from '#domain/result.ts';

function formWith(facts: Partial<OfferForm>): OfferForm {
	return offerSchema.parse({
		id: '8a3c1e52-6f0d-4b7a-9c2e-1d5f7a9b3c4d',
		title: '  乡村道路　硬化资金 ',
		nature: 'social_donation',
		commodity: 'money',
		budget: '５０万',
		valid_from: '2026年11月21日',
		...facts,
	});
}

describe('the offer that a form describes', () => {
	it('has its money in fen, its days as dates and no end where none was typed', () => {
		expect(offerFromForm(formWith({ minimum_grant: '2万' }), 'enterprise')).toMatchObject({
			ok: true,
			value: {
				title: '乡村道路 硬化资金',
				budgetFen: 50_000_000,
				minimumGrantFen: 2_000_000,
				quantity: null,
				unit: null,
				validFrom: '2026-11-21',
				validTo: null,
				version: null,
			},
		});
	});

	it('leaves out what does not belong to its commodity', () => {
		const goods = formWith({ commodity: 'goods', quantity: '１２.５', unit: '吨' });
		expect(offerFromForm({ ...goods, minimum_grant: '1' }, 'enterprise')).toMatchObject({
			value: { budgetFen: null, minimumGrantFen: 0, quantity: 12.5, unit: '吨' },
		});
	});

	it('goes to the pairings only when it is fiscal aid, whatever was ticked', () => {
		const aid = formWith({ nature: 'fiscal_aid', paired_only: false });
		expect(offerFromForm(aid, 'city')).toMatchObject({ value: { pairedOnly: true } });
		expect(offerFromForm(formWith({}), 'city')).toMatchObject({ value: { pairedOnly: false } });
	});

	it.each(['enterprise', 'social_organization', 'village'] as const)(
		'is refused as fiscal aid from a %s, beside the nature',
		(kind) => {
			expect(offerFromForm(formWith({ nature: 'fiscal_aid' }), kind)).toEqual({
				ok: false,
				refusal: { name: 'offer.nature_not_yours', field: 'nature' },
			});
		},
	);
});

const stored = fc
	.record({
		budgetFen: fc.integer({ min: 1, max: MAX_FEN }),
		categories: fc.uniqueArray(fc.constantFrom(...categories)),
		pairedOnly: fc.boolean(),
		isAnonymous: fc.boolean(),
		version: fc.integer({ min: 1, max: 99 }),
		validTo: fc.constantFrom(null, '2026-12-31'),
	})
	.chain((facts) =>
		fc.integer({ min: 0, max: facts.budgetFen }).map((minimumGrantFen): Offer => ({
			...facts,
			id: '8a3c1e52-6f0d-4b7a-9c2e-1d5f7a9b3c4d',
			organizationId: 'donor',
			organizationName: '',
			nature: 'social_donation',
			commodity: 'money',
			title: '修路资金',
			note: '两行\n说明',
			quantity: null,
			unit: null,
			minimumGrantFen,
			regionCodes: ['621123000000'],
			validFrom: '2026-01-01',
			status: 'draft',
			createdBy: 'a',
			editedBy: 'a',
			isDemo: false,
		})),
	);

describe('an offer shown again in its form', () => {
	it('comes back as it was, to the fen', () => {
		fc.assert(
			fc.property(stored, (offer) => {
				const form = offerSchema.parse(formOfOffer(offer));
				expect(offer).toMatchObject(valueOf(offerFromForm(form, 'enterprise')));
			}),
		);
	});
});
