/** For each of many owners, the few partners with whom its quality is highest. */
export interface Ranking {
	readonly owners: number;
	/** Per owner: the key that one more partner has to exceed; −1 while there is room. */
	readonly bars: Float64Array;
	readonly add: (owner: number, partner: number, key: number) => void;
	readonly sizeOf: (owner: number) => number;
	readonly clear: (owner: number) => void;
	readonly each: (owner: number, visit: (partner: number, quality: number) => void) => void;
}

const LOTS = 2 ** 16;

/** The quality, then a lot, a fixed one: otherwise all would name the same few partners. */
export function keyOf(quality: number, owner: number, partner: number): number {
	const lot = Math.imul(owner ^ Math.imul(partner, 0x9e3779b1), 0x85ebca6b) >>> 16;
	return quality * LOTS + lot;
}

/** The same key for so many points less. */
export function lessBy(points: number, key: number): number {
	return key - points * LOTS;
}

/**
 * Heaps of `count` entries side by side: the entries of owner o stand at o·count …, and none is
 * lower than the one at (its place − 1) ÷ 2.
 */
export function ranking(owners: number, count: number): Ranking {
	const keys = new Float64Array(owners * count);
	const partners = new Int32Array(owners * count);
	const sizes = new Int32Array(owners);
	const bars = new Float64Array(owners).fill(-1);
	const put = (place: number, key: number, partner: number) => {
		keys[place] = key;
		partners[place] = partner;
	};
	const rise = (start: number, from: number, key: number, partner: number) => {
		let child = from;
		while (child > 0) {
			const parent = (child - 1) >> 1;
			if (keys[start + parent]! <= key) break;
			put(start + child, keys[start + parent]!, partners[start + parent]!);
			child = parent;
		}
		put(start + child, key, partner);
	};
	const sink = (start: number, key: number, partner: number) => {
		let parent = 0;
		for (let child = 1; child < count; child = 2 * parent + 1) {
			const isRight = child + 1 < count && keys[start + child + 1]! < keys[start + child]!;
			const lower = isRight ? child + 1 : child;
			if (keys[start + lower]! >= key) break;
			put(start + parent, keys[start + lower]!, partners[start + lower]!);
			parent = lower;
		}
		put(start + parent, key, partner);
	};
	return {
		owners,
		sizeOf: (owner) => sizes[owner]!,
		bars,
		clear(owner) {
			sizes[owner] = 0;
			bars[owner] = -1;
		},
		add(owner, partner, key) {
			const [start, size] = [owner * count, sizes[owner]!];
			if (size < count) {
				sizes[owner] = size + 1;
				rise(start, size, key, partner);
			} else if (key > keys[start]!) sink(start, key, partner);
			if (sizes[owner] === count) bars[owner] = keys[start]!;
		},
		each(owner, visit) {
			for (let place = owner * count; place < owner * count + sizes[owner]!; place += 1) {
				visit(partners[place]!, Math.floor(keys[place]! / LOTS));
			}
		},
	};
}
