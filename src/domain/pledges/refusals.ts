import type { Refusal } from '#domain/result.ts';

/** Beside which input a refusal of the database belongs; one without stands above the form. */
export type Places = Readonly<Record<string, string>>;

export function placed(refusal: Refusal, places: Places): Refusal {
	const field = refusal.field ?? places[refusal.name];
	return field === undefined ? refusal : { ...refusal, field };
}

export const draftPlaces: Places = {
	'pledge.receiver_not_entitled': 'receiving_organization_id',
	'pledge.fiscal_aid_not_yours': 'nature',
	'pledge.amount_misplaced': 'amount',
	'pledge.words_missing': 'amount_text',
	'pledge.goods_misplaced': 'form',
};

export const signaturePlaces: Places = {
	'pledge.agreement_missing': 'agreement',
	'pledge.in_the_future': 'agreement_on',
	'pledge.no_pairing': 'agreement_on',
	'document.unknown': 'agreement',
};

export const exitPlaces: Places = {
	'note.missing': 'reason',
	'pledge.exit_pending': 'exit',
};

export const waiverPlaces: Places = {
	'note.missing': 'reason',
	'waiver.pending': 'instalment',
	'waiver.nothing_missing': 'instalment',
	'report.instalment_unknown': 'instalment',
};
