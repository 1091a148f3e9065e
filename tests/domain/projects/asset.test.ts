import { describe, expect, it } from 'vitest';
import { assetFromForm, formOfAsset } from '#domain/projects/asset.ts';
import { assetSchema } from '#domain/projects/schema.ts';
import { refusals } from './refused.ts';

const id = '7b0c6a52-3f1d-4c8e-9a54-2f8f6f0c9d11';

describe('an asset', () => {
	const form = {
		name: '冷库',
		kind: 'operating',
		quantity: '1,200.5',
		unit: '平方米',
		value: '36万',
		owner: '村集体',
		keeper: '合作社',
		location: '一社',
		yearly_yield: '',
		yield_use: '六成分红',
	};

	it('is read from its form and shown in it again as it was', () => {
		const asset = assetFromForm(assetSchema.parse(form));
		expect(asset).toMatchObject({ quantity: 1200.5, valueFen: 36_000_000, yearlyYieldFen: null });
		const again = formOfAsset({ id, ...asset });
		expect(again).toMatchObject({ quantity: '1200.5', value: '360000.00', yearly_yield: '' });
		expect(assetFromForm(assetSchema.parse(again))).toEqual(asset);
	});

	it('that is operated says how its yield is shared', () => {
		const silent = { ...form, yield_use: ' ' };
		expect(refusals(assetSchema, silent)).toEqual(['yield_use asset.yield_use_missing']);
		expect(refusals(assetSchema, { ...silent, kind: 'household' })).toEqual([]);
	});
});
