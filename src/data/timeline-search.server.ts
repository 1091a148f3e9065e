import type { Search } from '#domain/regions/search.ts';
import {
	formatHitPlace,
	type Hit,
	type HitGroup,
	type HitKind,
	type HitPlace,
} from '#domain/timeline/search.ts';
import type { Db } from './client.server.ts';
import type { Database } from './database.types.ts';
import { answered } from './fault.server.ts';

/** All kinds and the first few hits of each, or those of one kind after a place. */
export interface Asked {
	readonly kind: HitKind | null;
	readonly after: HitPlace | null;
	readonly most: number;
}

type Row = Database['public']['Functions']['search_published']['Returns'][number];

/** Among what is public. */
export async function searchPublished(db: Db, search: Search, asked: Asked): Promise<HitGroup[]> {
	const rows = await db.rpc('search_published', argumentsOf(search, asked));
	return groupsOf(answered(rows), asked.most);
}

/** Among what the actor may read. */
export async function searchRecords(db: Db, search: Search, asked: Asked): Promise<HitGroup[]> {
	const rows = await db.rpc('search_records', argumentsOf(search, asked));
	return groupsOf(answered(rows), asked.most);
}

function argumentsOf({ words, near, sound }: Search, { kind, after, most }: Asked) {
	return {
		words: [...words],
		near: [...near],
		sound,
		most: most + 1, // one more tells whether there is a next page
		...(kind && { only_kind: kind }),
		...(after && { after_rank: after.rank, after_id: after.id }),
	};
}

function groupsOf(rows: readonly Row[], most: number): HitGroup[] {
	return [...new Set(rows.map(({ kind }) => kind))].map((kind) => {
		const own = rows.filter((row) => row.kind === kind);
		const last = own.length > most ? own[most - 1] : undefined;
		return {
			kind: kind as HitKind,
			total: own[0]?.total ?? 0,
			hits: own.slice(0, most).map(toHit),
			next: last ? formatHitPlace(last) : null,
		};
	});
}

function toHit(row: Row): Hit {
	return {
		kind: row.kind as HitKind,
		id: row.id,
		title: row.title,
		body: row.body ?? '',
		path: row.path ?? [],
		page: row.page,
		isNear: row.is_near,
	};
}
