import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isVoid, lastNoticeDay, noticeLevelIn, noticeOn } from '#domain/projects/notice.ts';
import { addDays } from '#domain/period.ts';
import { noticeOf } from './projects.ts';

const hanging = noticeOf({ startsOn: '2026-11-10', endsOn: '2026-11-21' });

describe('a notice', () => {
	it.each([
		['2026-11-07', 'ahead', 3],
		['2026-11-10', 'running', 11],
		['2026-11-20', 'running', 1],
		['2026-11-21', 'running', 0],
		['2026-11-22', 'ended', 0],
	])('of 10 to 21 November is on %s %s, with %i days to go', (today, state, days) => {
		expect(noticeOn(today, hanging)).toEqual({ state, days });
	});

	it('never has days to go after its end, and loses one a day until then', () => {
		fc.assert(
			fc.property(fc.integer({ min: -30, max: 30 }), (offset) => {
				const today = addDays('2026-11-10', offset);
				const [now, tomorrow] = [today, addDays(today, 1)].map((day) => noticeOn(day, hanging));
				expect(now!.days).toBeGreaterThanOrEqual(0);
				if (now!.state === tomorrow!.state && now!.state !== 'ended') {
					expect(now!.days - tomorrow!.days).toBe(1);
				}
			}),
		);
	});

	it('is void once the project came back, and stays so after it was submitted again', () => {
		const notice = noticeOf({ submission: 1 });
		expect(isVoid(notice, { status: 'village_notice', submission: 1 })).toBe(false);
		expect(isVoid(notice, { status: 'returned', submission: 1 })).toBe(true);
		expect(isVoid(notice, { status: 'submitted', submission: 2 })).toBe(true);
	});

	it('that hangs longest decides', () => {
		const notices = [
			noticeOf({ endsOn: '2026-11-21' }),
			noticeOf({ endsOn: '2026-11-12' }),
			noticeOf({ endsOn: '2026-12-31', level: 'county' }),
			noticeOf({ endsOn: '2026-12-30', submission: 2 }),
		];
		expect(lastNoticeDay({ notices, submission: 1 }, 'village')).toBe('2026-11-21');
		expect(lastNoticeDay({ notices, submission: 3 }, 'village')).toBeNull();
	});

	it('belongs to the level in whose notice the project stands', () => {
		expect(noticeLevelIn('township_notice')).toBe('township');
		expect(noticeLevelIn('township_review')).toBeNull();
	});
});
