import type { Approval, Judgement, NoticeDraft, Step } from '#domain/projects/form.ts';
import type { Scheduled } from '#domain/projects/schedule.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act } from './fault.server.ts';

/** Takes one step; whether it is possible, and whose it is, the database decides. */
export function advance(db: Db, id: string, step: Step): Promise<Result<string>> {
	return act(db, 'advance_project', { id, ...step });
}

export function recordNotice(
	db: Db,
	projectId: string,
	notice: NoticeDraft,
): Promise<Result<string>> {
	return act(db, 'record_notice', {
		id: notice.id,
		project_id: projectId,
		level: notice.level,
		starts_on: notice.startsOn,
		ends_on: notice.endsOn,
		place: notice.place,
	});
}

/** Replaces all milestones of a project. @param version the project's, as it was read */
export function scheduleMilestones(
	db: Db,
	projectId: string,
	milestones: readonly Scheduled[],
	version: number,
): Promise<Result<string>> {
	const rows = milestones.map(({ title, slot, dueOn, weight }) => ({
		title,
		slot,
		due_on: dueOn,
		weight,
	}));
	return act(db, 'save_milestones', { project_id: projectId, milestones: rows, version });
}

export function judgeMilestone(db: Db, id: string, judgement: Judgement): Promise<Result<string>> {
	const { status, metOn, note } = judgement;
	return act(db, 'meet_milestone', { id, status, met_on: metOn, note });
}

export function number(db: Db, id: string, approval: Approval): Promise<Result<string>> {
	return act(db, 'number_project', {
		id,
		approval_number: approval.approvalNumber,
		implementing_unit: approval.implementingUnit,
	});
}
