import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	advance,
	dueSendings,
	isForgettable,
	isUnsent,
	nextStep,
	type Sending,
	type SendingEvent,
	type Theirs,
} from '#domain/timeline/sending.ts';
import { sendingWith } from './sendings.ts';

const theirs: Theirs = {
	version: 2,
	status: 'approved',
	eventOn: '2026-11-18',
	body: '路面铺到三社',
	worksPercent: 40,
	amountFen: null,
	photoCount: 0,
};
const unreachable: SendingEvent = { kind: 'hindered', obstacle: { kind: 'unreachable' } };

function after(sending: Sending, ...events: readonly SendingEvent[]): Sending {
	return events.reduce((held, event) => advance(held, event, 1000), sending);
}

const anyEvent: fc.Arbitrary<SendingEvent> = fc.oneof(
	fc.constantFrom('submitted', 'taken_up', 'arrived', 'interrupted').map((kind) => ({ kind })),
	fc.uuid().map((sendingId) => ({ kind: 'reopened' as const, sendingId })),
	fc
		.constantFrom('a', 'b')
		.chain((photo) =>
			fc.constantFrom<SendingEvent>(
				{ kind: 'shrunk', photo, size: 1 },
				{ kind: 'photo_sent', photo },
			),
		),
	fc
		.constantFrom<Extract<SendingEvent, { kind: 'hindered' }>['obstacle']>(
			{ kind: 'unreachable' },
			{ kind: 'signed_out' },
			{ kind: 'other_seat' },
			{ kind: 'refused', sentence: '不行' },
			{ kind: 'changed', sentence: '有新版', theirs },
		)
		.map((obstacle) => ({ kind: 'hindered' as const, obstacle })),
) as fc.Arbitrary<SendingEvent>;

describe('a sending', () => {
	it('shrinks, uploads and then submits, photo by photo', () => {
		let held = after(sendingWith({ photos: ['a', 'b'] }), { kind: 'submitted' });
		const acts: string[] = [];
		for (let step = nextStep(held); step.act !== 'submit'; step = nextStep(held)) {
			acts.push(`${step.act} ${step.photo.id}`);
			const { id } = step.photo;
			const event: SendingEvent =
				step.act === 'shrink'
					? { kind: 'shrunk', photo: id, size: 1 }
					: { kind: 'photo_sent', photo: id };
			held = after(held, event);
		}
		expect(acts).toEqual(['shrink a', 'upload a', 'shrink b', 'upload b']);
	});

	it('keeps every word and photo, whatever happens to it', () => {
		fc.assert(
			fc.property(fc.array(anyEvent), (events) => {
				const written = sendingWith({ photos: ['a', 'b'] });
				const held = after(written, ...events);
				expect(held.fields).toEqual(written.fields);
				expect(held.photos.map(({ id }) => id)).toEqual(['a', 'b']);
			}),
		);
	});

	it('is done only by its arrival, and no longer unsent then', () => {
		fc.assert(
			fc.property(fc.array(anyEvent), (events) => {
				const { status } = after(sendingWith(), ...events);
				const hasArrived = events.some(({ kind }) => kind === 'arrived');
				if (!hasArrived) expect(isUnsent({ status })).toBe(true);
			}),
		);
	});

	it('whose words may change is another sending', () => {
		fc.assert(
			fc.property(fc.array(anyEvent), fc.uuid(), (events, sendingId) => {
				const held = after(sendingWith(), { kind: 'submitted' }, ...events);
				const open = after(held, { kind: 'reopened', sendingId });
				if (held.status === 'waiting' || held.status === 'failed') {
					expect(open).toMatchObject({ status: 'draft', sendingId });
				} else expect(open).toBe(held);
			}),
		);
	});

	it('is written on upon what somebody else wrote meanwhile', () => {
		const changed = after(
			sendingWith(),
			{ kind: 'submitted' },
			{ kind: 'taken_up' },
			{ kind: 'hindered', obstacle: { kind: 'changed', sentence: '有新版', theirs } },
		);
		expect(changed.status).toBe('failed');
		const open = after(changed, { kind: 'reopened', sendingId: 'x' });
		expect(open).toMatchObject({ baseVersion: 2, isCorrection: true, obstacle: null });
	});

	it('waits longer after each failure, and not at all when somebody asks', () => {
		let held = after(sendingWith(), { kind: 'submitted' });
		const pauses: number[] = [];
		for (let failure = 0; failure < 9; failure += 1) {
			held = after(held, { kind: 'taken_up' }, unreachable);
			pauses.push(held.dueAt - 1000);
		}
		expect(pauses.slice(0, 3)).toEqual([5_000, 10_000, 20_000]);
		expect(pauses[8]).toBe(300_000);
		const facts = { organizationId: held.organizationId, now: held.dueAt - 1 };
		expect(dueSendings([held], { ...facts, isAsked: false })).toEqual([]);
		expect(dueSendings([held], { ...facts, isAsked: true })).toEqual([held]);
	});
});

describe('what is due', () => {
	it('is the oldest first, what a closed page left under way included, of this seat alone', () => {
		const one = (id: string, facts: Partial<Sending>) => ({ ...sendingWith(), id, ...facts });
		const held = [
			one('new', { status: 'waiting', savedAt: 3 }),
			one('old', { status: 'sending', savedAt: 1 }),
			one('draft', { status: 'draft' }),
			one('failed', { status: 'failed' }),
			one('foreign', { status: 'waiting', organizationId: 'other' }),
		];
		const due = dueSendings(held, { organizationId: 'village', now: 9, isAsked: false });
		expect(due.map(({ id }) => id)).toEqual(['old', 'new']);
	});

	it('is shown for a week after its arrival', () => {
		const done = { ...sendingWith(), status: 'done' as const, savedAt: 0 };
		const week = 7 * 24 * 3600 * 1000;
		expect(isForgettable(done, week)).toBe(false);
		expect(isForgettable(done, week + 1)).toBe(true);
		expect(isForgettable({ ...done, status: 'waiting' }, week + 1)).toBe(false);
	});
});
