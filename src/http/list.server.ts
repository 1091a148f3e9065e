import { error } from '@sveltejs/kit';
import { setTimeout } from 'node:timers/promises';
import type { Filter } from '#domain/filter.ts';
import { formatView, parseView, type ListForm, type View } from '#domain/list.ts';
import type { Db } from '#data/client.server.ts';
import * as views from '#data/identity-views.server.ts';
import type { Keyset } from '#data/keyset.server.ts';
import type { ListColumn } from '#text/column.ts';
import type { ListFilter, ListSums } from '#text/filter.ts';

/** What a list may be asked, how it is read and what it says: page and files are made of it. */
export interface ListSource<Row, Form extends ListForm> {
	/** Of its files, and of the records in the audit. */
	readonly name: string;
	readonly form: Form;
	readonly title: () => string;
	/** @param at the instant of the file, ISO 8601 */
	readonly columns: (at: string) => readonly ListColumn<Row, Form['columns'][number]>[];
	readonly filters: (db: Db, filter: Filter<Form['filters']>) => Promise<readonly ListFilter[]>;
	readonly read: (
		db: Db,
		view: View<Form>,
		range: { limit: number; upTo?: number | null },
	) => Promise<Keyset<Row>>;
	/** By what a row is ticked. */
	readonly key: (row: Row) => string;
	/** How many rows the whole filter has, and what they sum to. */
	readonly sums?: (db: Db, filter: Filter<Form['filters']>) => Promise<ListSums>;
	/** The newest place, where rows are numbered as they come: a file ends there. */
	readonly findHead?: (db: Db) => Promise<number>;
}

/** What the address asks for, or 400 where it makes no sense: no page shows more than that. */
export function viewOf<Form extends ListForm>(url: URL, form: Form): View<Form> {
	const view = parseView(url.searchParams, form);
	if (!view) error(400, 'the filter makes no sense');
	return view;
}

/** One page of a list, with all that its page needs. */
export async function openList<Row, Form extends ListForm>(
	source: ListSource<Row, Form>,
	{ db, url, limit = 50 }: { db: Db; url: URL; limit?: number },
) {
	const view = viewOf(url, source.form);
	const [page, filters] = await Promise.all([
		source.read(db, view, { limit }),
		source.filters(db, view.filter),
	]);
	return { ...page, view, filters, form: source.form, query: formatView(view, source.form) };
}

/** How long a page waits for its totals before it is shown without. */
const PATIENCE_MS = 400;

/**
 * The same on the desk: with the reader's own views, and totals over the whole filter. Those that
 * take long are sent after the page, and to whoever has no script once they ask for them.
 */
export async function openDesk<Row, Form extends ListForm>(
	source: ListSource<Row, Form>,
	{ db, url }: { db: Db; url: URL },
) {
	const { filter } = viewOf(url, source.form);
	const counting = source.sums?.(db, filter) ?? Promise.resolve(null);
	counting.catch(() => {}); // it is thrown where it is awaited
	const isAsked = url.searchParams.has('sums');
	const [page, saved, early] = await Promise.all([
		openList(source, { db, url }),
		views.list(db, source.name),
		isAsked ? counting : Promise.race([counting, setTimeout(PATIENCE_MS)]),
	]);
	return { ...page, saved, sums: early === undefined ? counting : early };
}
