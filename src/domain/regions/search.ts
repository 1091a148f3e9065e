import { foldWidth, normalizeInput } from '#domain/text.ts';

/**
 * What a search for a region was typed as, the way the index holds names: 渭源, weiyuan or wy.
 * Empty for less than that: one letter would find a tenth of all villages.
 */
export function foldSearch(typed: string): string {
	const folded = foldWidth(typed.normalize('NFC')).toLowerCase().replaceAll('ü', 'v');
	const text = folded.replace(/[^\p{L}\p{N}]/gu, '').slice(0, 40);
	return /^[a-z0-9]$/.test(text) ? '' : text;
}

/** What to ask the database for; the words of an empty search find nothing. */
export interface Search {
	/** All of them are looked for; the last one is the name of a place, those before it lie above. */
	readonly words: readonly string[];
	/** How a name may be written that is off by one character; `_` is any one. */
	readonly near: readonly string[];
	/** How the name sounds, or nothing. */
	readonly sound: string;
}

/** As much as one box takes; the rest is cut. */
export const SEARCH_LENGTH = 60;

const WORDS = 6;
const WORD_LENGTH = 20;
/** In shorter words one wrong character is half of it, and everything would be near. */
const NEAR_FROM = 3;
const NEAR_LETTERS_FROM = 6;
const NEAR_UP_TO = 15;

// The separators of private.pairs. An apostrophe parts syllables, not words: xi'an.
const SIGNS =
	'\\s!-/:-@[-`{-~\\u0080-\\u00bf\\u2000-\\u206f\\u2e00-\\u2e7f' +
	'\\u3000-\\u3004\\u3008-\\u3020\\u3030\\ufe10-\\ufe1f\\ufe30-\\ufe4f';
const BETWEEN = new RegExp(`[${SIGNS}]+`);
const APOSTROPHE = /(?<=[a-z])['’](?=[a-z])/g;
const SYLLABLE = /^(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?[aeiouv]+(?:ng?|r)?$/;
const LETTERS = /^[a-z0-9]+$/;
/** Where an address goes on: 渭源县|田家河乡|元古堆村. */
const LEVEL_END = /(?<=\p{L}{2}[省市县区旗州盟乡镇])(?=\p{L}{2})/u;

/** One spelling for what is written in several, the same as private.fold. */
export function foldText(written: string): string {
	return written.normalize('NFKC').toLowerCase();
}

/** The words of at least two characters that somebody typed, at most six. */
export function searchWords(typed: string): string[] {
	const folded = foldText(normalizeInput(typed).slice(0, SEARCH_LENGTH)).replaceAll('ü', 'v');
	const parts = folded.replace(APOSTROPHE, '').split(BETWEEN).filter(Boolean);
	return joinSyllables(parts)
		.map((word) => [...word].slice(0, WORD_LENGTH).join(''))
		.filter((word) => [...word].length > 1)
		.slice(0, WORDS);
}

/** wei yuan is one name; wy ygdc, or weiyuan yuangudui, are two. */
function joinSyllables(parts: readonly string[]): string[] {
	const joined: string[] = [];
	parts.forEach((part, at) => {
		const goesOn = at > 0 && SYLLABLE.test(part) && SYLLABLE.test(parts[at - 1] ?? '');
		if (goesOn) joined.push((joined.pop() ?? '') + part);
		else joined.push(part);
	});
	return joined;
}

/**
 * What is looked for, and what instead where a name is not found as typed.
 * @param spell a Chinese name as it is typed on a pinyin keyboard
 */
export function searchFor(words: readonly string[], spell: (name: string) => string): Search {
	const name = words.at(-1) ?? '';
	if (LETTERS.test(name)) {
		const sound = soundOf(name);
		return { words, sound, near: sound.length < NEAR_LETTERS_FROM ? [] : nearForms(sound) };
	}
	const isShort = [...name].length < NEAR_FROM;
	return { words, near: nearForms(name), sound: isShort ? '' : soundOf(spell(name)) };
}

/** An address written without blanks as its parts; null where it is no such thing. */
export function partAddress(words: readonly string[]): string[] | null {
	const parts = words.flatMap((word) => word.split(LEVEL_END)).slice(-WORDS);
	return parts.length > words.length ? parts : null;
}

/** With one character wrong, missing, too many, or two that changed places; `_` is any one. */
export function nearForms(name: string): string[] {
	const signs = [...name];
	if (signs.length < NEAR_FROM || signs.length > NEAR_UP_TO) return [];
	const forms = signs.flatMap((sign, at) => {
		const [before, after] = [signs.slice(0, at).join(''), signs.slice(at + 1).join('')];
		const [next = '', ...rest] = signs.slice(at + 1);
		const whole = [`${before}_${after}`, before + after];
		if (next === '') return whole;
		return [...whole, `${before}${sign}_${after}`, `${before}${next}${sign}${rest.join('')}`];
	});
	return [...new Set(forms)].filter((form) => form !== name);
}

/**
 * How pinyin sounds to those who do not tell zh from z, n from l or ng from n, the same as
 * private.sound.
 */
export function soundOf(pinyin: string): string {
	return pinyin
		.replaceAll('zh', 'z')
		.replaceAll('ch', 'c')
		.replaceAll('sh', 's')
		.replaceAll('ng', 'n')
		.replaceAll('l', 'n')
		.replaceAll('v', 'u');
}
