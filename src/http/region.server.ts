import { isDivision, isWithinRegion, levelOf, type RegionLevel } from '#domain/regions/code.ts';
import type { Db } from '#data/client.server.ts';
import { boundsOf } from '#domain/regions/code.ts';
import { foldSearch } from '#domain/regions/search.ts';
import { findPath, listBelow, searchRegions, type FoundRegion } from '#data/regions.server.ts';

interface Bounds {
	/** The region to stay within; null is the whole country. */
	readonly top: string | null;
	readonly deepest: RegionLevel;
}

/**
 * The region that the address names, by the links and lists of `RegionChooser`: it is chosen before
 * the form, which keeps what is typed in it apart and needs no JavaScript.
 */
export async function choosePlace(db: Db, url: URL, { top, deepest }: Bounds) {
	const asked = url.searchParams.get('region') ?? '';
	const isWithin = (code: string) => top === null || isWithinRegion(code, top);
	const isAsked = isDivision(asked) && levelOf(asked) <= deepest && isWithin(asked);
	const code = isAsked ? asked : (top ?? '');
	const path = code ? await findPath(db, code) : [];
	const region = path.at(-1) ?? null;
	const typed = url.searchParams.get('q')?.slice(0, 40) ?? '';
	const isDeepest = region !== null && levelOf(region.code) >= deepest;
	return {
		region,
		path: path.filter((above) => isWithin(above.code)),
		typed,
		found: await searchPlaces(db, typed, { top, deepest }),
		below: isDeepest ? [] : await listBelow(db, region?.code ?? null),
	};
}

/** null where nothing was searched for. */
async function searchPlaces(
	db: Db,
	typed: string,
	{ top, deepest }: Bounds,
): Promise<FoundRegion[] | null> {
	const beginning = foldSearch(typed);
	if (beginning === '') return null;
	const bounds = top === null ? (['1', '9'.repeat(12)] as const) : boundsOf(top);
	return searchRegions(db, beginning, { bounds, deepest });
}
