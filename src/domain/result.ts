/**
 * A named "no". The name is worded only in `text/`; `field` says which input it stands beside,
 * `facts` fill the sentence (numbers in base units: fen, days, people).
 */
export interface Refusal<Name extends string = string> {
	readonly name: Name;
	readonly field?: string;
	readonly facts?: Readonly<Record<string, string | number>>;
}

/** What a decision returns: the value, or the first reason against it. Surprises are thrown. */
export type Result<Value, Name extends string = string> =
	| { readonly ok: true; readonly value: Value }
	| { readonly ok: false; readonly refusal: Refusal<Name> };

export function accept<Value>(value: Value): { ok: true; value: Value } {
	return { ok: true, value };
}

export function refuse<Name extends string>(
	name: Name,
	field?: string,
	facts?: Refusal['facts'],
): { ok: false; refusal: Refusal<Name> } {
	return {
		ok: false,
		refusal: { name, ...(field !== undefined && { field }), ...(facts && { facts }) },
	};
}
