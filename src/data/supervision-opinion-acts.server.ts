import type { Result } from '#domain/result.ts';
import type { OpinionDraft } from '#domain/supervision/form.ts';
import type { Conclusion } from '#domain/supervision/opinion.ts';
import type { Db } from './client.server.ts';
import { act } from './fault.server.ts';

interface Said {
	readonly stepId: string;
	readonly note: string;
}

interface Shown extends Said {
	/** Ids of documents. */
	readonly papers: readonly string[];
}

export function raise(db: Db, draft: OpinionDraft): Promise<Result<string>> {
	return act(db, 'raise_opinion', {
		id: draft.id,
		place: draft.placeCode,
		project_id: draft.projectId,
		category: draft.category,
		cause: draft.cause,
		title: draft.title,
		body: draft.body,
		papers: [...draft.papers],
	});
}

/** @param to who answers for it */
export function verify(
	db: Db,
	id: string,
	{ stepId, note, to }: Said & { readonly to: string },
): Promise<Result<string>> {
	return act(db, 'verify_opinion', {
		id,
		step_id: stepId,
		organization_id: to,
		note: note || null,
	});
}

export function drop(db: Db, id: string, { stepId, note }: Said): Promise<Result<string>> {
	return act(db, 'drop_opinion', { id, step_id: stepId, note });
}

/** The plan: which body and person put it right, until when. */
export function assign(
	db: Db,
	id: string,
	plan: Shown & { readonly owner: string; readonly ownerName: string; readonly dueOn: string },
): Promise<Result<string>> {
	return act(db, 'assign_opinion', {
		id,
		step_id: plan.stepId,
		organization_id: plan.owner,
		owner_name: plan.ownerName,
		due_on: plan.dueOn,
		note: plan.note,
		papers: [...plan.papers],
	});
}

export function rectify(db: Db, id: string, { stepId, note, papers }: Shown) {
	return act(db, 'rectify_opinion', { id, step_id: stepId, note, papers: [...papers] });
}

export function recheck(
	db: Db,
	id: string,
	{ stepId, note, papers, conclusion }: Shown & { readonly conclusion: Conclusion },
): Promise<Result<string>> {
	const said = { step_id: stepId, note, papers: [...papers] };
	return act(db, 'recheck_opinion', { id, conclusion, ...said });
}

export function close(db: Db, id: string, { stepId, note }: Said): Promise<Result<string>> {
	return act(db, 'close_opinion', { id, step_id: stepId, note: note || null });
}

/** Given back to who answers for it, with the reason. */
export function reopen(db: Db, id: string, { stepId, note }: Said): Promise<Result<string>> {
	return act(db, 'reopen_opinion', { id, step_id: stepId, note });
}
