import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Filter, FilterForms } from '#domain/filter.ts';
import { formatView, type ListForm, type Place, type View } from '#domain/list.ts';
import { shanghaiDate } from '#domain/period.ts';
import type { Db } from '#data/client.server.ts';
import { tellEvent } from '#data/identity-audit.server.ts';
import type { Keyset } from '#data/keyset.server.ts';
import { m } from '#text/compiled/messages.js';
import { getLocale } from '#text/compiled/runtime.js';
import type { ListFilter } from '#text/filter.ts';
import { formatCount, formatDateTime } from '#text/format.ts';
import { csvOf } from './csv.server.ts';
import { viewOf, type ListSource } from './list.server.ts';
import { whoActs } from './seat.server.ts';
import { MOST_ROWS, xlsxOf } from './xlsx.server.ts';

/** Rows of a file read at once; what belongs to them is asked for by their ids, in one address. */
const BATCH = 200;

/** All rows of the filter, page by page; what is appended meanwhile stays out. */
export async function* pagesOf<Row, Form extends ListForm>(
	source: ListSource<Row, Form>,
	db: Db,
	view: View<Form>,
): AsyncGenerator<Row[]> {
	const upTo = (await source.findHead?.(db)) ?? null;
	let after: Place | null = null;
	do {
		const page: Keyset<Row> = await source.read(db, { ...view, after }, { limit: BATCH, upTo });
		yield page.rows;
		after = page.next;
	} while (after);
}

/** Whether rows were ticked, of which the file is to be, and not all that was found. */
function pickedIn({ searchParams }: URL): boolean {
	return searchParams.has('picked') && !searchParams.has('all');
}

/** How many rows a page has, and so how many can be ticked. */
const TICKED = 50;

/** The rows of one page that were ticked there. */
async function* pickedOf<Row, Form extends ListForm>(
	source: ListSource<Row, Form>,
	{ db, view, picks }: { db: Db; view: View<Form>; picks: readonly string[] },
): AsyncGenerator<Row[]> {
	const { rows } = await source.read(db, view, { limit: TICKED });
	yield rows.filter((row) => picks.includes(source.key(row)));
}

/** A list of the desk as a file. That it was taken is an event. */
export async function deskFile<Row, Form extends ListForm>(
	event: RequestEvent,
	source: ListSource<Row, Form>,
): Promise<Response> {
	const { locals, params, url } = event;
	const actor = whoActs(locals);
	const view = viewOf(url, source.form);
	if (pickedIn(url) && !url.searchParams.has('pick')) redirect(303, pageOf(url, view, source.form));
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
	const pages = pickedIn(event.url)
		? pickedOf(source, { db, view, picks: event.url.searchParams.getAll('pick') })
		: pagesOf(source, db, view);
	const body =
		kind === 'csv'
			? csvOf(pages, columns)
			: xlsxOf(pages, columns, {
					sheets: [m.list_sheet_rows(), m.list_sheet_about()],
					facts: await factsOf(event, source, { view, person, now }),
				});
	const date = shanghaiDate(now);
	const named = `filename*=UTF-8''${encodeURIComponent(`${source.title()}-${date}.${kind}`)}`;
	return new Response(body, {
		headers: {
			'content-type': types[kind],
			'content-disposition': `attachment; filename="${source.name}-${date}.${kind}"; ${named}`,
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
	const known: [string, string][] = [
		[m.list_name(), source.title()],
		...chosen(filters, view.filter),
		[m.list_order(), `${column?.label ?? by} ${direction}`],
		[m.list_taken_at(), formatDateTime(now, getLocale())],
		[m.list_taken_by(), person],
		[m.list_address(), url.origin + pageOf(url, { ...view, after: null }, source.form)],
	];
	return (rowCount: number): [string, string][] => [
		...known,
		[m.list_row_count(), formatCount(rowCount, getLocale())],
		...(rowCount === MOST_ROWS ? [[m.list_note(), m.list_cut()] as [string, string]] : []),
	];
}

/** The page beside whose address the file's stands. */
function pageOf<Form extends ListForm>({ pathname }: URL, view: View<Form>, form: Form): string {
	return pathname.replace(/\.\w+$/, '') + formatView(view, form, { after: view.after });
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
