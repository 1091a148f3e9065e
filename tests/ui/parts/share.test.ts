import { expect, test } from 'vitest';
import { filled } from '#ui/parts/share.ts';

test.each([
	[1, 4, 25],
	[0, 4, 0],
	[5, 4, 100],
	[-1, 4, 0],
	[null, 4, 0],
	[1, null, 0],
	[1, 0, 0],
])('%s of %s fills %s of the bar', (part, whole, share) => {
	expect(filled(part, whole)).toBe(share);
});
