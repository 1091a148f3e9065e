import { error, type RequestEvent } from '@sveltejs/kit';
import type { Filter, FilterForms } from '#domain/filter.ts';
import { formatView, parseView, type ListForm, type Place, type View } from '#domain/list.ts';
import { shanghaiDate } from '#domain/period.ts';
import type { Db } from '#data/client.server.ts';
import { tellEvent } from '#data/identity-audit.server.ts';
import type { Keyset } from '#data/keyset.server.ts';
import type { ListColumn } from '#text/column.ts';
import { m } from '#text/compiled/messages.js';
import { getLocale } from '#text/compiled/runtime.js';
import type { ListFilter } from '#text/filter.ts';
import { formatCount, formatDateTime } from '#text/format.ts';
import { csvOf } from './csv.server.ts';
import { whoActs } from './seat.server.ts';
import { MOST_ROWS, xlsxOf } from './xlsx.server.ts';

/** A list: what it may be asked, how it is read, and what it says. Page and files are made of it. */
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
	/** The newest place, where rows are numbered as they come: a file ends there. */
	readonly findHead?: (db: Db) => Promise<number>;
}

/** What the address asks for, or 400 where it makes no sense: no page shows more than was asked. */
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
	return { ...page, view, filters };
}

/** All rows of the filter, page by page; what is appended meanwhile stays out. */
export async function* pagesOf<Row, Form extends ListForm>(
	source: ListSource<Row, Form>,
	db: Db,
	view: View<Form>,
): AsyncGenerator<Row[]> {
	const upTo = (await source.findHead?.(db)) ?? null;
	let after: Place | null = null;
	do {
		const page: Keyset<Row> = await source.read(db, { ...view, after }, { limit: 500, upTo });
		yield page.rows;
		after = page.next;
	} while (after);
}

/** A list of the desk as a file. That it was taken is an event. */
export async function deskFile<Row, Form extends ListForm>(
	event: RequestEvent,
	source: ListSource<Row, Form>,
): Promise<Response> {
	const { locals, params, url } = event;
	const actor = whoActs(locals);
	const view = viewOf(url, source.form);
	const { filter, sort, columns } = view;
	await tellEvent(actor, locals.requestId, {
		act: 'export',
		record: source.name,
		recordId: null,
		facts: {
			...filter,
			sort: sort.by,
			columns: columns?.join(' ') ?? null,
			form: params['file'] ?? null,
		},
	});
	const person = m.list_person({
		name: actor.displayName,
		organization: actor.seat.organizationName,
	});
	const answer = await fileOf(event, source, { view, person });
	answer.headers.set('cache-control', 'private, no-store');
	return answer;
}

/** A public list as a file. It does not say who took it: nobody is asked. */
export function publicFile<Row, Form extends ListForm>(
	event: RequestEvent,
	source: ListSource<Row, Form>,
): Promise<Response> {
	const view = viewOf(event.url, source.form);
	return fileOf(event, source, { view, person: m.list_public() });
}

const types = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * Exactly the rows on the page with the same address, and of their columns those that were chosen
 * there; all where nobody chose.
 */
async function fileOf<Row, Form extends ListForm>(
	event: RequestEvent,
	source: ListSource<Row, Form>,
	{ view, person }: { view: View<Form>; person: string },
): Promise<Response> {
	const { db } = event.locals;
	const now = new Date();
	const kind = event.params['file'] === 'csv' ? 'csv' : 'xlsx';
	const all = source.columns(now.toISOString());
	const columns = all.filter(({ key }) => view.columns?.includes(key) ?? true);
	const pages = pagesOf(source, db, view);
	const body =
		kind === 'csv'
			? csvOf(pages, columns)
			: xlsxOf(pages, columns, {
					sheets: [m.list_sheet_rows(), m.list_sheet_about()],
					facts: await factsOf(event, source, { view, person, now }),
				});
	const date = shanghaiDate(now);
	const name = encodeURIComponent(`${source.title()}-${date}.${kind}`);
	return new Response(body, {
		headers: {
			'content-type': types[kind],
			'content-disposition': `attachment; filename="${source.name}-${date}.${kind}"; filename*=UTF-8''${name}`,
		},
	});
}

/** The second sheet: which rows these are, when they were taken, and by whom. */
async function factsOf<Row, Form extends ListForm>(
	{ locals, url }: RequestEvent,
	source: ListSource<Row, Form>,
	{ view, person, now }: { view: View<Form>; person: string; now: Date },
) {
	const filters = await source.filters(locals.db, view.filter);
	const { by, descending } = view.sort;
	const column = source.columns(now.toISOString()).find(({ key }) => key === by);
	const direction = descending ? m.list_descending() : m.list_ascending();
	const path = url.pathname.replace(/\.\w+$/, '') + formatView(view, source.form);
	const known: [string, string][] = [
		[m.list_name(), source.title()],
		...chosen(filters, view.filter),
		[m.list_order(), `${column?.label ?? by} ${direction}`],
		[m.list_taken_at(), formatDateTime(now, getLocale())],
		[m.list_taken_by(), person],
		[m.list_address(), url.origin + path],
	];
	return (rowCount: number): [string, string][] => [
		...known,
		[m.list_row_count(), formatCount(rowCount, getLocale())],
		...(rowCount === MOST_ROWS ? [[m.list_note(), m.list_cut()] as [string, string]] : []),
	];
}

function chosen(
	filters: readonly ListFilter[],
	filter: Filter<FilterForms>,
): [label: string, value: string][] {
	return filters.flatMap(({ name, label, options }): [string, string][] => {
		const value = filter[name];
		if (!value) return [];
		return [[label, options.find((option) => option.value === value)?.label ?? value]];
	});
}
