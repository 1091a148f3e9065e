import type { PlaceChoice } from '#domain/meetings/place.ts';
import { codeIn, namesIn } from '#domain/pledges/village.ts';
import { ancestorsOf, boundsOf, levelOf } from '#domain/regions/code.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** The names of these places and of what lies above them, by code. */
export async function namePlaces(
	db: Db,
	places: readonly string[],
): Promise<ReadonlyMap<string, string>> {
	const codes = [...new Set(places.flatMap(wayTo))];
	if (codes.length === 0) return new Map();
	const rows = answered(await db.from('regions').select('code, name').in('code', codes));
	return new Map(rows.map(({ code, name }) => [code, name]));
}

/** A place with the names above it, from the county down; a prefecture by its own. */
export function placeOf(place: string, names: ReadonlyMap<string, string>): string {
	return wayTo(place)
		.map((code) => names.get(code) ?? '')
		.join('');
}

function wayTo(place: string): string[] {
	return [...ancestorsOf(place), place].filter((code) => code === place || levelOf(code) >= 3);
}

/** The places within a region that the typed text can mean: by code, or by name. */
export async function findPlaces(db: Db, text: string, region: string): Promise<PlaceChoice[]> {
	const [first, last] = boundsOf(region);
	const within = db.from('regions').select('code, name').is('valid_to', null);
	const query = within.gte('code', first).lte('code', last).limit(50);
	const code = codeIn(text);
	const names = namesIn(text);
	if (!code && names.length === 0) return [];
	const found = answered(await (code ? query.eq('code', code) : query.in('name', names)));
	return withPlaces(db, found);
}

/** The counties of a region and its villages that stand open with a need: most likely meant. */
export async function listPlaces(db: Db, region: string): Promise<PlaceChoice[]> {
	const [first, last] = boundsOf(region);
	const counties = db.from('regions').select('code, name').is('valid_to', null).eq('level', 3);
	const needs = db
		.from('needs')
		.select('village_code, regions!needs_village_code_fkey!inner(name)');
	const [above, below] = await Promise.all([
		counties.gte('code', first).lte('code', last).order('code').then(answered),
		needs
			.eq('status', 'open')
			.gte('village_code', first)
			.lte('village_code', last)
			.order('village_code')
			.limit(300)
			.then(answered),
	]);
	const villages = new Map(below.map((row) => [row.village_code, row.regions.name]));
	return withPlaces(db, [...above, ...[...villages].map(([code, name]) => ({ code, name }))]);
}

async function withPlaces(
	db: Db,
	places: readonly { code: string; name: string }[],
): Promise<PlaceChoice[]> {
	const names = await namePlaces(
		db,
		places.map(({ code }) => code),
	);
	return places.map((place) => ({ ...place, place: placeOf(place.code, names) }));
}
