export interface Stream {
	readonly from: string;
	readonly to: string;
	readonly quantity: number;
}

interface Bar {
	readonly name: string;
	readonly quantity: number;
	readonly y: number;
	readonly height: number;
}

export interface Streams {
	readonly left: readonly Bar[];
	readonly right: readonly Bar[];
	readonly bands: readonly { readonly path: string; readonly stream: Stream }[];
	readonly height: number;
}

export const STREAM_WIDTH = 900;
/** Where the columns stand; names go outside of them. */
export const LEFT = 300;
export const RIGHT = 600;
export const BAR_WIDTH = 8;
const TALL = 300;
const GAP = 10;
/** A bar at least as high as a line of text, so that no two names touch. */
const LEAST = 15;

/**
 * Streams from the left to the right, each bar as high as what leaves or reaches it. The largest
 * `most` of a side are kept; the others become one, last, called `rest`.
 */
export function layoutStreams(streams: readonly Stream[], rest: string, most: number): Streams {
	const folded = fold(streams, rest, most);
	const scale = TALL / Math.max(1, sum(folded));
	const left = stack(folded, 'from', rest, scale);
	const right = stack(folded, 'to', rest, scale);
	const [leftAt, rightAt] = [offsets(left), offsets(right)];
	const bands = folded.map((stream) => {
		const high = Math.max(0.75, stream.quantity * scale);
		const from = take(leftAt, stream.from, high);
		const to = take(rightAt, stream.to, high);
		return { path: band(from, to, high), stream };
	});
	const ends = [...left, ...right].map(({ y, height }) => y + height);
	return { left, right, bands, height: Math.max(LEAST, ...ends) };
}

/** Streams between the kept parties, largest parties first. */
function fold(streams: readonly Stream[], rest: string, most: number): Stream[] {
	const [from, to] = [kept(streams, 'from', rest, most), kept(streams, 'to', rest, most)];
	const sums = new Map<string, Stream>();
	for (const stream of streams) {
		const ends = {
			from: from.has(stream.from) ? stream.from : rest,
			to: to.has(stream.to) ? stream.to : rest,
		};
		const key = `${ends.from}\n${ends.to}`;
		sums.set(key, { ...ends, quantity: (sums.get(key)?.quantity ?? 0) + stream.quantity });
	}
	const place = (names: ReadonlySet<string>, name: string) =>
		name === rest ? names.size : [...names].indexOf(name);
	return [...sums.values()].sort(
		(one, other) =>
			place(from, one.from) - place(from, other.from) || place(to, one.to) - place(to, other.to),
	);
}

function kept(
	streams: readonly Stream[],
	side: 'from' | 'to',
	rest: string,
	most: number,
): Set<string> {
	const totals = new Map<string, number>();
	for (const stream of streams) {
		if (stream[side] === rest) continue;
		totals.set(stream[side], (totals.get(stream[side]) ?? 0) + stream.quantity);
	}
	const largest = [...totals].sort(([, one], [, other]) => other - one);
	return new Set(largest.slice(0, most).map(([name]) => name));
}

function stack(
	streams: readonly Stream[],
	side: 'from' | 'to',
	rest: string,
	scale: number,
): Bar[] {
	const names = [...new Set(streams.map((stream) => stream[side]))];
	const totals = names
		.map((name) => ({ name, quantity: sum(streams.filter((stream) => stream[side] === name)) }))
		.sort(
			(one, other) =>
				Number(one.name === rest) - Number(other.name === rest) || other.quantity - one.quantity,
		);
	let y = 0;
	return totals.map(({ name, quantity }) => {
		const bar = { name, quantity, y, height: Math.max(LEAST, quantity * scale) };
		y += bar.height + GAP;
		return bar;
	});
}

function offsets(bars: readonly Bar[]): Map<string, number> {
	return new Map(bars.map(({ name, y }) => [name, y]));
}

function take(offsetOf: Map<string, number>, name: string, height: number): number {
	const y = offsetOf.get(name) ?? 0;
	offsetOf.set(name, y + height);
	return y;
}

function band(from: number, to: number, height: number): string {
	const [x, end] = [LEFT + BAR_WIDTH, RIGHT];
	const middle = (x + end) / 2;
	const n = (value: number) => Number(value.toFixed(1));
	const curve = (x0: number, y0: number, y1: number) =>
		`C${middle},${n(y0)} ${middle},${n(y1)} ${x0},${n(y1)}`;
	const over = `M${x},${n(from)}${curve(end, from, to)}`;
	return `${over}V${n(to + height)}${curve(x, to + height, from + height)}Z`;
}

function sum(streams: readonly Stream[]): number {
	return streams.reduce((total, { quantity }) => total + quantity, 0);
}
