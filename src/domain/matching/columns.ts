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
	const places = new Map<string, number>();
	for (let index = 0; index < entries.length; index += 1) places.set(key(entries[index]!), index);
	return places;
}

/** A number of every entry; `Float64Array.from` would make a list of them first. */
export function numbersOf<Entry>(
	entries: readonly Entry[],
	numberOf: (entry: Entry) => number,
): Float64Array {
	return fillOf(new Float64Array(entries.length), entries, numberOf);
}

/** A whole number of every entry, below 2³¹. */
export function integersOf<Entry>(
	entries: readonly Entry[],
	numberOf: (entry: Entry) => number,
): Int32Array {
	return fillOf(new Int32Array(entries.length), entries, numberOf);
}

function fillOf<Column extends Float64Array | Int32Array, Entry>(
	column: Column,
	entries: readonly Entry[],
	numberOf: (entry: Entry) => number,
): Column {
	for (let index = 0; index < entries.length; index += 1) {
		column[index] = numberOf(entries[index]!);
	}
	return column;
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
export function positionsBy(column: Int32Array, count: number): (value: number) => Int32Array {
	const starts = startsBy(column, count);
	const positions = sortPositions(column, starts, positionsIn(column));
	return (value) => positions.subarray(at(starts, value), at(starts, value + 1));
}

/** Where each of `count` numbers begins in a column that is sorted; one entry more than numbers. */
export function startsBy(column: Int32Array, count: number): Int32Array {
	const starts = new Int32Array(count + 1);
	for (let index = 0; index < column.length; index += 1) starts[column[index]! + 1]! += 1;
	for (let index = 0; index < count; index += 1) starts[index + 1]! += starts[index]!;
	return starts;
}

/** 0, 1, 2 … as many as the column has entries. */
export function positionsIn(column: Int32Array): Int32Array {
	const positions = new Int32Array(column.length);
	for (let index = 0; index < positions.length; index += 1) positions[index] = index;
	return positions;
}

/** The highest value that is above 0, else 0. */
export function highest(column: ArrayLike<number>): number {
	let most = 0;
	for (let index = 0; index < column.length; index += 1) most = Math.max(most, column[index]!);
	return most;
}

/** The same positions in the order of a column's values; equal ones stay in the order they had. */
export function sortPositions(
	column: Int32Array,
	starts: Int32Array,
	positions: Int32Array,
): Int32Array {
	const next = Int32Array.from(starts);
	const sorted = new Int32Array(positions.length);
	for (let index = 0; index < positions.length; index += 1) {
		const position = positions[index]!;
		const value = column[position]!;
		sorted[next[value]!] = position;
		next[value]! += 1;
	}
	return sorted;
}

export function positionsWhere<Entry>(
	column: ArrayLike<Entry>,
	holds: (entry: Entry, index: number) => boolean,
): number[] {
	const positions: number[] = [];
	for (let index = 0; index < column.length; index += 1) {
		if (holds(at(column, index), index)) positions.push(index);
	}
	return positions;
}
