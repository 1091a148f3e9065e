import type { PostgrestSingleResponse } from '@supabase/supabase-js';
import { formatCursor, type Cursor } from '#domain/timeline/cursor.ts';
import { answered } from './fault.server.ts';

/** One page of a list, and where the next begins; null after the last. */
export interface Page<Row> {
	readonly rows: Row[];
	readonly next: string | null;
}

/** Cuts the row that was read beyond the limit, only to know whether there is one. */
export function pageOf<Row>(
	rows: readonly Row[],
	limit: number,
	cursorOf: (row: Row) => Cursor,
): Page<Row> {
	const page = rows.slice(0, limit);
	const last = page.at(-1);
	return { rows: page, next: rows.length > limit && last ? formatCursor(cursorOf(last)) : null };
}

/** What comes after the cursor, the newest day first and by id within a day. */
export function beyond({ on, id }: Cursor, dateColumn: string): string {
	return `${dateColumn}.lt.${on},and(${dateColumn}.eq.${on},id.gt.${id})`;
}

/** Every row of a query that counts its rows, however few of them the gateway hands out at once. */
export async function readAll<Row>(
	read: (from: number, to: number) => PromiseLike<PostgrestSingleResponse<Row[]>>,
): Promise<Row[]> {
	const rows: Row[] = [];
	let count: number;
	do {
		const answer = await read(rows.length, rows.length + 999);
		rows.push(...answered(answer));
		count = answer.data?.length ? (answer.count ?? 0) : 0;
	} while (rows.length < count);
	return rows;
}
