import { updateSchema } from '#domain/timeline/schema.ts';
import { deny } from '#http/audit.server.ts';
import { readForm, sentencesOf } from '#http/form.server.ts';
import { isKeptFor, otherSeat, refuseKept } from '#http/kept.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { findTheirs, submitUpdate } from '#http/update.server.ts';

/** An update that a phone kept; its photos have arrived before it, each by itself. */
export async function POST({ request, locals, params: { id } }) {
	const actor = whoMay(locals, 'update.submit');
	if (!isKeptFor(request, actor)) return refuseKept(otherSeat);
	const sent = await request.formData();
	sent.set('id', id);
	const form = await readForm(sent, updateSchema);
	if (!form.valid) {
		return Response.json({ name: 'input', sentence: sentencesOf(form).join(' ') }, { status: 409 });
	}
	const saved = await submitUpdate(locals.db, form.data);
	if (saved.ok) return Response.json({ version: saved.value });
	const { name } = saved.refusal;
	if (name === 'access.denied') deny();
	const isConflict = name === 'update.changed_meanwhile' || name === 'update.still_pending';
	const theirs = isConflict ? await findTheirs(locals.db, id) : undefined;
	return refuseKept(saved.refusal, { theirs });
}
