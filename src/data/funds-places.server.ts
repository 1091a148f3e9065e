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
