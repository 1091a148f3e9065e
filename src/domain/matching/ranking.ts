/** For each of many owners, the few partners with whom its quality is highest. */
export interface Ranking {
	/** Per owner: the key that one more partner has to exceed; −1 while there is room. */
	readonly bars: Float64Array;
	readonly add: (owner: number, partner: number, key: number) => void;
	readonly isEmpty: (owner: number) => boolean;
	readonly clear: (owner: number) => void;
	/** The best first. */
	readonly each: (owner: number, visit: (partner: number, quality: number) => void) => void;
}

const LOTS = 2 ** 16;

/** The quality, then a lot, a fixed one: otherwise all would name the same few partners. */
export function keyOf(quality: number, one: number, other: number): number {
	const lot = Math.imul(one ^ Math.imul(other, 0x9e3779b1), 0x85ebca6b) >>> 16;
	return quality * LOTS + lot;
}

/** No key of this quality is higher. */
export function highestKey(quality: number): number {
	return quality * LOTS + LOTS - 1;
}

/**
 * Rows of `count` entries, the best first: those of owner o stand at o·count …, a key of −1 stands
 * for nobody. Whoever is better than the last moves up past all that are worse: with so few entries
 * this takes less than a heap.
 */
export function ranking(owners: number, count: number): Ranking {
	const keys = new Float64Array(owners * count).fill(-1);
	const partners = new Int32Array(owners * count);
	const bars = new Float64Array(owners).fill(-1);
	return {
		bars,
		isEmpty: (owner) => keys[owner * count]! < 0,
		clear(owner) {
			keys.fill(-1, owner * count, (owner + 1) * count);
			bars[owner] = -1;
		},
		add(owner, partner, key) {
			if (key <= bars[owner]!) return;
			const first = owner * count;
			const last = first + count - 1;
			let place = last;
			for (; place > first && keys[place - 1]! < key; place -= 1) {
				keys[place] = keys[place - 1]!;
				partners[place] = partners[place - 1]!;
			}
			keys[place] = key;
			partners[place] = partner;
			bars[owner] = keys[last]!;
		},
		each(owner, visit) {
			const end = (owner + 1) * count;
			for (let place = owner * count; place < end && keys[place]! >= 0; place += 1) {
				visit(partners[place]!, Math.floor(keys[place]! / LOTS));
			}
		},
	};
}
