import { ancestorsOf, levelOf } from '#domain/regions/code.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** Villages with the names above them, from the county down: there are many 新联村. */
export async function namePlaces(
	db: Db,
	villages: readonly string[],
): Promise<Map<string, string>> {
	const wayTo = (code: string) =>
		[...ancestorsOf(code), code].filter((place) => levelOf(place) >= 3);
	const codes = [...new Set(villages.flatMap(wayTo))];
	if (codes.length === 0) return new Map();
	const rows = answered(await db.from('regions').select('code, name').in('code', codes));
	const names = new Map(rows.map(({ code, name }) => [code, name]));
	return new Map(
		villages.map((code) => [
			code,
			wayTo(code)
				.map((place) => names.get(place))
				.join(''),
		]),
	);
}
