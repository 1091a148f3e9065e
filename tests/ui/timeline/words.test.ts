import { expect, it } from 'vitest';
import { lastEntryText } from '#ui/timeline/words.ts';

it('says how long ago somebody told something, in days', () => {
	const said = (on: string | null) => lastEntryText(on, '2026-11-28');
	expect(said(null)).toBeNull();
	expect(said('2026-11-28')).toBe('2026年11月28日（今天）');
	expect(said('2026-11-27')).toBe('2026年11月27日（昨天）');
	expect(said('2026-08-30')).toBe('2026年8月30日（90 天前）');
	// What happened is dated by who tells it: a day ahead is no riddle on a page.
	expect(said('2026-11-29')).toBe('2026年11月29日（今天）');
});
