/** An entry that must be there; throws RangeError where an index went astray. */
export function at<Entry>(column: ArrayLike<Entry>, index: number): Entry {
	const entry = column[index];
	if (entry === undefined) throw new RangeError(`no entry ${index} among ${column.length}`);
	return entry;
}

/** By UTF-16 code units, never by locale: the order must be the same on every machine. */
export function byText(one: string, other: string): number {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}

export function indexBy<Entry>(
	entries: readonly Entry[],
	key: (entry: Entry) => string,
): Map<string, number> {
	return new Map(entries.map((entry, index) => [key(entry), index]));
}

export function groupBy<Entry>(
	entries: readonly Entry[],
	key: (entry: Entry) => string,
): Map<string, Entry[]> {
	const groups = new Map<string, Entry[]>();
	for (const entry of entries) {
		const group = groups.get(key(entry));
		if (group) group.push(entry);
		else groups.set(key(entry), [entry]);
	}
	return groups;
}

/** The positions at which each of `count` numbers stands in a column, ascending. */
export function positionsBy(column: ArrayLike<number>, count: number): number[][] {
	const positions = Array.from({ length: count }, (): number[] => []);
	for (let index = 0; index < column.length; index += 1) {
		at(positions, at(column, index)).push(index);
	}
	return positions;
}
