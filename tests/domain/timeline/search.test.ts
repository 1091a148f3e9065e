import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	excerptAround,
	formatHitPlace,
	markHits,
	parseHitPlace,
	type Part,
} from '#domain/timeline/search.ts';

const shown = (parts: readonly Part[] | null) =>
	parts?.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('') ?? null;

describe('what was looked for', () => {
	it.each([
		['元古堆村道路硬化', ['道路'], '元古堆村[道路]硬化'],
		['道路、道路', ['道路'], '[道路]、[道路]'],
		['元古堆', ['元古', '古堆'], '[元古堆]'],
		['Ａ级公路', ['a级'], '[Ａ级]公路'],
		['𡌶村𡌶', ['𡌶村'], '[𡌶村]𡌶'],
		['10㎡', ['m2'], '10[㎡]'],
		['新村', ['旧村'], '新村'],
	])('is set apart in “%s”', (text, words, marked) => {
		expect(shown(markHits(text, words))).toBe(marked);
	});

	it('changes nothing of the text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (text, words) => {
				const whole = markHits(text, words).map((part) => part.text);
				expect(whole.join('')).toBe(text);
			}),
		);
	});

	it('is shown with what stands around it', () => {
		const text = `${'前'.repeat(80)}道路${'后'.repeat(80)}`;
		const excerpt = shown(excerptAround(text, ['道路']));
		expect(excerpt).toBe(`…${'前'.repeat(16)}[道路]${'后'.repeat(42)}…`);
		expect(excerptAround(text, ['桥梁'])).toBeNull();
		expect(shown(excerptAround('修\n道路', ['道路']))).toBe('修 [道路]');
	});
});

describe('where a page of hits ended', () => {
	it('is told as it was, and nothing else is read', () => {
		const place = { rank: 5103, id: '621123210202' };
		expect(parseHitPlace(formatHitPlace(place))).toEqual(place);
		for (const text of ['', '_', '1_', '-1_a', "1_' or 1", '1_a_b', '9999999999_a']) {
			expect(parseHitPlace(text), text).toBeNull();
		}
	});
});
