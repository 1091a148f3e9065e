const UNBROKEN = /[\p{L}\p{N}]+/gu;

/** The pairs of neighbouring characters in a text: what stands for words where no space does. */
export function wordsOf(text: string): ReadonlySet<string> {
	const words = new Set<string>();
	for (const run of text.toLowerCase().match(UNBROKEN) ?? []) {
		let before = '';
		for (const character of run) {
			if (before !== '') words.add(before + character);
			before = character;
		}
	}
	return words;
}

export function sharedCount(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
	const [fewer, more] = one.size <= other.size ? [one, other] : [other, one];
	let count = 0;
	for (const word of fewer) if (more.has(word)) count += 1;
	return count;
}
