export interface FieldError {
	readonly name: string;
	readonly message: string;
}

/** superforms keeps the errors of a list as a whole under this key. */
const WHOLE = '_errors';

/**
 * The tree of superforms, `{ lines: { 0: { item: ['…'] } } }`, as a list in the order of the form;
 * names are those of the inputs: `lines.0.item`.
 */
export function listErrors(tree: object | undefined, path: readonly string[] = []): FieldError[] {
	return Object.entries(tree ?? {}).flatMap(([key, value]: [string, unknown]) => {
		const here = key === WHOLE ? path : [...path, key];
		if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
			return value.map((message) => ({ name: here.join('.'), message }));
		}
		return typeof value === 'object' && value !== null ? listErrors(value, here) : [];
	});
}
