import { expect, test } from 'vitest';
import { cascade } from '#domain/timeline/village.ts';

test('a township counts only below the county that was chosen with it', () => {
	const township = '621123210000';
	expect(cascade({ county: '621123000000', township })).toMatchObject({ township });
	expect(cascade({ county: '621125000000', township })).toMatchObject({ township: undefined });
	expect(cascade({ township })).toMatchObject({ township: undefined });
});

test('a part of a name is looked for with or without a county', () => {
	expect(cascade({ name: '新联' })).toMatchObject({ name: '新联' });
});
