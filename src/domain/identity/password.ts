import { foldWidth } from '#domain/text.ts';
import { accept, refuse, type Result } from '#domain/result.ts';
import { commonNumbers, commonWords } from './common-passwords.ts';

/** No composition rules: length and not being guessable are what counts (NIST SP 800-63B). */
const LEAST = 8;
const MOST = 256;

/** The product's own name, as people write it. */
const PRODUCT = ['jiedui', '结对', '结对帮扶'];

const SEASON = /spring|summer|autumn|fall|winter|(chun|xia|qiu|dong)(tian|ji)?|[春夏秋冬][天季]?/g;
const KEYBOARD = [
	'`1234567890-=',
	'~!@#$%^&*()_+',
	'qwertyuiop[]',
	"asdfghjkl;'",
	'zxcvbnm,./',
	'1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
	'!qaz@wsx#edc$rfv%tgb',
];
const LEET: Readonly<Record<string, string>> = {
	'@': 'a',
	'0': 'o',
	$: 's',
	'3': 'e',
	'1': 'i',
	'!': 'i',
};

/** What is kept: the same text whichever keyboard composed its characters. */
export function normalizePassword(typed: string): string {
	return typed.normalize('NFC');
}

/** What the large list holds; it lives outside the domain and is handed in. */
type Common = ReadonlySet<string>;

/**
 * @param context names that a guesser knows: the login, the person, the organizations
 * @param common passwords that many people have, in lower case
 */
export function checkPassword(
	typed: string,
	context: readonly string[],
	common: Common,
): Result<string> {
	const password = normalizePassword(typed);
	const length = [...password].length;
	if (length < LEAST) return refuse('password.too_short', undefined, { least: LEAST });
	if (length > MOST) return refuse('password.too_long');
	const folded = foldWidth(password).toLowerCase();
	if (isCommon(folded, common)) return refuse('password.common');
	if (leansOn(folded, context)) return refuse('password.context');
	return accept(password);
}

function isCommon(password: string, common: Common): boolean {
	return (
		common.has(password) ||
		commonNumbers.has(password) ||
		isRepeated(password) ||
		isRun(password) ||
		/^(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])$/.test(password) ||
		isMadeOfWords(password, common)
	);
}

/** One block of at most four characters over and over. */
function isRepeated(password: string): boolean {
	return [1, 2, 3, 4].some((size) => {
		const block = password.slice(0, size);
		return password === block.repeat(Math.ceil(password.length / size)).slice(0, password.length);
	});
}

/** Along the alphabet, the digits or the keyboard, forwards or backwards. */
function isRun(password: string): boolean {
	const codes = [...password].map((character) => character.charCodeAt(0));
	const step = codes[1]! - codes[0]!;
	if (Math.abs(step) === 1 && codes.every((code, at) => at === 0 || code - codes[at - 1]! === step))
		return true;
	const reversed = [...password].reverse().join('');
	return KEYBOARD.some((row) => row.includes(password) || row.includes(reversed));
}

/** One or two common words, with digits and signs before, between or after them. */
function isMadeOfWords(password: string, common: Common): boolean {
	return [password, unleet(password)].some((text) => {
		const words = text.split(/[\d\W_]+/).filter((word) => word !== '');
		return (
			words.length > 0 && words.length <= 2 && words.every((word) => isWordOrPair(word, common))
		);
	});
}

function unleet(text: string): string {
	// A number at either end is a year or a count, not letters.
	return text.replace(/(?<=[a-z])[@0$31!](?=[a-z])/g, (sign) => LEET[sign]!).replace(/^@/, 'a');
}

function isWordOrPair(word: string, common: Common): boolean {
	const isWord = (part: string) => commonWords.has(part) || common.has(part);
	return (
		isWord(word) || [...word].some((_, at) => isWord(word.slice(0, at)) && isWord(word.slice(at)))
	);
}

/** True when too little is left of the password without the words that a guesser would try. */
function leansOn(password: string, context: readonly string[]): boolean {
	const words = [...PRODUCT, ...context.flatMap(partsOf)].map((word) => word.toLowerCase());
	let left = password;
	for (const word of words.sort((a, b) => b.length - a.length)) left = left.replaceAll(word, '');
	const seasonless = left.replace(/(19|20)\d\d/g, '').replace(SEASON, '');
	const isSeason = seasonless !== left && /(19|20)\d\d/.test(left);
	const rest = isSeason ? seasonless : left;
	return rest !== password && [...rest].length < LEAST / 2;
}

/** A name and its pieces: the part before the @, and those between signs, unless too short. */
function partsOf(name: string): string[] {
	const pieces = [name, ...name.split(/[@.\-_\s·（）()]+/)];
	return pieces.filter((piece) => [...piece].length >= (/\p{sc=Han}/u.test(piece) ? 2 : 3));
}
