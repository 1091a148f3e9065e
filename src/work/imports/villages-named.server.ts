import type { Db } from '#data/client.server.ts';
import { findVillages } from '#data/pledges-places.server.ts';
import type { VillageChoice } from '#domain/pledges/village.ts';
import { isWithinRegion } from '#domain/regions/code.ts';

/** How many names one address asks for. */
const BATCH = 50;

/**
 * The villages that the texts of a column can mean, each asked for once.
 * @param region all of them lie in it, where there is one
 */
export async function villagesNamed(
	db: Db,
	texts: readonly string[],
	region?: string,
): Promise<VillageChoice[]> {
	const named = [...new Set(texts)];
	const found = new Map<string, VillageChoice>();
	for (let first = 0; first < named.length; first += BATCH) {
		for (const village of await findVillages(db, named.slice(first, first + BATCH))) {
			if (region && !isWithinRegion(village.code, region)) continue;
			found.set(village.code, village);
		}
	}
	return [...found.values()];
}
