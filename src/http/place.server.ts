import type { Result } from '#domain/result.ts';
import { choosePlace, type PlaceChoice } from '#domain/supervision/place.ts';
import type { Db } from '#data/client.server.ts';
import { findPlaces } from '#data/supervision-places.server.ts';

/** The place that typed text means, anywhere or in a region. */
export async function placeIn(
	db: Db,
	text: string,
	where: Parameters<typeof findPlaces>[2] = {},
): Promise<Result<PlaceChoice>> {
	return choosePlace(text, await findPlaces(db, text, where));
}
