import { isWithinRegion } from '#domain/regions/code.ts';
import { COUNTY, DIVISION, TOWNSHIP, type Filter } from '#domain/filter.ts';
import type { Place } from './place.ts';

export interface Region {
	readonly code: string;
	readonly name: string;
}

export const villageForms = {
	county: COUNTY,
	township: TOWNSHIP,
	region: DIVISION,
	name: /^.{1,40}$/u,
} as const;

/** `name` is a part of the village's name, as typed; `region` is of any level, and goes before. */
export type VillageFilter = Filter<typeof villageForms>;

/** Without the township where another county was chosen above it: the form sends both. */
export function cascade({ county, township, ...others }: VillageFilter): VillageFilter {
	const belongs = county && township && isWithinRegion(township, county);
	return { county, township: belongs ? township : undefined, ...others };
}

export interface Village {
	readonly place: Place;
	/** The last day of its code; null while it is in use. */
	readonly endedOn: string | null;
	readonly successor: Region | null;
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
