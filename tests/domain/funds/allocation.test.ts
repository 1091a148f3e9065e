import { describe, expect, it } from 'vitest';
import { mayReview } from '#domain/funds/allocation.ts';
import { actor } from '../pledges/drafts.ts';

const pending = {
	status: 'pending',
	organization: { id: 'county', name: '渭源县' },
	writtenBy: 'clerk',
} as const;
const head = actor('county', 'county', 'approver', 'head');

describe('who lets money go', () => {
	it('is a second approver of the house that wrote it', () => {
		expect(mayReview(pending, 'allocation.review', head)).toBe(true);
		expect(mayReview(pending, 'payment.review', head)).toBe(true);
	});

	it.each([
		['who wrote it', actor('county', 'county', 'approver', 'clerk')],
		['an editor', actor('county', 'county', 'editor', 'other')],
		['another county', actor('elsewhere', 'county', 'approver', 'head')],
	])('is not %s', (_, who) => {
		expect(mayReview(pending, 'allocation.review', who)).toBe(false);
	});

	it('is nobody once it is decided', () => {
		const decided = { ...pending, status: 'approved' } as const;
		expect(mayReview(decided, 'allocation.review', head)).toBe(false);
	});
});
