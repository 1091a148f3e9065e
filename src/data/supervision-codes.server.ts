import type { IssueDraft, Rating } from '#domain/supervision/form.ts';
import type { OwnIssue, OwnStep } from '#domain/supervision/holding.ts';
import type { IssueCategory, IssueStatus, Side } from '#domain/supervision/issue.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';
import { findVillage } from './supervision-places.server.ts';

// What is done about an issue without an account: by its code.

/** @param codeHash by which `findByCode` finds it again */
export function raise(db: Db, draft: IssueDraft, codeHash: string): Promise<Result<string>> {
	return act(db, 'raise_issue', {
		id: draft.id,
		place: draft.placeCode,
		project_id: draft.projectId,
		category: draft.category,
		body: draft.body,
		contact: draft.contact,
		is_past_village: draft.isPastVillage,
		code_hash: codeHash,
	});
}

export async function findByCode(db: Db, codeHash: string): Promise<OwnIssue | null> {
	const [row] = answered(await db.rpc('find_issue', { code_hash: codeHash }));
	if (!row) return null;
	const [steps, village] = await Promise.all([
		db.rpc('find_issue_steps', { code_hash: codeHash }).then(answered),
		findVillage(db, row.village_code),
	]);
	return {
		place: village?.place ?? row.village_code,
		// The type of a function's row does not know that a column may be empty.
		project: (row.project_id as string | null)
			? { id: row.project_id, title: row.project_title }
			: null,
		category: row.category as IssueCategory,
		body: row.body,
		status: row.status as IssueStatus,
		raisedAt: row.raised_at,
		holder: row.holder_side as Side,
		heldSince: row.held_since,
		steps: steps.map(toOwnStep),
	};
}

function toOwnStep(row: { act: string; side: string; words: string; taken_at: string }): OwnStep {
	const goesOn = row.act === 'raise' || row.act === 'transfer';
	return {
		act: row.act as OwnStep['act'],
		to: goesOn ? (row.side as Side) : null,
		words: row.words,
		takenAt: row.taken_at,
	};
}

export function rate(db: Db, codeHash: string, rating: Rating): Promise<Result<string>> {
	const { stepId, isSatisfied, note } = rating;
	const args = { code_hash: codeHash, step_id: stepId, is_satisfied: isSatisfied, note };
	return act(db, 'rate_issue', args);
}
