import { createHash } from 'node:crypto';

function digest(name: string): Buffer {
	return createHash('sha256').update(`jiedui demo: ${name}`).digest();
}

/** The same id for the same name in every seeding: a UUID of version 8, made from SHA-256. */
export function idOf(name: string): string {
	const bytes = digest(name).subarray(0, 16);
	bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
	bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
	const hex = bytes.toString('hex');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Chance that repeats itself. Each noun has its own, so that one more draw moves no other. */
export interface Chance {
	/** A whole number, both ends possible. */
	between(least: number, most: number): number;
	/** True in `percent` of a hundred cases. */
	happens(percent: number): boolean;
	pick<Item>(items: readonly Item[]): Item;
	shuffled<Item>(items: readonly Item[]): Item[];
}

/** mulberry32, begun at the digest of a name. */
export function chanceOf(name: string): Chance {
	let state = digest(name).readUInt32LE(0);
	const fraction = () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (count: number) => Math.floor(fraction() * count);
	return {
		between: (least, most) => least + below(most - least + 1),
		happens: (percent) => below(100) < percent,
		pick: (items) => at(items, below(items.length)),
		shuffled: (items) => {
			const rest = [...items];
			return items.map(() => rest.splice(below(rest.length), 1)[0]!);
		},
	};
}

/** The item at a place, counted round and round. @throws RangeError where there is none */
export function at<Item>(items: readonly Item[], place: number): Item {
	if (items.length === 0) throw new RangeError('nothing to take from');
	return items[place % items.length] as Item;
}
