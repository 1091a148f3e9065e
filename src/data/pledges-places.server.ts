import { codeIn, namesIn, type VillageChoice } from '#domain/pledges/village.ts';
import { ancestorsOf, levelOf } from '#domain/regions/code.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** The names of these villages and of what lies above them, by code. */
export async function namePlaces(
	db: Db,
	villages: readonly string[],
): Promise<ReadonlyMap<string, string>> {
	const codes = [...new Set(villages.flatMap(wayTo))];
	if (codes.length === 0) return new Map();
	const rows = answered(await db.from('regions').select('code, name').in('code', codes));
	return new Map(rows.map(({ code, name }) => [code, name]));
}

/** A village with the names above it, from the county down: there are many 新联村. */
export function placeOf(village: string, names: ReadonlyMap<string, string>): string {
	return wayTo(village)
		.map((code) => names.get(code))
		.join('');
}

function wayTo(village: string): string[] {
	return [...ancestorsOf(village), village].filter((code) => levelOf(code) >= 3);
}

/** The villages that the typed texts can mean: by code, or by name. */
export async function findVillages(db: Db, texts: readonly string[]): Promise<VillageChoice[]> {
	const codes = texts.map(codeIn).filter((code) => code !== null);
	const names = texts.filter((text) => codeIn(text) === null).flatMap(namesIn);
	const villages = () =>
		db.from('regions').select('code, name').eq('level', 5).is('valid_to', null).limit(200);
	const found = await Promise.all([
		codes.length > 0 ? villages().in('code', codes).then(answered) : [],
		names.length > 0 ? villages().in('name', names).then(answered) : [],
	]);
	return withPlaces(db, found.flat());
}

/** The same villages with the names above them. */
export async function withPlaces(
	db: Db,
	villages: readonly { code: string; name: string }[],
): Promise<VillageChoice[]> {
	const names = await namePlaces(
		db,
		villages.map(({ code }) => code),
	);
	return villages.map((village) => ({ ...village, place: placeOf(village.code, names) }));
}
