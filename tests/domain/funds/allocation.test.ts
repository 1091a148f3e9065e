import { describe, expect, it } from 'vitest';
import { actsOnRecord } from '#domain/funds/allocation.ts';
import type { Reversal } from '#domain/funds/reversal.ts';
import { actor } from '../pledges/drafts.ts';

const pending = {
	status: 'pending',
	organization: { id: 'county', name: '渭源县' },
	writtenBy: 'clerk',
	amountFen: 500,
	reversals: [],
} as const;
const approved = { ...pending, status: 'approved' } as const;
const asked: Reversal = {
	id: 'r1',
	amountFen: 500,
	reason: '金额有误',
	status: 'pending',
	reviewNote: null,
	askedBy: 'clerk',
	askedAt: '2026-11-01T00:00:00Z',
};
const head = actor('county', 'county', 'approver', 'head');
const clerk = actor('county', 'county', 'editor', 'clerk');

function granted(...of: Parameters<typeof actsOnRecord>): string[] {
	return Object.entries(actsOnRecord(...of)).flatMap(([act, may]) => (may ? [act] : []));
}

describe('who lets money go', () => {
	it('is a second approver of the house that wrote it', () => {
		expect(granted(pending, 'allocation', head)).toEqual(['review']);
		expect(granted(pending, 'payment', head)).toEqual(['review']);
	});

	it.each([
		['who wrote it', actor('county', 'county', 'approver', 'clerk')],
		['an editor', actor('county', 'county', 'editor', 'other')],
		['another county', actor('elsewhere', 'county', 'approver', 'head')],
	])('is not %s', (_, who) => {
		expect(granted(pending, 'allocation', who)).toEqual([]);
	});
});

describe('who takes it back', () => {
	it('is an editor of the house, once it is posted and while anything of it counts', () => {
		expect(granted(approved, 'allocation', clerk)).toEqual(['reverse']);
		expect(granted(approved, 'payment', clerk)).toEqual(['reverse']);
		expect(granted({ ...approved, status: 'returned' }, 'payment', clerk)).toEqual([]);
		const whole = { ...approved, reversals: [{ ...asked, status: 'approved' }] } as const;
		expect(granted(whole, 'allocation', clerk)).toEqual([]);
		const part = { ...whole, amountFen: 501 };
		expect(granted(part, 'allocation', clerk)).toEqual(['reverse']);
		expect(granted(part, 'allocation', actor('elsewhere', 'county', 'editor'))).toEqual([]);
	});

	it('is judged by a second approver, and while it waits nobody asks again', () => {
		const waiting = { ...approved, reversals: [asked] };
		expect(granted(waiting, 'allocation', head)).toEqual(['reviewReversal']);
		expect(granted(waiting, 'allocation', clerk)).toEqual([]);
		const own = { ...approved, reversals: [{ ...asked, askedBy: 'head' }] };
		expect(granted(own, 'payment', head)).toEqual([]);
	});
});
