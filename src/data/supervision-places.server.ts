import { codeIn } from '#domain/pledges/village.ts';
import { boundsOf } from '#domain/regions/code.ts';
import type { Body, Side } from '#domain/supervision/issue.ts';
import { namesIn, type PlaceChoice } from '#domain/supervision/place.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** The names of a place and of the two above it, for a select that embeds `regions`. */
export const placeColumns =
	'name, level, above:parent_code(name, level, above:parent_code(name, level))' as const;

interface Level {
	readonly name: string;
	readonly level: number;
}

export interface PlaceRow extends Level {
	readonly above: (Level & { readonly above: Level | null }) | null;
}

/** A place with the names above it, from the county down; what lies higher by its own. */
export function nameOf(row: PlaceRow | null): string {
	if (!row) return '';
	const above = [row.above?.above, row.above].filter((one) => (one?.level ?? 0) >= 3);
	return [...above.map((one) => one?.name ?? ''), row.name].join('');
}

const columns = `code, ${placeColumns}` as const;

type Row = PlaceRow & { readonly code: string };

function toChoice(row: Row): PlaceChoice {
	return { code: row.code, name: row.name, place: nameOf(row) };
}

interface Where {
	/** Only places in it. */
	readonly region?: string;
	/** Villages alone. */
	readonly isVillage?: boolean;
}

/** The places of today that typed text can mean: by code, or by the name it ends in. */
export async function findPlaces(
	db: Db,
	text: string,
	{ region, isVillage = false }: Where = {},
): Promise<PlaceChoice[]> {
	const code = codeIn(text);
	const names = namesIn(text);
	if (!code && names.length === 0) return [];
	let query = db.from('regions').select(columns).is('valid_to', null);
	if (isVillage) query = query.eq('level', 5);
	if (region) {
		const [first, last] = boundsOf(region);
		query = query.gte('code', first).lte('code', last);
	}
	query = code ? query.eq('code', code) : query.in('name', names);
	return (answered(await query.order('code').limit(100)) as Row[]).map(toChoice);
}

/** One village of today by its code. */
export async function findVillage(db: Db, code: string): Promise<PlaceChoice | null> {
	const [village] = await findPlaces(db, code, { isVillage: true });
	return village ?? null;
}

/** A published project, for a form that asks about it. */
export async function findProject(
	db: Db,
	id: string,
): Promise<{ id: string; title: string; placeCode: string } | null> {
	const query = db.from('published_projects').select('id, title, village_code').eq('id', id);
	const row = answered(await query.maybeSingle());
	return row && { id: row.id, title: row.title, placeCode: row.village_code };
}

/** Who looks after a place today, the nearest first. */
export async function listBodies(db: Db, placeCode: string): Promise<Body[]> {
	const rows = answered(await db.rpc('list_bodies', { place: placeCode }));
	return rows.map((row) => ({ id: row.organization_id, name: row.name, side: row.side as Side }));
}
