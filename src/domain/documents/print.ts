/**
 * A print of a picture that survives being sent on: recompressed, made smaller, cropped a little.
 * After the pHash of C. Zauner, Implementation and Benchmarking of Perceptual Image Hash Functions
 * (2010), section 3.2.1: the signs of the low frequencies of the discrete cosine transform, against
 * their median. A cropped copy is found because a picture has one print for each window that a
 * crop may leave of it, and the copy's own print is near one of these.
 */

/** Edge of the grey picture that prints are taken of, in pixels. */
export const SIDE = 48;

/** What is left of an edge: from where to where, in parts of it. The whole comes first. */
const SPANS: readonly (readonly [from: number, to: number])[] = [
	[0, 1],
	[0, 0.92],
	[0.08, 1],
	[0.05, 0.95],
	[0, 0.84],
	[0.16, 1],
	[0.08, 0.92],
];

/** Samples per window edge, and how many of the lowest frequencies count in each direction. */
const SAMPLES = 32;
const LOWEST = 8;
const BLOCK = 4;

/** Pictures whose prints differ in at most so many of 64 bits may be one: see the proof. */
export const NEAR = 12;
/** And are one, as far as a reviewer should look, where their grey values correlate so well. */
export const ALIKE = 0.9;

/**
 * One print of 64 bits (signed, as the database keeps them) for each window; the first is the whole
 * picture's.
 * @param grey SIDE × SIDE grey values, row by row, of the picture stretched to a square
 */
export function printsOf(grey: ArrayLike<number>): bigint[] {
	return SPANS.flatMap((down) => SPANS.map((across) => printOf(windowOf(grey, across, down))));
}

/**
 * How alike two pictures are where one is a window of the other: the best correlation of their grey
 * values, 1 for the same.
 */
export function likeness(one: ArrayLike<number>, other: ArrayLike<number>): number {
	const whole = (grey: ArrayLike<number>) => blurred(windowOf(grey, [0, 1], [0, 1]));
	const [first, second] = [whole(one), whole(other)];
	let best = -1;
	for (const down of SPANS) {
		for (const across of SPANS) {
			const there = correlation(blurred(windowOf(one, across, down)), second);
			const back = correlation(blurred(windowOf(other, across, down)), first);
			best = Math.max(best, there, back);
		}
	}
	return best;
}

/** In blocks of BLOCK × BLOCK, so that a crop beside its window still lies upon it. */
function blurred(samples: Float64Array): Float64Array {
	const edge = SAMPLES / BLOCK;
	const blocks = new Float64Array(edge * edge);
	samples.forEach((value, index) => {
		const [row, column] = [Math.floor(index / SAMPLES), index % SAMPLES];
		const block = Math.floor(row / BLOCK) * edge + Math.floor(column / BLOCK);
		blocks[block] = (blocks[block] ?? 0) + value;
	});
	return blocks;
}

function correlation(one: Float64Array, other: Float64Array): number {
	const mean = (values: Float64Array) =>
		values.reduce((sum, value) => sum + value, 0) / values.length;
	const [a, b] = [mean(one), mean(other)];
	let [both, first, second] = [0, 0, 0];
	one.forEach((value, index) => {
		const [x, y] = [value - a, (other[index] ?? 0) - b];
		both += x * y;
		first += x * x;
		second += y * y;
	});
	return first && second ? both / Math.sqrt(first * second) : 0;
}

/** SAMPLES × SAMPLES values of a part of the picture, linearly between its pixels. */
function windowOf(
	grey: ArrayLike<number>,
	across: readonly [number, number],
	down: readonly [number, number],
): Float64Array {
	const samples = new Float64Array(SAMPLES * SAMPLES);
	const at = ([from, to]: readonly [number, number], step: number) =>
		Math.min(SIDE - 1, Math.max(0, (from + ((to - from) * (step + 0.5)) / SAMPLES) * SIDE - 0.5));
	for (let row = 0; row < SAMPLES; row += 1) {
		for (let column = 0; column < SAMPLES; column += 1) {
			samples[row * SAMPLES + column] = between(grey, at(across, column), at(down, row));
		}
	}
	return samples;
}

function between(grey: ArrayLike<number>, x: number, y: number): number {
	const [left, top] = [Math.floor(x), Math.floor(y)];
	const [right, bottom] = [Math.min(left + 1, SIDE - 1), Math.min(top + 1, SIDE - 1)];
	const value = (column: number, row: number) => grey[row * SIDE + column] ?? 0;
	const upper = value(left, top) + (value(right, top) - value(left, top)) * (x - left);
	const lower = value(left, bottom) + (value(right, bottom) - value(left, bottom)) * (x - left);
	return upper + (lower - upper) * (y - top);
}

function printOf(samples: Float64Array): bigint {
	const low = lowFrequencies(samples);
	// The first says how light the picture is, which a copy may have changed.
	const sorted = low.slice(1).sort();
	const median = sorted[sorted.length >> 1] ?? 0;
	let bits = 0n;
	for (const value of low) bits = (bits << 1n) | (value > median ? 1n : 0n);
	return BigInt.asIntN(64, bits);
}

const COSINES = Float64Array.from({ length: LOWEST * SAMPLES }, (_, index) => {
	const [frequency, sample] = [Math.floor(index / SAMPLES), index % SAMPLES];
	return Math.cos((Math.PI * frequency * (sample + 0.5)) / SAMPLES);
});

/** The LOWEST × LOWEST corner of the two-dimensional DCT-II, rows first, then columns. */
function lowFrequencies(samples: Float64Array): Float64Array {
	const rows = new Float64Array(LOWEST * SAMPLES);
	for (let row = 0; row < SAMPLES; row += 1) {
		for (let frequency = 0; frequency < LOWEST; frequency += 1) {
			rows[frequency * SAMPLES + row] = cosineSum(samples.subarray(row * SAMPLES), frequency);
		}
	}
	return Float64Array.from({ length: LOWEST * LOWEST }, (_, index) =>
		cosineSum(rows.subarray((index % LOWEST) * SAMPLES), Math.floor(index / LOWEST)),
	);
}

function cosineSum(values: Float64Array, frequency: number): number {
	let sum = 0;
	for (let sample = 0; sample < SAMPLES; sample += 1) {
		sum += (values[sample] ?? 0) * (COSINES[frequency * SAMPLES + sample] ?? 0);
	}
	return sum;
}
