import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Act } from '#domain/identity/permission.ts';
import { placed } from '#domain/pledges/refusals.ts';
import type { Result } from '#domain/result.ts';
import { supervisionPlaces } from '#domain/supervision/refusals.ts';
import type { Db } from '#data/client.server.ts';
import { listStaged } from '#data/documents.server.ts';
import { readFiles, readForm, refuseForm } from './form.server.ts';
import { whoMay } from './seat.server.ts';

type Schema = Parameters<typeof readForm>[1];
type Data<S extends Schema> = Awaited<ReturnType<typeof readForm<S>>>['data'];

/** One of several acts on a page about one record. */
interface Step<S extends Schema> {
	/** As the form's address names it, so that what was typed comes back beside it. */
	readonly act: string;
	readonly right: Act;
	/** `papers_staged` in it: the form takes files. */
	readonly schema: S;
	readonly take: (db: Db, id: string, data: Data<S>) => Promise<Result<unknown>>;
}

/** The action that takes a step with the record of the page's address, and shows the page again. */
export function step<S extends Schema>({ act, right, schema, take }: Step<S>) {
	return async ({ request, locals, params, url }: RequestEvent) => {
		whoMay(locals, right);
		const { db } = locals;
		const sent = await request.formData();
		const form = await readForm(sent, schema);
		const kept = form.data as { papers_staged?: string[] };
		if (kept.papers_staged) await readFiles(form, sent, { db, field: 'papers', kind: 'evidence' });
		const staged = await listStaged(db, kept.papers_staged ?? []);
		if (!form.valid) return refuseForm(form, undefined, { act, staged });
		const taken = await take(db, params['id'] ?? '', form.data as Data<S>);
		if (taken.ok) redirect(303, url.pathname);
		return refuseForm(form, placed(taken.refusal, supervisionPlaces), { act, staged });
	};
}
