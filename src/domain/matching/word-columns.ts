import { wordsOf } from './words.ts';

/** The words of many texts as numbers, so that two of them are compared without any string. */
export interface WordColumns {
	/** Words of text i stand at start[i] … start[i + 1] − 1; only those that some donor has. */
	readonly start: Int32Array;
	readonly word: Int32Array;
	/** How many words text i has in all, known or not. */
	readonly size: Int32Array;
	/** A bit for every word, by its number modulo 32: texts without a common bit share none. */
	readonly marks: Int32Array;
}

/** Counts the words that a donor shares with the need that was looked at last. */
export interface Likeness {
	/** Returns the marks of its words. */
	readonly lookAt: (need: number) => number;
	/** Of the words of each donor: one that has none of the need's marks shares no word with it. */
	readonly marks: Int32Array;
	readonly shared: (donor: number) => number;
	/** How many words both have, those in common twice. */
	readonly count: (donor: number) => number;
}

export function likenessOf(
	needTexts: readonly string[],
	donorWords: readonly ReadonlySet<string>[],
): Likeness {
	const ids = new Map<string, number>();
	for (const word of donorWords.flatMap((words) => [...words])) {
		if (!ids.has(word)) ids.set(word, ids.size);
	}
	const needs = numbered(needTexts, wordsOf, ids);
	const donors = numbered(donorWords, (words) => words, ids);
	const seen = new Int32Array(ids.size).fill(-1);
	let looked = -1;
	return {
		marks: donors.marks,
		count: (donor) => needs.size[looked]! + donors.size[donor]!,
		lookAt(need) {
			looked = need;
			const { start, word } = needs;
			for (let index = start[need]!; index < start[need + 1]!; index += 1) {
				seen[word[index]!] = need;
			}
			return needs.marks[need]!;
		},
		shared(donor) {
			const { start, word } = donors;
			let count = 0;
			for (let index = start[donor]!; index < start[donor + 1]!; index += 1) {
				if (seen[word[index]!] === looked) count += 1;
			}
			return count;
		},
	};
}

function numbered<Text>(
	texts: readonly Text[],
	split: (text: Text) => ReadonlySet<string>,
	ids: ReadonlyMap<string, number>,
): WordColumns {
	const start = new Int32Array(texts.length + 1);
	const [size, marks] = [new Int32Array(texts.length), new Int32Array(texts.length)];
	const known: number[] = [];
	texts.forEach((text, index) => {
		const words = split(text);
		size[index] = words.size;
		for (const word of words) {
			const id = ids.get(word);
			if (id === undefined) continue;
			known.push(id);
			marks[index]! |= 1 << id;
		}
		start[index + 1] = known.length;
	});
	return { start, size, marks, word: Int32Array.from(known) };
}
