import { formatFilter, parseFilter, type Filter, type FilterForms } from './filter.ts';
import { parseDate } from './period.ts';
import { ID } from './text.ts';

/** What a list can be sorted by: values that mean the same to an address and to the database. */
const sortables = {
	day: (text: string) => parseDate(text).ok,
	instant: (text: string) => INSTANT.test(text) && !Number.isNaN(Date.parse(text)),
	number: (text: string) => /^-?\d{1,15}(?:\.\d{1,3})?$/.test(text),
	code: (text: string) => /^\d{12}$/.test(text),
} as const;

/** What a list is, before anybody asks for it. */
export interface ListForm<
	Forms extends FilterForms = FilterForms,
	Key extends string = string,
	Sortable extends Key = Key,
> {
	readonly filters: Forms;
	/** All columns, in their order. The first names the row and always stands. */
	readonly columns: readonly Key[];
	/** Those among them that stand in files, and on the screen only where they were chosen. */
	readonly spare: readonly Key[];
	/** The columns to sort by, each with the kind of its values. */
	readonly sorts: Readonly<Record<Sortable, keyof typeof sortables>>;
	readonly usual: Sort<Sortable>;
}

export interface Sort<Key extends string = string> {
	readonly by: Key;
	readonly descending: boolean;
}

/** Where a page ended: the value that it is sorted by, null where the row has none, and its id. */
export interface Place {
	readonly value: string | null;
	readonly id: string;
}

/** What one address asks of a list. */
export interface View<Form extends ListForm = ListForm> {
	readonly filter: Filter<Form['filters']>;
	readonly sort: Sort<keyof Form['sorts'] & string>;
	/** The chosen columns in the order of the list; null where nobody chose. */
	readonly columns: readonly Form['columns'][number][] | null;
	readonly after: Place | null;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?\+00:00$/;
const SEQ = /^[1-9]\d{0,15}$/;

/**
 * What an address asks for. Columns and sorts that there are not are left out, since an address
 * that was kept may be older than the list is now.
 * @returns null where the filter cannot be meant
 */
export function parseView<Form extends ListForm>(
	params: URLSearchParams,
	form: Form,
): View<Form> | null {
	const filter = parseFilter(params, form.filters) as Filter<Form['filters']> | null;
	if (!filter) return null;
	const sort = parseSort(params.get('sort') ?? '', form);
	return {
		filter,
		sort,
		columns: parseColumns(params.getAll('columns'), form),
		after: parsePlace(params.get('after') ?? '', form.sorts[sort.by]),
	};
}

function parseSort<Form extends ListForm>(text: string, form: Form): View<Form>['sort'] {
	const by = text.replace(/^-/, '');
	const isKnown = Object.keys(form.sorts).includes(by);
	return (isKnown ? { by, descending: text.startsWith('-') } : form.usual) as View<Form>['sort'];
}

/** `columns=a&columns=b`, as a form sends it, or `columns=a.b`. */
function parseColumns<Form extends ListForm>(
	texts: readonly string[],
	{ columns }: Form,
): View<Form>['columns'] {
	const asked = new Set(texts.flatMap((text) => text.split('.')));
	const chosen = columns.filter((key, index) => index === 0 || asked.has(key));
	return columns.some((key) => asked.has(key)) ? chosen : null;
}

function parsePlace(text: string, kind: keyof typeof sortables | undefined): Place | null {
	const [value = '', id = '', ...rest] = text.split('_');
	const isId = rest.length === 0 && (ID.test(id) || SEQ.test(id));
	if (!isId || !kind || (value !== '' && !sortables[kind](value))) return null;
	return { value: value || null, id };
}

export function formatPlace({ value, id }: Place): string {
	return `${value ?? ''}_${id}`;
}

/**
 * The query that asks for this, `?nature=…&sort=-amount`, or nothing: what is usual is not said.
 * @param change what another address has otherwise; a page begins anew unless it says where
 */
export function formatView<Form extends ListForm>(
	view: View<Form>,
	form: Form,
	change: Partial<View<Form>> = {},
): string {
	const { filter, sort, columns, after } = { ...view, after: null, ...change };
	const isUsual = sort.by === form.usual.by && sort.descending === form.usual.descending;
	return formatFilter({
		...filter,
		sort: isUsual ? undefined : `${sort.descending ? '-' : ''}${sort.by}`,
		columns: columns?.join('.'),
		after: after ? formatPlace(after) : undefined,
	});
}

/** The columns that stand on the screen. */
export function shownColumns<Form extends ListForm>(
	{ columns }: Pick<View<Form>, 'columns'>,
	form: Form,
): readonly Form['columns'][number][] {
	return columns ?? form.columns.filter((key) => !form.spare.includes(key));
}

/** What a heading asks for: the other direction of the same column, or another, largest first. */
export function sortedBy<Form extends ListForm>(
	{ sort }: Pick<View<Form>, 'sort'>,
	by: keyof Form['sorts'] & string,
): View<Form>['sort'] {
	return { by, descending: sort.by === by ? !sort.descending : true };
}
