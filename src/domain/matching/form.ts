import { parseIn } from '#domain/needs/quantity.ts';
import { valueOf } from '#domain/result.ts';
import { isBlank, normalizeParagraphs } from '#domain/text.ts';
import type { Decision } from './proposal.ts';
import type { DecisionForm, OwnProposalForm } from './schema.ts';
import { unitIn } from './units.ts';

/** Commands of checked forms. */
export interface Answer {
	readonly decision: Decision;
	/** Of a donor the part it accepts, of a village what it read; null: what is proposed. */
	readonly quantity: number | null;
	/** null with a yes. */
	readonly cause: string | null;
	readonly reason: string | null;
}

/** The button says which: whatever stands in the fields of the other word is not meant. */
export function answerFromForm(form: DecisionForm, decision: Decision): Answer {
	const reason = normalizeParagraphs(form.reason) || null;
	if (decision === 'declined') return { decision, quantity: null, cause: form.cause, reason };
	return { decision, quantity: quantityOf(form), cause: null, reason };
}

function quantityOf(form: DecisionForm): number | null {
	const { amount, read } = form;
	if (!isBlank(amount)) return valueOf(parseIn(unitIn(form), amount));
	return read === '' ? null : Number(read);
}

export function ownProposalFromForm(form: OwnProposalForm) {
	return {
		id: form.id,
		needId: form.need_id,
		offerId: form.offer_id,
		quantity: valueOf(parseIn(unitIn(form), form.amount)),
	};
}

export type OwnProposal = ReturnType<typeof ownProposalFromForm>;

/** Beside which input a refusal belongs; one without stands above the form. */
export const answerPlaces: Readonly<Record<string, string>> = {
	'proposal.reason_missing': 'reason',
	'proposal.cause_unknown': 'cause',
	'proposal.quantity_out_of_bounds': 'amount',
};

export const ownPlaces: Readonly<Record<string, string>> = {
	'proposal.offer_not_open': 'offer_id',
	'proposal.commodity_differs': 'offer_id',
	'proposal.category_not_offered': 'offer_id',
	'proposal.outside_regions': 'offer_id',
	'proposal.not_paired': 'offer_id',
	'proposal.pair_has_one': 'offer_id',
	'proposal.pair_declined': 'offer_id',
	'proposal.quantity_out_of_bounds': 'amount',
};
