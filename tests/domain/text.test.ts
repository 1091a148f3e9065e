import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	excerpt,
	firstSentence,
	foldWidth,
	isBlank,
	maskName,
	maskPhone,
	normalizeInput,
	normalizeParagraphs,
} from '#domain/text.ts';

const anyText = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.string({ unit: fc.constantFrom(...'村，Ａ１ \n\t\r\0\u200B\u202E\u3000\uD842𠮷') }),
);

describe('typed text', () => {
	it.each([
		['  元古堆村  ', '元古堆村'],
		['ＡＢＣ１２３', 'ABC123'],
		['Ａ\u3000\t Ｂ\r\nＣ', 'A B C'],
		['元\0古\u0007堆', '元古堆'],
		['元古堆\u202E村\u2066\u200F', '元古堆村'],
		['\uFEFF元\u200B古堆', '元古堆'],
		['村\uD842口', '村口'],
	])('%j is kept as %j', (text, kept) => {
		expect(normalizeInput(text)).toBe(kept);
	});

	it.each([
		'𠮷田村',
		'㙟村',
		'長丰村',
		'\uFA0E',
		'高\uE170村',
		'葛\u{E0100}',
		'已完成，验收（一）：好！',
	])('keeps %j as it is', (text) => {
		expect(normalizeInput(text)).toBe(text);
	});

	it('of several lines keeps its lines and drops the empty ones', () => {
		expect(normalizeParagraphs(' 一 \r\n\r\n  二　三\u2028四\n')).toBe('一\n二 三\n四');
	});

	it('is settled by the first pass, well-formed and free of controls', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const line = normalizeInput(text);
				expect(normalizeInput(line)).toBe(line);
				expect(line).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}]|^\s|\s$|\s\s/u);
				const paragraphs = normalizeParagraphs(text);
				expect(normalizeParagraphs(paragraphs)).toBe(paragraphs);
				expect(paragraphs.split('\n').map(normalizeInput).join('\n')).toBe(paragraphs);
			}),
			{ numRuns: 1_000 },
		);
	});

	it('of a code is folded to ASCII, its marks included', () => {
		expect(foldWidth('９１Ａ（，．－）～村')).toBe('91A(,.-)~村');
	});

	it.each(['', ' ', '\u3000\n', '\u200B\u200D', '\uFEFF\u202E', '\u3164', '\0'])(
		'%j is blank',
		(text) => {
			expect(isBlank(text)).toBe(true);
		},
	);

	it.each(['0', '。', '𠮷', '高\uE170', ' 村 '])('%j is not blank', (text) => {
		expect(isBlank(text)).toBe(false);
	});
});

describe('a person in public', () => {
	it.each([
		['张明', '张*'],
		['李', '*'],
		['张小明', '张*明'],
		['欧阳小明', '欧**明'],
		['𠮷小𠮷', '𠮷*𠮷'],
		[' 张小明 ', '张*明'],
		['', ''],
	])('%j is shown as %j', (name, shown) => {
		expect(maskName(name)).toBe(shown);
	});

	it('shows at most the first and the last character of any name', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
				const shown = [...maskName(name)];
				const written = [...name.trim()];
				expect(shown).toHaveLength(written.length);
				expect(shown.slice(1, -1).every((character) => character === '*')).toBe(true);
				expect(written.length > 2 || shown.slice(-1).every((last) => last === '*')).toBe(true);
			}),
		);
	});

	it.each([
		['13812341234', '138****1234'],
		['１３８１２３４１２３４', '138****1234'],
		['+86 138-1234-1234', '138****1234'],
		['8613812341234', '138****1234'],
		['0932-8212345', '****'],
		['1381234123', '****'],
		['138123412345', '****'],
		['电话13812341234', '****'],
		['', '****'],
	])('the number %j is shown as %j', (phone, shown) => {
		expect(maskPhone(phone)).toBe(shown);
	});

	it('never shows more than seven digits of anything', () => {
		fc.assert(
			fc.property(fc.oneof(anyText, fc.stringMatching(/^1\d{10}$/)), (phone) => {
				expect(maskPhone(phone)).toMatch(/^(?:1\d\d)?\*{4}(?:\d{4})?$/);
			}),
		);
	});
});

describe('the beginning of a text', () => {
	it.each([
		['水渠已通水', 5, '水渠已通水'],
		['水渠已通水。', 5, '水渠已通…'],
		['𠮷𠮷𠮷', 2, '𠮷…'],
		['水渠 已通水', 4, '水渠…'],
		['  水渠 ', 2, '水渠'],
	])('%j within %d is %j', (text, limit, shown) => {
		expect(excerpt(text, limit)).toBe(shown);
	});

	it.each([
		['水渠已通水。受益户满意。', '水渠已通水。'],
		['通水了！受益户满意。', '通水了！'],
		['水渠已通水\n受益户满意', '水渠已通水'],
		['完成率12.5%，继续推进', '完成率12.5%，继续推进'],
		['', ''],
	])('the first sentence of %j is %j', (text, sentence) => {
		expect(firstSentence(text, 40)).toBe(sentence);
	});

	it('never exceeds the limit and never parts a character', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 30 }), (text, limit) => {
				for (const shown of [excerpt(text, limit), firstSentence(text, limit)]) {
					expect([...shown].length).toBeLessThanOrEqual(limit);
					expect(shown.isWellFormed()).toBe(true);
					expect(text.trim().startsWith(shown.replace(/…$/, '').trimEnd())).toBe(true);
				}
			}),
		);
	});
});
