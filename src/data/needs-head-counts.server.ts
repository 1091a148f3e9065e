import type { HeadCount, StatedCount } from '#domain/needs/head-count.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';

/** The villages of the actor's region by code, with the latest count of each. */
export async function list(
	db: Db,
	filter: { readonly isMissing: boolean; readonly after?: string | undefined },
	limit = 50,
): Promise<{ counts: HeadCount[]; next: string | null }> {
	const { isMissing, after = '' } = filter;
	const query = db.rpc('list_head_counts', { after, only_missing: isMissing, most: limit + 1 });
	const rows = answered(await query);
	const page = rows.slice(0, limit);
	return {
		counts: page.map(({ code, ...row }) => ({ villageCode: code, ...row })),
		next: rows.length > limit ? (page.at(-1)?.code ?? null) : null,
	};
}

/** One village of the actor's region, null where it is none. */
export async function find(db: Db, code: string): Promise<HeadCount | null> {
	const before = String(Number(code) - 1);
	const query = db.rpc('list_head_counts', { after: before, only_missing: false, most: 1 });
	const [row] = answered(await query);
	if (row?.code !== code) return null;
	const { code: villageCode, ...count } = row;
	return { villageCode, ...count };
}

/** Stating the same again changes nothing. */
export function state(db: Db, count: StatedCount): Promise<Result<string>> {
	return act(db, 'state_head_count', argumentsOf(count));
}

/** A count as `state_head_count` takes it. */
export function argumentsOf(count: StatedCount) {
	return {
		village_code: count.villageCode,
		counted_on: count.countedOn,
		population: count.population,
		source: count.source,
		households: count.households,
	};
}
