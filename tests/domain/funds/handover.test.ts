import { describe, expect, it } from 'vitest';
import { handoverFromForm } from '#domain/funds/handover.ts';
import { yuangudui } from '../pledges/drafts.ts';

const lines = [1, 2, 3].map((number) => ({
	number,
	village: yuangudui,
	target: `0${number}`,
	quantityMilli: 158,
	handedOverMilli: number === 3 ? 158 : 0,
}));
const form = {
	id: '7d3f0e55-0c0e-4c4e-9a51-1c7b6f3a2d10',
	handed_on: '2026-11-20',
	whole: ['1', '2', '3'],
	exceptions: '',
	sheet_staged: '',
};

describe('what was handed over', () => {
	it('is the rest of every ticked line', () => {
		expect(handoverFromForm(form, { lines })).toMatchObject({
			value: {
				documentId: null,
				lines: [
					{ number: 1, quantityMilli: 158 },
					{ number: 2, quantityMilli: 158 },
				],
			},
		});
	});

	it('is of the exceptions what was written', () => {
		const some = { ...form, whole: ['2'], exceptions: '2 0.1\n1 0.05' };
		expect(handoverFromForm(some, { lines })).toMatchObject({
			value: {
				lines: [
					{ number: 1, quantityMilli: 50 },
					{ number: 2, quantityMilli: 100 },
				],
			},
		});
	});

	it('is refused beside its field', () => {
		const nothing = handoverFromForm({ ...form, whole: ['3'] }, { lines });
		expect(nothing).toMatchObject({ refusal: { name: 'goods.lines_missing', field: 'whole' } });
		const unread = handoverFromForm({ ...form, exceptions: '二 0.1' }, { lines });
		expect(unread).toMatchObject({
			refusal: { name: 'goods.line_malformed', field: 'exceptions', facts: { number: 1 } },
		});
	});
});
