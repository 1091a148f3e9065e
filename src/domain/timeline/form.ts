import { parseAmount } from '#domain/money.ts';
import { parsePercent } from '#domain/needs/quantity.ts';
import { parseDate } from '#domain/period.ts';
import { valueOf } from '#domain/result.ts';
import { isBlank, normalizeInput, normalizeParagraphs } from '#domain/text.ts';
import type { UpdateForm } from './schema.ts';
import type { Photo, UpdateVersion } from './update.ts';

/** What is sent to review. */
export interface UpdateDraft extends Pick<
	UpdateVersion,
	'projectId' | 'eventOn' | 'body' | 'worksPercent' | 'amountFen' | 'milestoneId' | 'photos'
> {
	readonly id: string;
	readonly correctionNote: string | null;
	/** One sending is one version; null from a page that made none. */
	readonly sendingId: string | null;
	readonly baseVersion: number | null;
}

/** The update that a checked form describes. One caption stands under all its photos. */
export function updateFromForm(form: UpdateForm): UpdateDraft {
	const caption = normalizeInput(form.caption);
	const photos: Photo[] = form.photos_staged.map((documentId) => ({ documentId, caption }));
	return {
		id: form.id,
		projectId: form.project_id,
		eventOn: valueOf(parseDate(form.event_on)),
		body: normalizeParagraphs(form.body),
		worksPercent: isBlank(form.works_percent) ? null : valueOf(parsePercent(form.works_percent)),
		amountFen: isBlank(form.amount) ? null : valueOf(parseAmount(form.amount)),
		milestoneId: form.milestone_id || null,
		photos,
		correctionNote: normalizeParagraphs(form.correction_note) || null,
		sendingId: form.sending_id || null,
		baseVersion: form.base_version === '' ? null : Number(form.base_version),
	};
}

/** A version as the form shows it again, for a correction or after it came back. */
export function formOfUpdate(version: UpdateVersion): Partial<UpdateForm> {
	return {
		id: version.updateId,
		project_id: version.projectId,
		event_on: version.eventOn,
		body: version.body,
		works_percent: version.worksPercent === null ? '' : String(version.worksPercent),
		amount: version.amountFen === null ? '' : (version.amountFen / 100).toFixed(2),
		milestone_id: version.milestoneId ?? '',
		photos_staged: version.photos.map(({ documentId }) => documentId),
		caption: version.photos[0]?.caption ?? '',
		base_version: String(version.version),
		// The reason of a correction that came back still holds; that of a public one was its own.
		correction_note: version.status === 'returned' ? (version.correctionNote ?? '') : '',
	};
}
