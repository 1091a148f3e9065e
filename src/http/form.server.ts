import { fail, type ActionFailure } from '@sveltejs/kit';
import { setError, superValidate, type SuperValidated } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { Db } from '#data/client.server.ts';
import type { DocumentKind } from '#data/documents.server.ts';
import { refusalOf, type Refusal, type Result } from '#domain/result.ts';
import { wordRefusal } from '#text/refusals.ts';
import { deny } from './audit.server.ts';
import { stageFile } from './upload.server.ts';

type Schema = Parameters<typeof zod4>[0];
type Adapting = Pick<NonNullable<Parameters<typeof zod4>[1]>, 'error'>;
type Form = SuperValidated<Record<string, unknown>, string>;

const adapting: Adapting = { error: refusalOf };

/** A form as the page first shows it, with what is known already. */
export function openForm<S extends Schema>(schema: S, known: Record<string, unknown> = {}) {
	return superValidate(known as never, zod4(schema, adapting), { errors: false });
}

/**
 * Reads what was sent. Errors are worded and stand beside their fields; what was typed comes back
 * in `form.data`, but for the character NUL, which no keyboard types and PostgreSQL cannot keep.
 */
export async function readForm<S extends Schema>(sent: FormData, schema: S) {
	const typed = new FormData();
	for (const [name, value] of sent) {
		typed.append(name, typeof value === 'string' ? value.replaceAll('\0', '') : value);
	}
	const form = await superValidate(typed, zod4(schema, adapting));
	form.errors = worded(form.errors) as typeof form.errors;
	return form;
}

/** A field of an act that needs no schema; of several the last, as everywhere. */
export function readField(sent: FormData, name: string): string {
	const value = sent.getAll(name).at(-1);
	return typeof value === 'string' ? value.replaceAll('\0', '') : '';
}

/**
 * Keeps the file chosen in `field` and puts its id into the form's `<field>_staged`, where it
 * survives whatever else is wrong. A file that cannot be kept is an error beside the field.
 */
export async function readFile(
	form: Form,
	sent: FormData,
	{ db, field, kind }: { db: Db; field: string; kind: DocumentKind },
): Promise<void> {
	const staged = await stageFile(db, sent.getAll(field).at(-1) ?? null, kind);
	if (!staged.ok) setError(form, field as never, wordRefusal(staged.refusal) as never);
	else if (staged.value) form.data[`${field}_staged`] = staged.value;
}

/** The same for a field that takes several files: their ids are added to the list of kept ones. */
export async function readFiles(
	form: Form,
	sent: FormData,
	{ db, field, kind }: { db: Db; field: string; kind: DocumentKind },
): Promise<void> {
	// A list of its own: the empty one that a schema puts in is the same for every request.
	const kept = [...(form.data[`${field}_staged`] as string[])];
	for (const file of sent.getAll(field)) {
		const staged = await stageFile(db, file, kind);
		if (!staged.ok) setError(form, field as never, wordRefusal(staged.refusal) as never);
		else if (staged.value) kept.push(staged.value);
	}
	form.data[`${field}_staged`] = kept;
}

/**
 * The page again with everything typed and the sentence beside its field, or above the form.
 * @param more what else the page needs to show it, such as the kept files
 */
export function refuseForm<F extends Form, More extends object>(
	form: F,
	refusal?: Refusal,
	more?: More,
): ActionFailure<{ form: F } & More> {
	if (refusal?.name === 'access.denied') deny();
	if (refusal) setError(form, (refusal.field ?? '') as never, wordRefusal(refusal) as never);
	// Somebody saved meanwhile: whoever has read that sentence may replace what that one wrote.
	const version = refusal?.name === 'draft.changed_meanwhile' ? refusal.facts?.version : undefined;
	if (version !== undefined) form.data.version = String(version);
	if (refusal?.name === 'update.changed_meanwhile') {
		form.data.base_version = String(refusal.facts?.version);
	}
	const status = refusal?.name === 'attempt.too_early' ? 429 : 400;
	return fail(status, { form, ...more } as { form: F } & More);
}

/** For acts without fields, such as a single button: the refusal as a sentence above the page. */
export function refuseAct(result: Result<unknown>): ActionFailure<{ refusal: string }> | null {
	if (result.ok) return null;
	if (result.refusal.name === 'access.denied') deny();
	return fail(409, { refusal: wordRefusal(result.refusal) });
}

/** All that is wrong with a form, for who sees no fields: the script of a phone. */
export function sentencesOf({ errors }: Pick<Form, 'errors'>): string[] {
	const within = (tree: unknown): string[] => {
		if (typeof tree === 'string') return [tree];
		return tree && typeof tree === 'object' ? Object.values(tree).flatMap(within) : [];
	};
	return within(errors);
}

/** zod's messages are refusal names; the tree of errors keeps its shape. */
function worded(errors: unknown): unknown {
	if (typeof errors === 'string') return wordRefusal({ name: errors });
	if (Array.isArray(errors)) return errors.map(worded);
	if (typeof errors !== 'object' || errors === null) return errors;
	return Object.fromEntries(Object.entries(errors).map(([key, value]) => [key, worded(value)]));
}

/** Choices with what stands in their way in words, null where nothing does. */
export function wordObstacles<Step extends { readonly obstacle: Refusal | null }>(
	steps: readonly Step[],
): (Step & { readonly why: string | null })[] {
	return steps.map((step) => ({ ...step, why: step.obstacle && wordRefusal(step.obstacle) }));
}
