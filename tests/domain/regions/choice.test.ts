import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseRegion, codeIn, labelRegion } from '#domain/regions/choice.ts';

const county = { code: '621123000000', path: ['甘肃省', '定西市', '渭源县'] };
const village = {
	code: '621123210202',
	path: ['甘肃省', '定西市', '渭源县', '田家河乡', '元古堆村'],
};
const namesake = {
	code: '621125106299',
	path: ['甘肃省', '定西市', '漳县', '大草滩镇', '元古堆村'],
};

describe('the place that a text means', () => {
	it('is what its label says, however it is typed again', () => {
		fc.assert(
			fc.property(fc.constantFrom(county, village, namesake), (place) => {
				const again = chooseRegion(labelRegion(place), [county, village, namesake]);
				expect(again).toEqual({ ok: true, value: place });
			}),
		);
		expect(labelRegion(village)).toBe('621123210202 渭源县田家河乡元古堆村');
	});

	it('is the only one whose name begins so', () => {
		expect(chooseRegion('元古堆', [village])).toEqual({ ok: true, value: village });
		expect(chooseRegion('渭源县', [county, village])).toEqual({ ok: true, value: county });
	});

	it('is asked for where several are meant, and where none is', () => {
		expect(chooseRegion('元古堆村', [village, namesake])).toMatchObject({
			ok: false,
			refusal: { name: 'place.ambiguous', field: 'place' },
		});
		expect(chooseRegion('无', [])).toMatchObject({ refusal: { name: 'place.unknown' } });
	});

	it('is read from twelve digits in either width', () => {
		expect(codeIn('６２１１２３２１０２０２ 元古堆')).toBe('621123210202');
		expect(codeIn('62112321020')).toBeNull();
		expect(codeIn('6211232102021')).toBeNull();
	});
});
