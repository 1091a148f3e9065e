import { ID } from '#domain/text.ts';

/** Where a page ended: the last row's date, null where that row has none, and its id. */
export interface Cursor {
	readonly on: string | null;
	readonly id: string;
}

const SEQ = /^[1-9]\d{0,15}$/;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** As one word of an address: 2026-11-21_<id>, or _<id>. */
export function formatCursor({ on, id }: Cursor): string {
	return `${on ?? ''}_${id}`;
}

/** @returns null for what no page has given out; it is safe to build a query from the rest */
export function parseCursor(text: string): Cursor | null {
	const [on = '', id = '', ...rest] = text.split('_');
	const isOurs = rest.length === 0 && (on === '' || DATE.test(on)) && (ID.test(id) || SEQ.test(id));
	return isOurs ? { on: on || null, id } : null;
}

/** The place of a row in an order by number alone. */
export function parseSeq(text: string): number | null {
	return SEQ.test(text) ? Number(text) : null;
}
