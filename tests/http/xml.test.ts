import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openTag, XML_HEAD, xmlOf } from '#http/xml.server.ts';

function read(xml: string) {
	const parser = new DOMParser({ onError: onErrorStopParsing });
	return parser.parseFromString(XML_HEAD + xml, 'text/xml').documentElement!;
}

const said = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.string({ unit: 'grapheme' }),
	fc.stringMatching(/^[<>&"'\r\n\t\]&#x0;-]*$/),
);

it('gives back whatever was put in, as text and as an attribute', () => {
	fc.assert(
		fc.property(said, said, (text, attribute) => {
			const element = read(xmlOf(['a', { b: attribute }, ['c', {}, text]]));
			expect(element.getAttribute('b')).toBe(sayable(attribute));
			expect(element.firstChild?.textContent).toBe(sayable(text));
		}),
		{ numRuns: 1000 },
	);
});

/** What XML 1.0 has no sign for is told as a broken sign; all the rest as it is. */
function sayable(text: string): string {
	const isSign = (sign: string) => {
		const code = sign.codePointAt(0)!;
		if (code < 0x20) return code === 9 || code === 10 || code === 13;
		return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
	};
	return [...text].map((sign) => (isSign(sign) ? sign : '\ufffd')).join('');
}

it('leaves out attributes without a value and closes what is empty', () => {
	expect(xmlOf(['a', { b: null, c: '1' }])).toBe('<a c="1"/>');
	expect(openTag('a', { b: '<' })).toBe('<a b="&#60;">');
});
