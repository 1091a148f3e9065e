import { fail, type ActionFailure } from '@sveltejs/kit';
import { setError, superValidate, type SuperValidated } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { Refusal } from '#domain/result.ts';
import { wordRefusal } from '#text/refusals.ts';

type Schema = Parameters<typeof zod4>[0];
type Form = SuperValidated<Record<string, unknown>, string>;

/** A form as the page first shows it, with what is known already. */
export function openForm<S extends Schema>(schema: S, known: Record<string, unknown> = {}) {
	return superValidate(known as never, zod4(schema), { errors: false });
}

/**
 * Reads what was sent. Errors are worded and stand beside their fields; what was typed comes back
 * in `form.data`.
 */
export async function readForm<S extends Schema>(request: Request, schema: S) {
	const form = await superValidate(request, zod4(schema));
	form.errors = worded(form.errors) as typeof form.errors;
	return form;
}

/** The page again with everything typed and the sentence beside its field, or above the form. */
export function refuseForm<F extends Form>(form: F, refusal?: Refusal): ActionFailure<{ form: F }> {
	if (refusal) setError(form, (refusal.field ?? '') as never, wordRefusal(refusal) as never);
	return fail(400, { form });
}

/** zod's messages are refusal names; the tree of errors keeps its shape. */
function worded(errors: unknown): unknown {
	if (typeof errors === 'string') return wordRefusal({ name: errors });
	if (Array.isArray(errors)) return errors.map(worded);
	if (typeof errors !== 'object' || errors === null) return errors;
	return Object.fromEntries(Object.entries(errors).map(([key, value]) => [key, worded(value)]));
}
