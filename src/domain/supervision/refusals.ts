import type { Places } from '#domain/pledges/refusals.ts';

/** Beside which input each refusal of the database stands. */
export const supervisionPlaces: Places = {
	'issue.place_unknown': 'place',
	'issue.nobody_there': 'place',
	'issue.holder_unknown': 'organization_id',
	'issue.answer_missing': 'note',
	'note.missing': 'note',
	'visit.place_elsewhere': 'place',
	'visit.in_the_future': 'visited_on',
	'opinion.place_elsewhere': 'place',
	'opinion.addressee_unknown': 'organization_id',
	'opinion.owner_unknown': 'organization_id',
	'opinion.due_in_the_past': 'due_on',
	'attention.place_elsewhere': 'place',
	'attention.listed_already': 'place',
	'attention.day_out_of_range': 'review_on',
	'attention.next_out_of_range': 'next_on',
	'document.unknown': 'papers',
};
