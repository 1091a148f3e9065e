import { describe, expect, it } from 'vitest';
import { pledgeSchema, signatureSchema } from '#domain/pledges/schema.ts';
import { blankForm } from './drafts.ts';

const issuesOf = (over: object) =>
	pledgeSchema
		.safeParse({ ...blankForm, ...over })
		.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('the form of a pledge', () => {
	it('may be saved with sums that do not make the amount yet', () => {
		expect(issuesOf({ amount: '1万', due_on: ['2026-12-01'], due_amount: ['1'] })).toEqual([]);
	});

	it.each([
		[{ receiving_organization_id: '' }, 'receiving_organization_id: pledge.receiver_missing'],
		[{ amount: '一些' }, 'amount: amount.malformed'],
		[{ due_on: ['', '2026-02-30'], due_amount: ['', '1'] }, 'due_on.1: date.no_such_day'],
		[{ due_on: ['2026-12-01'], due_amount: [''] }, 'due_amount.0: amount.missing'],
		[{ due_on: ['', ''], due_amount: ['', '5'] }, 'due_on.1: date.missing'],
		[{ line_village: ['', ''], line_amount: ['', '5'] }, 'line_village.1: pledge.village_missing'],
		[{ line_amount: ['-5'], line_village: ['元古堆'] }, 'line_amount.0: amount.negative'],
	])('says about %o: %s', (over, issue) => {
		expect(issuesOf(over)).toEqual([issue]);
	});

	it('keeps nothing that a database could choke on', () => {
		const read = pledgeSchema.parse({ ...blankForm, earmark: '用于\u0000水池\u202e' });
		expect(read.earmark).toBe('用于水池');
	});
});

describe('the signature', () => {
	it('needs number and day', () => {
		const read = signatureSchema.safeParse({ agreement_number: '\u200b', agreement_on: '' });
		expect(read.error?.issues.map(({ message }) => message)).toEqual([
			'pledge.number_missing',
			'date.missing',
		]);
	});
});
