import type { Db } from './client.server.ts';
import { ancestorsOf } from '#domain/regions/code.ts';
import { answered } from './fault.server.ts';

export interface Region {
	readonly code: string;
	readonly name: string;
}

/** Whether the database answers a public question. */
export async function isReady(db: Db): Promise<boolean> {
	const { error } = await db.from('regions').select('code').limit(1);
	return error === null;
}

/** The divisions right below one, or the provinces. */
export async function listBelow(db: Db, parentCode: string | null): Promise<Region[]> {
	const query = db.from('regions').select('code, name').is('valid_to', null).order('code');
	const below = parentCode ? query.eq('parent_code', parentCode) : query.is('parent_code', null);
	return answered(await below.limit(1000));
}

/** The villages of a township by name, or the one village that the code itself is. */
export async function listVillages(db: Db, regionCode: string): Promise<Region[]> {
	const query = db.from('regions').select('code, name').eq('level', 5).is('valid_to', null);
	return answered(
		await query.or(`code.eq.${regionCode},parent_code.eq.${regionCode}`).order('name'),
	);
}

/** The region and those above it, province first; empty where there is no such region today. */
export async function findPath(db: Db, code: string): Promise<Region[]> {
	const query = db.from('regions').select('code, name').is('valid_to', null);
	const path = answered(await query.in('code', [...ancestorsOf(code), code]).order('code'));
	return path.some((region) => region.code === code) ? path : [];
}

/** How many codes one address asks for. */
const BATCH = 100;

/** Which of these codes are regions today. */
export async function findRegions(db: Db, codes: readonly string[]): Promise<Set<string>> {
	const all = [...new Set(codes)];
	const found = new Set<string>();
	for (let first = 0; first < all.length; first += BATCH) {
		const query = db.from('regions').select('code').is('valid_to', null);
		const rows = answered(await query.in('code', all.slice(first, first + BATCH)));
		for (const { code } of rows) found.add(code);
	}
	return found;
}

/** A region and the names from its province down to its own. */
export interface FoundRegion {
	readonly code: string;
	readonly path: readonly string[];
}

interface Within {
	/** The first and the last code that one may have. */
	readonly bounds: readonly [first: string, last: string];
	readonly deepest: number;
}

/** The regions whose name, pinyin or initials begin so, the higher ones first. */
export async function searchRegions(
	db: Db,
	beginning: string,
	{ bounds: [first_code, last_code], deepest }: Within,
	most = 20,
): Promise<FoundRegion[]> {
	const query = db.rpc('find_regions', { beginning, first_code, last_code, deepest, most });
	return answered(await query) as FoundRegion[];
}
