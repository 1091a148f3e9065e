import type { Refusal, Result } from '#domain/result.ts';
import { updateFromForm } from '#domain/timeline/form.ts';
import type { UpdateForm } from '#domain/timeline/schema.ts';
import type { Theirs } from '#domain/timeline/sending.ts';
import type { Db } from '#data/client.server.ts';
import * as updates from '#data/timeline-updates.server.ts';

/** Beside which field a refusal of the database stands. */
const fields: Readonly<Record<string, string>> = {
	'project.unknown': 'project_id',
	'update.project_not_under_way': 'project_id',
	'update.other_project': 'project_id',
	'update.in_the_future': 'event_on',
	'update.milestone_unknown': 'milestone_id',
	'update.correction_note_missing': 'correction_note',
	'document.unknown': 'photos',
};

/** Sends a checked form to review. A refusal says beside which field it stands. */
export async function submitUpdate(db: Db, form: UpdateForm): Promise<Result<number>> {
	const saved = await updates.record(db, updateFromForm(form));
	if (saved.ok) return saved;
	const refusal: Refusal = { ...saved.refusal, field: fields[saved.refusal.name] ?? '' };
	return { ok: false, refusal };
}

/** What somebody else wrote meanwhile, to be shown beside one's own. */
export async function findTheirs(db: Db, id: string): Promise<Theirs | undefined> {
	const [latest] = await updates.listVersions(db, id);
	if (!latest) return undefined;
	const { version, status, eventOn, body, worksPercent, amountFen, photos } = latest;
	return { version, status, eventOn, body, worksPercent, amountFen, photoCount: photos.length };
}
