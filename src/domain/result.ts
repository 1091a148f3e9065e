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

/** The value of something that a schema has checked already. @throws when it was not */
export function valueOf<Value>(result: Result<Value>): Value {
	if (result.ok) return result.value;
	throw new Error(`unchecked input: ${result.refusal.name}`);
}

/**
 * The refusal where a schema names none, by its code: no page of ours lets anybody send that, so it
 * was forged, or the page is from before an update, or it stood in a file.
 */
export function refusalOf({ code }: { readonly code?: string | undefined }): string {
	if (code === 'invalid_value') return 'input.not_a_choice';
	return code === 'too_big' ? 'input.too_long' : 'input.malformed';
}

interface Checking {
	addIssue(issue: { code: 'custom'; message: string }): void;
}

/**
 * Lets a schema say a parser's refusal beside its field. The field itself stays the text that was
 * typed, so that it can be shown again as it was.
 */
export function saying(parse: (text: string) => Result<unknown>) {
	return (text: string, context: Checking): void => {
		const result = parse(text);
		if (!result.ok) context.addIssue({ code: 'custom', message: result.refusal.name });
	};
}

/** The same for a field that may be left empty. */
export function sayingIfAny(parse: (text: string) => Result<unknown>) {
	const say = saying(parse);
	return (text: string, context: Checking): void => {
		if (text.trim() !== '') say(text, context);
	};
}
