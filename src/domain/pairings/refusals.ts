/** Beside which input a refusal of the database belongs; one without stands above the form. */
export const pairingPlaces = {
	'pairing.place_not_yours': 'place',
	'pairing.place_of_other_level': 'kind',
	'pairing.overlaps_predecessor': 'valid_from',
	'pairing.predecessor_elsewhere': 'place',
	'pairing.recorded_already': 'valid_from',
	'document.unknown': 'basis_document',
} as const;

export const endPlaces = {
	'pairing.ended_already': 'valid_to',
	'pairing.ends_before_it_begins': 'valid_to',
	'pairing.runs_into_successor': 'valid_to',
} as const;

export const agreementPlaces = { 'agreement.outside_pairing': 'year' } as const;

export const signaturePlaces = {
	'agreement.paper_missing': 'paper',
	'agreement.in_the_future': 'signed_on',
	'document.unknown': 'paper',
} as const;

export const reportPlaces = {
	'agreement_report.outside_year': 'occurred_on',
	'agreement_report.evidence_missing': 'evidence',
	'indicator.unknown': 'indicator',
	'indicator.computed': 'indicator',
	'document.unknown': 'evidence',
} as const;
