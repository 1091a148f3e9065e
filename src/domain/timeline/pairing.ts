import { isWithin, type Period, yearsFrom } from '#domain/period.ts';

/** Who supports whom, from when until when. */
export interface PublishedPairing extends Period {
	readonly id: string;
	readonly programme: string;
	readonly kind: string;
	readonly supportingName: string;
	readonly receivingName: string;
	readonly supportingRegionCode: string;
	readonly receivingRegionCode: string;
	readonly predecessorId: string | null;
	readonly basis: string | null;
	readonly isDemo: boolean;
}

export interface PairingsByTime {
	readonly valid: readonly PublishedPairing[];
	readonly historic: readonly PublishedPairing[];
}

/** Those in force on the day, and those that ended before it or have yet to begin. */
export function splitByTime(pairings: readonly PublishedPairing[], today: string): PairingsByTime {
	return {
		valid: pairings.filter((pairing) => isWithin(today, pairing)),
		historic: pairings.filter((pairing) => !isWithin(today, pairing)),
	};
}

/** The years in which there can be records: from the first pairing to now, the newest first. */
export function yearsSince(pairings: readonly Period[], today: string): number[] {
	const years = pairings.map(({ validFrom }) => Number(validFrom.slice(0, 4)));
	return yearsFrom(years.length > 0 ? Math.min(...years) : null, today);
}
