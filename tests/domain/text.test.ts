import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	firstSentence,
	foldWidth,
	isBlank,
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

describe('the beginning of a text', () => {
	it.each([
		['水渠已通水。受益户满意。', '水渠已通水。'],
		['通水了！受益户满意。', '通水了！'],
		['水渠已通水\n受益户满意', '水渠已通水'],
		['完成率12.5%，继续推进', '完成率12.5%，继续推进'],
		['', ''],
	])('the first sentence of %j is %j', (text, sentence) => {
		expect(firstSentence(text, 40)).toBe(sentence);
	});
});
