import { expect, test } from 'vitest';
import { boundsOf } from '#domain/regions/code.ts';
import { countyBounds } from '#domain/timeline/place.ts';

test('the codes of a county begin and end with it', () => {
	const [first, last] = boundsOf('621123000000');
	for (const code of ['621123000000', '621123210202', '621123999999']) {
		expect(first <= code && code <= last, code).toBe(true);
	}
	for (const code of ['621122999999', '621124000000', '621125106201']) {
		expect(first <= code && code <= last, code).toBe(false);
	}
});

test('a village is the only code within itself', () => {
	expect(boundsOf('621123210202')).toEqual(['621123210202', '621123210202']);
});

test('the counties of a city lie within it, and that of a village around it', () => {
	expect(countyBounds('621100000000')).toEqual(['621100000000', '621199999999']);
	expect(countyBounds('621123210202')).toEqual(['621123000000', '621123999999']);
	expect(countyBounds('621123000000')).toEqual(['621123000000', '621123999999']);
});
