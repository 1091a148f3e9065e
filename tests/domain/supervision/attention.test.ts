import { expect, it } from 'vitest';
import { isDue, mayReview, type Attention } from '#domain/supervision/attention.ts';
import { actorOf } from './seats.ts';

const attention: Attention = {
	id: 'a',
	placeCode: '621123210202',
	place: '元古堆村',
	project: null,
	reason: '水源不稳',
	reviewOn: '2026-11-20',
	status: 'listed',
	organization: { id: 'county', name: '渭源县' },
	listedAt: '2026-11-01T00:00:00Z',
	reviews: [],
	isDemo: false,
};

it('what is under watch is due on its day and after, until it is taken off', () => {
	expect(isDue(attention, '2026-11-19')).toBe(false);
	expect(isDue(attention, '2026-11-20')).toBe(true);
	expect(isDue({ ...attention, status: 'lifted' }, '2026-11-21')).toBe(false);
});

it('is reviewed by an approver of the house that listed it', () => {
	expect(mayReview(attention, actorOf().seat)).toBe(true);
	expect(mayReview(attention, actorOf({ role: 'editor' }).seat)).toBe(false);
	expect(mayReview(attention, actorOf({ organizationId: 'other' }).seat)).toBe(false);
	expect(mayReview({ ...attention, status: 'lifted' }, actorOf().seat)).toBe(false);
});
