import type { Milestone, MilestoneStatus, Slot } from '#domain/projects/milestone.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** What the public reads of a milestone. */
export type PublishedMilestone = Pick<Milestone, 'title' | 'slot' | 'dueOn' | 'status' | 'metOn'>;

/** The milestones of a published project in the order of its works. */
export async function listOf(db: Db, projectId: string): Promise<PublishedMilestone[]> {
	const query = db.from('published_milestones').select('title, slot, due_on, status, met_on');
	const rows = answered(await query.eq('project_id', projectId).order('position'));
	return rows.map((row) => ({
		title: row.title,
		slot: row.slot as Slot,
		dueOn: row.due_on,
		status: row.status as MilestoneStatus,
		metOn: row.met_on,
	}));
}
