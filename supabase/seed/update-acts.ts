import type { Archive } from './documents.ts';
import { governmentId } from './organizations.ts';
import type { Gallery } from './pictures.ts';
import { townshipOf } from './places.ts';
import type { Players } from './pledge-acts.ts';
import type { ProjectPlan } from './projects.ts';
import { publishUpdate } from './publication.ts';
import type { Facts, Seat } from './stage.ts';
import type { PhotoPlan, UpdatePlan } from './updates.ts';

const RETURN_NOTE = '照片与文字不是同一处，请换现场照片后重报。';

/** The village tells, or its township on its behalf, and a second person there lets it out. */
export function tellUpdates(
	players: Players,
	project: ProjectPlan,
	updates: readonly UpdatePlan[],
	gallery: Gallery,
): void {
	const { stage, archive, seatOf } = players;
	const isOnBehalf = project.variation === 2 && project.progress < 60;
	const teller = governmentId(isOnBehalf ? townshipOf(project.village) : project.village);
	const writer = seatOf(teller, 'editor');
	for (const update of updates) {
		const facts = {
			id: update.id,
			project_id: project.id,
			event_on: update.eventOn,
			body: update.body,
			works_percent: update.worksPercent,
			amount_fen: null,
			milestone_id: null,
			photos: handIn(archive, writer, update.photos, gallery),
			correction_note: null,
		};
		stage.act(writer, 'submit_update', facts);
		review(players, seatOf(teller, 'approver'), update);
		if (update.correction) {
			publishUpdate(stage, update, gallery);
			correct(players, { writer, teller, facts }, update);
		}
	}
}

function handIn(
	archive: Archive,
	writer: Seat,
	photos: readonly PhotoPlan[],
	gallery: Gallery,
): { document_id: string; caption: string }[] {
	return photos.map(({ view, caption }) => {
		const picture = gallery(view);
		const name = `${view.subject}-${picture.sha256.slice(0, 8)}`;
		return { document_id: archive.photo(writer, name, picture), caption };
	});
}

function review({ stage }: Players, reviewer: Seat, { id, status }: UpdatePlan) {
	if (status === 'pending') return;
	const note = status === 'returned' ? RETURN_NOTE : null;
	stage.act(reviewer, 'review_update', { id, version: 1, decision: status, note });
}

function correct(
	{ stage, seatOf }: Players,
	{ writer, teller, facts }: { writer: Seat; teller: string; facts: Facts },
	{ id, correction }: UpdatePlan,
): void {
	const words = { body: correction?.body, correction_note: correction?.note };
	stage.act(writer, 'submit_update', { ...facts, ...words });
	const approval = { id, version: 2, decision: 'approved', note: null };
	stage.act(seatOf(teller, 'approver'), 'review_update', approval);
}
