import { levelOf } from '#domain/regions/code.ts';

/** A village with what lies above it: in one county several may have its name. */
export interface Place {
	readonly code: string;
	readonly village: string;
	readonly township: string;
	readonly county: string;
}

const DIGITS = { 1: 2, 2: 4, 3: 6, 4: 9, 5: 12 };

/** The first and the last code that a place within the region can have, both included. */
export function boundsOf(region: string): readonly [first: string, last: string] {
	const prefix = region.slice(0, DIGITS[levelOf(region)]);
	return [prefix.padEnd(12, '0'), prefix.padEnd(12, '9')];
}

/** The counties around or within a region, as the bounds of their codes. */
export function countyBounds(region: string): readonly [first: string, last: string] {
	return boundsOf(levelOf(region) > 3 ? region.slice(0, 6).padEnd(12, '0') : region);
}
