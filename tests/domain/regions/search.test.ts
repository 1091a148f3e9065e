import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	foldSearch,
	foldText,
	nearForms,
	partAddress,
	searchFor,
	searchWords,
} from '#domain/regions/search.ts';

describe('what is searched for', () => {
	it.each([
		['渭源', '渭源'],
		[' 渭 源 ', '渭源'],
		['渭\u3000源', '渭源'],
		['Wei Yuan', 'weiyuan'],
		['ｗｅｉｙｕａｎ', 'weiyuan'],
		["xi'an", 'xian'],
		['lüliang', 'lvliang'],
		['LU\u0308LIANG', 'lvliang'],
		['w', ''],
		['源', '源'],
		['%_\\', ''],
		['', ''],
	])('“%s” is looked for as “%s”', (typed, beginning) => {
		expect(foldSearch(typed)).toBe(beginning);
	});
});

describe('the words of a search', () => {
	it.each([
		['元古堆', ['元古堆']],
		['渭源　道路', ['渭源', '道路']],
		['渭源，道路；硬化', ['渭源', '道路', '硬化']],
		['Ｗｅｉ Yuan', ['weiyuan']],
		["xi'an", ['xian']],
		['wy ygdc', ['wy', 'ygdc']],
		['weiyuan yuangudui', ['weiyuan', 'yuangudui']],
		['lü liang', ['lvliang']],
		['二〇二六年', ['二〇二六年']],
		['𡌶村', ['𡌶村']],
		['源', []],
		['源 村', []],
		["';--", []],
		['%_\\*', []],
		['\u0000元\u202e古', ['元古']],
		['', []],
	])('“%s” looks for %j', (typed, words) => {
		expect(searchWords(typed)).toEqual(words);
	});

	it('are few, short, folded and free of signs, whatever was typed', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (typed) => {
				const words = searchWords(typed);
				expect(words.length).toBeLessThanOrEqual(6);
				for (const word of words) {
					expect([...word].length).toBeGreaterThan(1);
					expect([...word].length).toBeLessThanOrEqual(20);
					expect(word).not.toMatch(/[%_\\'"*(),.\s]/);
					expect(foldText(word)).toBe(word);
				}
			}),
		);
	});

	it('are the parts of an address where it is one', () => {
		expect(partAddress(['甘肃省定西市渭源县田家河乡元古堆村'])).toEqual([
			'甘肃省',
			'定西市',
			'渭源县',
			'田家河乡',
			'元古堆村',
		]);
		expect(partAddress(['渭源县', '元古堆村'])).toBeNull();
		expect(partAddress(['县乡道路'])).toBeNull();
	});
});

const spell = () => 'Weiyuan'.toLowerCase();

describe('a name that is off by one character', () => {
	const han = fc.constantFrom(...'渭源元古堆村李家湾大小新庄');
	const name = fc.array(han, { minLength: 3, maxLength: 8 }).map((signs) => signs.join(''));
	const fits = (form: string, text: string) =>
		new RegExp(form.replaceAll('_', '.'), 'u').test(text);
	const isFound = (typed: string, text: string) =>
		[typed, ...nearForms(typed)].some((form) => fits(form, text));

	it('is found with one wrong, one missing, one too many, or two swapped', () => {
		fc.assert(
			fc.property(name, fc.nat(), han, (text, where, other) => {
				const signs = [...text];
				const at = where % signs.length;
				const wrong = signs.with(at, other).join('');
				const missing = signs.toSpliced(at, 1).join('');
				const extra = signs.toSpliced(at, 0, other).join('');
				const swapped = [...signs.slice(0, at), ...signs.slice(at, at + 2).reverse()]
					.concat(signs.slice(at + 2))
					.join('');
				for (const typed of [wrong, extra, swapped]) {
					expect(isFound(typed, text), `${typed} for ${text}`).toBe(true);
				}
				if (signs.length > 3) expect(isFound(missing, text)).toBe(true);
			}),
		);
	});

	it('has few forms, of at least two known characters', () => {
		fc.assert(
			fc.property(fc.array(han, { maxLength: 30 }), (signs) => {
				const forms = nearForms(signs.join(''));
				expect(forms.length).toBeLessThanOrEqual(60);
				for (const form of forms) expect(form.replaceAll('_', '').length).toBeGreaterThan(1);
			}),
		);
		expect(nearForms('渭源')).toEqual([]);
	});

	it('is looked for by its sound too, but not where two characters were typed', () => {
		expect(searchFor(['围源县'], spell).sound).toBe('weiyuan');
		expect(searchFor(['围源'], spell).sound).toBe('');
		expect(searchFor(['zhangjialing'], spell)).toMatchObject({ sound: 'zanjianin' });
		expect(searchFor(['wyx'], spell).near).toEqual([]);
	});
});
