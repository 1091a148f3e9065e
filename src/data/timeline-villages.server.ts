import type { QueryData } from '@supabase/supabase-js';
import { ancestorsOf, boundsOf } from '#domain/regions/code.ts';
import { countyBounds } from '#domain/timeline/place.ts';
import type { RegionTag } from '#domain/regions/tag.ts';
import type { Region, Village, VillageFilter } from '#domain/timeline/village.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { placeColumns, toPlace } from './timeline-places.server.ts';

const columns = `code, valid_to, ${placeColumns}, successor:successor_code(code, name),
	region_statistics(year, households, population, source),
	published_projects!published_projects_village_code_fkey(count),
	published_needs!published_needs_village_code_fkey(count)` as const;

const LIMIT = 50;

interface VillagePage {
	readonly rows: Village[];
	readonly next: string | null;
}

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

export async function findCounty(db: Db, code: string): Promise<Region | null> {
	const query = db.from('regions').select('code, name').eq('code', code).eq('level', 3);
	return answered(await query.maybeSingle());
}

export async function listTownships(db: Db, county: string): Promise<Region[]> {
	const query = db.from('regions').select('code, name').eq('parent_code', county).eq('level', 4);
	return answered(await query.is('valid_to', null).order('code'));
}

/** Villages by code, within a county or township, or by a part of their names. */
export async function list(
	db: Db,
	{ county, township, region, name }: VillageFilter,
	after: string | null,
): Promise<VillagePage> {
	let query = villages(db).is('valid_to', null).order('code');
	const within = region ?? township ?? county;
	if (within) {
		const [first, last] = boundsOf(within);
		query = query.gte('code', first).lte('code', last);
	}
	// * stands for % in the query language of the gateway.
	const part = name?.replace(/[\\%_]/g, '\\$&').replaceAll('*', '');
	if (part) query = query.ilike('name', `%${part}%`);
	if (after) query = query.gt('code', after);
	return pageOf(answered(await query.limit(LIMIT + 1)));
}

/** Villages with projects, by code. */
export async function listTakingPart(db: Db, after: string | null): Promise<VillagePage> {
	const projects = 'works:published_projects!published_projects_village_code_fkey!inner(id)';
	let query = db.from('regions').select(`${columns}, ${projects}`).order('code');
	if (after) query = query.gt('code', after);
	return pageOf(answered(await query.limit(LIMIT + 1)));
}

/** Some villages, by code. */
export async function listByCode(db: Db, codes: readonly string[]): Promise<Village[]> {
	if (codes.length === 0) return [];
	const query = villages(db)
		.in('code', [...codes])
		.order('code');
	return answered(await query).map(toVillage);
}

export async function find(db: Db, code: string): Promise<Village | null> {
	const row = answered(await villages(db).eq('code', code).maybeSingle());
	return row && toVillage(row);
}

/** The lists that the village, or what it lies in, stands on that day. */
export async function listTags(db: Db, code: string, today: string): Promise<RegionTag[]> {
	const query = db
		.from('region_tags')
		.select('tag')
		.in('region_code', [...ancestorsOf(code), code])
		.lte('valid_from', today)
		.or(`valid_to.is.null,valid_to.gte.${today}`);
	return answered(await query.order('tag')).map(({ tag }) => tag as RegionTag);
}

function villages(db: Db) {
	return db.from('regions').select(columns).eq('level', 5);
}

type Row = QueryData<ReturnType<typeof villages>>[number];

function pageOf(found: readonly Row[]): VillagePage {
	const rows = found.slice(0, LIMIT).map(toVillage);
	return { rows, next: found.length > LIMIT ? (rows.at(-1)?.place.code ?? null) : null };
}

function toVillage(row: Row): Village {
	const byYear = row.region_statistics.toSorted((one, other) => other.year - one.year);
	return {
		place: toPlace(row.code, row),
		statistics: byYear[0] ?? null,
		endedOn: row.valid_to,
		successor: row.successor,
		projectCount: row.published_projects[0]?.count ?? 0,
		needCount: row.published_needs[0]?.count ?? 0,
	};
}
