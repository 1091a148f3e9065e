import type { Places } from '#domain/pledges/refusals.ts';

export const meetingPlaces: Places = {
	'meeting.pairing_not_yours': 'pairing_id',
	'meeting.pairing_not_valid': 'held_on',
	'meeting.held_already': 'held_on',
	'document.unknown': 'papers',
};

export const itemPlaces: Places = {
	'meeting_item.amount_misplaced': 'amount',
	'meeting_item.place_elsewhere': 'place',
};

export const endPlaces: Places = { 'note.missing': 'note', 'document.unknown': 'evidence' };

export const drawUpPlaces: Places = {
	'meeting_item.amount_not_exact': 'amount',
	'pledge.receiver_not_entitled': 'receiving_organization_id',
};

export const applicationPlaces: Places = {
	'meeting_item.other_place': 'village_code',
	'project.village_not_yours': 'village_code',
};
