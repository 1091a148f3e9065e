import { chooseRegion, codeIn, labelRegion, type RegionChoice } from '#domain/regions/choice.ts';
import { boundsOf } from '#domain/regions/code.ts';
import { foldSearch } from '#domain/regions/search.ts';
import { accept, type Result } from '#domain/result.ts';
import { choosePlace, type PlaceChoice } from '#domain/supervision/place.ts';
import { isBlank } from '#domain/text.ts';
import type { Db } from '#data/client.server.ts';
import { findPath, searchRegions } from '#data/regions.server.ts';
import { findPlaces } from '#data/supervision-places.server.ts';

/** The code of the place within a region that typed text means; null where nothing was typed. */
export async function readPlace(
	db: Db,
	typed: string,
	within: string,
): Promise<Result<string | null>> {
	if (isBlank(typed)) return accept(null);
	const code = codeIn(typed);
	const place = chooseRegion(typed, await (code ? pathOf(db, code) : search(db, typed, within)));
	return place.ok ? accept(place.value.code) : place;
}

/** What a box shows of a place, and reads again. */
export async function labelPlace(db: Db, code: string | null): Promise<string> {
	const [place] = code === null ? [] : await pathOf(db, code);
	return place ? labelRegion(place) : '';
}

/** The place that typed text ends in, anywhere or in a region: 田家河乡元古堆. */
export async function placeIn(
	db: Db,
	text: string,
	where: Parameters<typeof findPlaces>[2] = {},
): Promise<Result<PlaceChoice>> {
	return choosePlace(text, await findPlaces(db, text, where));
}

async function pathOf(db: Db, code: string): Promise<RegionChoice[]> {
	const path = await findPath(db, code);
	return path.length > 0 ? [{ code, path: path.map(({ name }) => name) }] : [];
}

async function search(db: Db, typed: string, within: string): Promise<RegionChoice[]> {
	const beginning = foldSearch(typed);
	if (beginning === '') return [];
	return searchRegions(db, beginning, { bounds: boundsOf(within), deepest: 5 });
}
