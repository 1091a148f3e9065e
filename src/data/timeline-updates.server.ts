import type { Result } from '#domain/result.ts';
import type { UpdateDraft } from '#domain/timeline/form.ts';
import type { UpdateStatus, UpdateVersion } from '#domain/timeline/update.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';

export const versionColumns =
	`update_id, version, event_on, body, works_percent, amount_fen, milestone_id,
	correction_note, status, review_note, written_by, written_at,
	updates!inner(project_id, is_entered_on_behalf,
		projects!updates_project_id_fkey(title, village_code,
			regions!projects_village_code_fkey(name))),
	update_photos(document_id, caption, position)` as const;

/** What a project told, each update by its latest version, day by day, the last first. */
export async function listOfProject(
	db: Db,
	projectId: string,
	limit: number,
): Promise<UpdateVersion[]> {
	const query = db.from('update_versions').select(versionColumns);
	const told = query.eq('updates.project_id', projectId).order('event_on', { ascending: false });
	const rows = answered(await told.order('written_at', { ascending: false }).limit(limit));
	const latest = await latestOf(
		db,
		rows.map((row) => row.update_id),
	);
	return rows.filter((row) => row.version === latest.get(row.update_id)).map(toVersion);
}

/** The number of the latest version of each of these updates. */
async function latestOf(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
	if (ids.length === 0) return new Map();
	const query = db.from('update_versions').select('update_id, version');
	const rows = answered(await query.in('update_id', [...new Set(ids)]).order('version'));
	return new Map(rows.map(({ update_id: id, version }) => [id, version]));
}

/** How much of the works the last approved update tells of, in percent; null if none does. */
export async function findWorksPercent(db: Db, projectId: string): Promise<number | null> {
	const query = db.from('update_versions').select('works_percent, updates!inner(project_id)');
	const told = query
		.eq('updates.project_id', projectId)
		.eq('status', 'approved')
		.not('works_percent', 'is', null);
	const newest = told.order('event_on', { ascending: false });
	const last = newest.order('reviewed_at', { ascending: false }).limit(1);
	return answered(await last)[0]?.works_percent ?? null;
}

/** All versions of one update, the newest first; empty when there is none to see. */
export async function listVersions(db: Db, updateId: string): Promise<UpdateVersion[]> {
	const query = db.from('update_versions').select(versionColumns).eq('update_id', updateId);
	return answered(await query.order('version', { ascending: false })).map(toVersion);
}

/** Sends an update or a correction to review. Sending the same again changes nothing. */
export function record(db: Db, draft: UpdateDraft): Promise<Result<number>> {
	return act(db, 'submit_update', {
		id: draft.id,
		project_id: draft.projectId,
		event_on: draft.eventOn,
		body: draft.body,
		works_percent: draft.worksPercent,
		amount_fen: draft.amountFen,
		milestone_id: draft.milestoneId,
		photos: draft.photos.map(({ documentId, caption }) => ({ document_id: documentId, caption })),
		correction_note: draft.correctionNote,
		sending_id: draft.sendingId,
		base_version: draft.baseVersion,
	});
}

export function review(
	db: Db,
	id: string,
	verdict: { version: number; decision: 'approved' | 'returned'; note: string },
): Promise<Result<unknown>> {
	return act(db, 'review_update', { id, ...verdict });
}

interface VersionRow {
	update_id: string;
	version: number;
	event_on: string;
	body: string;
	works_percent: number | null;
	amount_fen: number | null;
	milestone_id: string | null;
	correction_note: string | null;
	status: string;
	review_note: string | null;
	written_by: string;
	written_at: string;
	updates: {
		project_id: string;
		is_entered_on_behalf: boolean;
		projects: { title: string; village_code: string; regions: { name: string } };
	};
	update_photos: { document_id: string; caption: string; position: number }[];
}

export function toVersion(row: VersionRow): UpdateVersion {
	const { updates: update } = row;
	const photos = [...row.update_photos].sort((one, other) => one.position - other.position);
	return {
		updateId: row.update_id,
		version: row.version,
		projectId: update.project_id,
		projectTitle: update.projects.title,
		villageCode: update.projects.village_code,
		villageName: update.projects.regions.name,
		eventOn: row.event_on,
		body: row.body,
		worksPercent: row.works_percent,
		amountFen: row.amount_fen,
		milestoneId: row.milestone_id,
		correctionNote: row.correction_note,
		status: row.status as UpdateStatus,
		reviewNote: row.review_note,
		writtenBy: row.written_by,
		writtenAt: row.written_at,
		isEnteredOnBehalf: update.is_entered_on_behalf,
		photos: photos.map(({ document_id, caption }) => ({ documentId: document_id, caption })),
	};
}
