import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choosePlace, namesIn, type PlaceChoice } from '#domain/supervision/place.ts';

const known: PlaceChoice[] = [
	{ code: '621123210202', name: '元古堆村', place: '渭源县田家河乡元古堆村' },
	{ code: '621123102214', name: '大庄村', place: '渭源县会川镇大庄村' },
	{ code: '621123111211', name: '大庄村', place: '渭源县上湾镇大庄村' },
];

describe('a place in words', () => {
	it.each(['元古堆', '元古堆村', '田家河乡元古堆', ' 渭源县田家河乡元古堆村 ', '621123210202'])(
		'is found as %j',
		(text) => {
			const found = choosePlace(text, known);
			expect(found.ok && found.value.code).toBe('621123210202');
		},
	);

	it('is told apart from its namesakes by what lies above it', () => {
		expect(choosePlace('大庄村', known)).toMatchObject({
			refusal: { name: 'place.ambiguous', field: 'place', facts: { count: 2 } },
		});
		const found = choosePlace('会川镇大庄村', known);
		expect(found.ok && found.value.code).toBe('621123102214');
	});

	it.each(['', ' ', '不存在村', '999999999999'])('is unknown as %j', (text) => {
		expect(choosePlace(text, known)).toMatchObject({ refusal: { name: 'place.unknown' } });
	});

	it('looks for the name itself whatever is typed before it', () => {
		expect(namesIn('田家河乡元古堆村')).toContain('元古堆村');
		expect(namesIn('会川镇')).toContain('会川镇');
		fc.assert(
			fc.property(fc.string(), (text) => {
				for (const name of namesIn(text)) expect(name).not.toBe('');
				choosePlace(text, known);
			}),
		);
	});
});
