import { describe, expect, it } from 'vitest';
import { acceptanceFromForm, uninspected } from '#domain/projects/acceptance.ts';
import { assetFromForm, formOfAsset } from '#domain/projects/asset.ts';
import { contractFromForm } from '#domain/projects/contract.ts';
import {
	acceptanceSchema,
	answerSchema,
	assetSchema,
	contractSchema,
	objectionSchema,
} from '#domain/projects/schema.ts';
import { answerFromForm, objectionFromForm } from '#domain/projects/form.ts';
import { acceptanceOf } from './projects.ts';

const id = '7b0c6a52-3f1d-4c8e-9a54-2f8f6f0c9d11';

function refusals(schema: { safeParse: typeof contractSchema.safeParse }, form: unknown) {
	const { error } = schema.safeParse(form);
	return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`).sort();
}

describe('a contract', () => {
	const form = {
		id,
		number: ' 渭合同〔2026〕８号 ',
		subject: '施工',
		contractor: '某建筑公司',
		amount: '１２.５万',
		method: 'direct',
		signed_on: '2026-3-1',
	};

	it('is read from what was typed', () => {
		expect(contractFromForm(contractSchema.parse(form))).toEqual({
			id,
			number: '渭合同〔2026〕8号',
			subject: '施工',
			contractor: '某建筑公司',
			amountFen: 12_500_000,
			method: 'direct',
			signedOn: '2026-03-01',
			documentId: null,
		});
	});

	it('says beside each field what it lacks', () => {
		const blank = Object.fromEntries(Object.keys(form).map((name) => [name, '']));
		expect(refusals(contractSchema as never, { ...blank, id, method: 'direct' })).toEqual([
			'amount amount.missing',
			'contractor contract.contractor_missing',
			'number contract.number_missing',
			'signed_on date.missing',
			'subject contract.subject_missing',
		]);
	});
});

describe('an inspection', () => {
	const form = { id, inspected_on: '2026-11-01', outcome: 'passed', inspectors: '项目办' };

	it('that finds something to rectify says what', () => {
		const bare = { ...form, outcome: 'rectify', document_staged: id };
		expect(refusals(acceptanceSchema as never, bare)).toEqual([
			'findings acceptance.findings_missing',
		]);
		const told = acceptanceSchema.parse({ ...bare, findings: '路肩开裂' });
		expect(acceptanceFromForm(told)).toMatchObject({ outcome: 'rectify', findings: '路肩开裂' });
		expect(refusals(acceptanceSchema as never, { ...form, outcome: '' })).toEqual([
			'outcome acceptance.outcome_missing',
		]);
	});

	it('counts as the last of its level', () => {
		const [town, county] = [acceptanceOf({ level: 'township' }), acceptanceOf()];
		const flawed = acceptanceOf({ outcome: 'rectify' });
		expect(uninspected({ acceptances: [town, county], steps: [] })).toBeNull();
		expect(uninspected({ acceptances: [county], steps: [] })).toBe('township');
		expect(uninspected({ acceptances: [town, county, flawed], steps: [] })).toBe('county');
		expect(uninspected({ acceptances: [town, flawed, county], steps: [] })).toBeNull();
	});
});

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
		expect(refusals(assetSchema as never, silent)).toEqual(['yield_use asset.yield_use_missing']);
		expect(refusals(assetSchema as never, { ...silent, kind: 'household' })).toEqual([]);
	});
});

describe('an objection', () => {
	it('needs words, and may come without a way to answer', () => {
		const form = { id, code: 'A'.repeat(16), body: ' 没有开过会 ' };
		const draft = objectionFromForm(objectionSchema.parse(form));
		expect(draft).toEqual({ id, body: '没有开过会', contact: null });
		expect(refusals(objectionSchema as never, { ...form, body: ' ' })).toEqual([
			'body objection.body_missing',
		]);
	});

	it('is upheld for a reason, and dismissed without one', () => {
		const answer = { status: 'upheld', answer: '属实', reason: '面积写错' };
		expect(answerFromForm(answerSchema.parse(answer)).reason).toBe('面积写错');
		const dismissed = answerSchema.parse({ ...answer, status: 'dismissed' });
		expect(answerFromForm(dismissed).reason).toBeNull();
		expect(refusals(answerSchema as never, { ...answer, reason: '' })).toEqual([
			'reason note.missing',
		]);
	});
});
