import { describe, expect, it } from 'vitest';
import { contractFromForm } from '#domain/projects/contract.ts';
import { contractSchema } from '#domain/projects/schema.ts';
import { refusals } from './refused.ts';

const id = '7b0c6a52-3f1d-4c8e-9a54-2f8f6f0c9d11';

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
		expect(refusals(contractSchema, { ...blank, id, method: 'direct' })).toEqual([
			'amount amount.missing',
			'contractor contract.contractor_missing',
			'number contract.number_missing',
			'signed_on date.missing',
			'subject contract.subject_missing',
		]);
	});
});
