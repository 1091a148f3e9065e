const FULL_WIDTH_ASCII = /[\uFF01-\uFF5E]/g;
// These look full-width but are the proper marks of Chinese prose; folding them would spoil it.
const FULL_WIDTH_EXCEPT_CHINESE_MARKS = /(?![！（），：；？～])[\uFF01-\uFF5E]/g;
const FULL_WIDTH_OFFSET = 0xfee0;

// Bidi controls reverse what a reader sees; PostgreSQL refuses NUL and lone surrogates. Joiners and
// variation selectors stay: names are written with them. The class [^\P{Cc}\s] is Cc without \s.
const UNSAFE = /[^\P{Cc}\s]|[\p{Bidi_Control}\p{Cs}\u200B\u2060\uFEFF]/gu;

const INVISIBLE_ONLY = /^[\s\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]*$/u;
const SENTENCE_END = /[。！？!?\n]/u;

function toHalfWidth(character: string): string {
	return String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_OFFSET);
}

/** Full-width letters, digits and signs (Ａ１，．) as ASCII: for codes, amounts and dates. */
export function foldWidth(text: string): string {
	return text.replace(FULL_WIDTH_ASCII, toHalfWidth);
}

function clean(text: string): string {
	// Not Unicode normalisation: it would exchange Han characters that people have in their names.
	return text.replace(FULL_WIDTH_EXCEPT_CHINESE_MARKS, toHalfWidth).replace(UNSAFE, '');
}

/** One line of typed text: safe to store and show, every run of white space one space. */
export function normalizeInput(text: string): string {
	return clean(text).replace(/\s+/g, ' ').trim();
}

/** Typed text of several lines: like `normalizeInput`, but one line break between lines stays. */
export function normalizeParagraphs(text: string): string {
	const lines = clean(text).split(/[\r\n\u2028\u2029]/);
	return lines
		.map((line) => line.replace(/\s+/g, ' ').trim())
		.filter((line) => line !== '')
		.join('\n');
}

/** True where a reader would see nothing, whatever invisible characters were sent. */
export function isBlank(text: string): boolean {
	return INVISIBLE_ONLY.test(text);
}

/** At most `limit` code points (≥ 1), the last of them … where something was cut. */
function excerpt(text: string, limit: number): string {
	const characters = [...text.trim()];
	if (characters.length <= limit) return characters.join('');
	return `${characters
		.slice(0, limit - 1)
		.join('')
		.trimEnd()}…`;
}

/** The first sentence with its mark, as an excerpt of at most `limit` code points. */
export function firstSentence(text: string, limit: number): string {
	const trimmed = text.trim();
	const end = trimmed.search(SENTENCE_END);
	return excerpt(end < 0 ? trimmed : trimmed.slice(0, end + 1), limit);
}

/** A uuid as the database writes it (RFC 9562); anything else is an id that nobody has. */
export const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
