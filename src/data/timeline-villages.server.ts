import type { QueryData } from '@supabase/supabase-js';
import { boundsOf, countyBounds } from '#domain/timeline/place.ts';
import type { Region, Village, VillageFilter } from '#domain/timeline/village.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { placeColumns, toPlace } from './timeline-places.server.ts';

const columns = `code, ${placeColumns}, region_statistics(year, households, population, source),
	published_projects!published_projects_village_code_fkey(count),
	published_needs!published_needs_village_code_fkey(count)` as const;

/** The counties on the receiving side of any pairing, by code. */
export async function listCounties(db: Db): Promise<Region[]> {
	const pairings = db.from('published_pairings').select('receiving_region_code');
	const codes = answered(await pairings.limit(1000)).map((row) => row.receiving_region_code);
	const bounds = [...new Set(codes)].map(countyBounds);
	if (bounds.length === 0) return [];
	const within = [...new Set(bounds.map(([from, to]) => `and(code.gte.${from},code.lte.${to})`))];
	const query = db.from('regions').select('code, name').eq('level', 3).is('valid_to', null);
	return answered(await query.or(within.join(',')).order('code'));
}

export async function listTownships(db: Db, county: string): Promise<Region[]> {
	const query = db.from('regions').select('code, name').eq('parent_code', county).eq('level', 4);
	return answered(await query.is('valid_to', null).order('code'));
}

/** Villages by code, within a county or township, or by a part of their names. */
export async function list(
	db: Db,
	{ county, township, name }: VillageFilter,
	after: string | null,
	limit = 50,
): Promise<{ rows: Village[]; next: string | null }> {
	let query = villages(db).is('valid_to', null).order('code');
	const [first, last] = township || county ? boundsOf(township ?? county ?? '') : [];
	if (first && last) query = query.gte('code', first).lte('code', last);
	if (name) query = query.ilike('name', `%${name.replace(/[\\%_]/g, '\\$&').replaceAll('*', '')}%`);
	if (after) query = query.gt('code', after);
	const found = answered(await query.limit(limit + 1));
	const rows = found.slice(0, limit).map(toVillage);
	return { rows, next: found.length > limit ? (rows.at(-1)?.place.code ?? null) : null };
}

export async function find(db: Db, code: string): Promise<Village | null> {
	const row = answered(await villages(db).eq('code', code).maybeSingle());
	return row && toVillage(row);
}

function villages(db: Db) {
	return db
		.from('regions')
		.select(columns)
		.eq('level', 5)
		.order('year', { referencedTable: 'region_statistics', ascending: false })
		.limit(1, { referencedTable: 'region_statistics' });
}

function toVillage(row: QueryData<ReturnType<typeof villages>>[number]): Village {
	return {
		place: toPlace(row.code, row),
		statistics: row.region_statistics[0] ?? null,
		projectCount: row.published_projects[0]?.count ?? 0,
		needCount: row.published_needs[0]?.count ?? 0,
	};
}
