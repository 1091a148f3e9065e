import { boundsOf, levelOf } from '#domain/regions/code.ts';

/** A village with what lies above it: in one county several may have its name. */
export interface Place {
	readonly code: string;
	readonly village: string;
	readonly township: string;
	readonly county: string;
}

/** The counties around or within a region, as the bounds of their codes. */
export function countyBounds(region: string): readonly [first: string, last: string] {
	return boundsOf(levelOf(region) > 3 ? region.slice(0, 6).padEnd(12, '0') : region);
}
