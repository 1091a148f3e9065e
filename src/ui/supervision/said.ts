/** What was typed into one of the forms of a page, and what is wrong with it. */
export interface Said {
	readonly data: Readonly<Record<string, unknown>>;
	readonly errors: Readonly<Record<string, string[] | undefined>>;
}

const nothing: Said = { data: {}, errors: {} };

/**
 * What came back from a page's form.
 * @param act of several forms the one whose it is
 */
export function saidIn(answer: unknown, act?: string): Said {
	const back = answer as { act?: string; form?: Said } | null | undefined;
	return back?.form && back.act === act ? back.form : nothing;
}

export function textIn({ data }: Said, name: string): string | undefined {
	const value = data[name];
	return typeof value === 'string' ? value : undefined;
}

/** What is wrong with whichever form came back, by the ids that its fields have on the page. */
export function errorsIn(answer: unknown): Said['errors'] {
	const { act, form = nothing } = (answer ?? {}) as { act?: string; form?: Said };
	const named = Object.entries(form.errors).map(([field, texts]) => [
		act === undefined || field === '_errors' ? field : `${act}-${field}`,
		texts,
	]);
	return Object.fromEntries(named) as Said['errors'];
}
