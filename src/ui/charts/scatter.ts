export interface Dot {
	readonly key: string;
	/** 0 … 100 */
	readonly x: number;
	readonly y: number;
}

export interface Spot<One extends Dot> {
	readonly x: number;
	readonly y: number;
	readonly radius: number;
	/** Who stands here: with the same two numbers they would hide each other. */
	readonly dots: readonly One[];
}

/** The side of the square, with the room for what stands at its edge. */
export const SIDE = 300;
export const PAD = 14;
const LEAST = 4.5;

/** Dots in a square whose origin is at the bottom left; the area of a spot is how many it holds. */
export function layoutScatter<One extends Dot>(dots: readonly One[]): Spot<One>[] {
	const places = new Map<string, One[]>();
	for (const dot of dots) {
		const place = `${dot.x} ${dot.y}`;
		places.set(place, [...(places.get(place) ?? []), dot]);
	}
	return [...places.values()].map((held) => {
		const { x = 0, y = 0 } = held[0] ?? {};
		return {
			x: PAD + (x / 100) * SIDE,
			y: PAD + ((100 - y) / 100) * SIDE,
			radius: Math.min(16, LEAST * Math.sqrt(held.length)),
			dots: held,
		};
	});
}
