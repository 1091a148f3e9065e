/** Where a page ended: a day or an instant as the database writes it, and the id within it. */
const CURSOR = /^(\d{4}-\d\d-\d\d(?:T[\d:.]+\+00:00)?)_([0-9a-f-]{36})$/;

/**
 * The filter for what comes after a cursor, in an order by time and then by id. What no page
 * has given out is no cursor, and begins at the beginning.
 */
export function behind(
	after: string | undefined,
	{ column, ascending }: { column: string; ascending: boolean },
): string {
	const [, at, id] = CURSOR.exec(after ?? '') ?? [];
	if (!at || !id) return 'id.not.is.null';
	return `${column}.${ascending ? 'gt' : 'lt'}.${at},and(${column}.eq.${at},id.gt.${id})`;
}

/** Cuts the row that was read beyond the limit, only to know whether there is one. */
export function pageOf<Row extends { id: string }>(
	rows: readonly Row[],
	limit: number,
	timeOf: (row: Row) => string,
): { page: Row[]; next: string | null } {
	const page = rows.slice(0, limit);
	const last = page.at(-1);
	return { page, next: rows.length > limit && last ? `${timeOf(last)}_${last.id}` : null };
}
