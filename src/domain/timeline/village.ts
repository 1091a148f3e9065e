import type { Place } from './place.ts';

export interface Region {
	readonly code: string;
	readonly name: string;
}

export interface VillageFilter {
	readonly county?: string | undefined;
	readonly township?: string | undefined;
	/** A part of the name, as typed. */
	readonly name?: string | undefined;
}

export interface Village {
	readonly place: Place;
	/** Of the newest year that was counted. */
	readonly statistics: {
		readonly year: number;
		readonly households: number | null;
		readonly population: number | null;
		readonly source: string;
	} | null;
	readonly projectCount: number;
	readonly needCount: number;
}
