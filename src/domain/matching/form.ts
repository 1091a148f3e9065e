import { parseAmount } from '#domain/money.ts';
import { valueOf } from '#domain/result.ts';
import { isBlank, normalizeParagraphs } from '#domain/text.ts';
import type { Decision } from './proposal.ts';
import type { DecisionForm, OwnProposalForm } from './schema.ts';

/** Commands of checked forms; amounts in fen. */
export interface Answer {
	readonly decision: Decision;
	/** Of a donor the part it accepts, of a village what it read; null: what is proposed. */
	readonly amountFen: number | null;
	/** null with a yes. */
	readonly cause: string | null;
	readonly reason: string | null;
}

/** The button says which: whatever stands in the fields of the other word is not meant. */
export function answerFromForm(form: DecisionForm, decision: Decision): Answer {
	const reason = normalizeParagraphs(form.reason) || null;
	if (decision === 'declined') return { decision, amountFen: null, cause: form.cause, reason };
	return { decision, amountFen: amountOf(form), cause: null, reason };
}

function amountOf({ amount, read_fen: read }: DecisionForm): number | null {
	if (!isBlank(amount)) return valueOf(parseAmount(amount));
	return read === '' ? null : Number(read);
}

export function ownProposalFromForm(form: OwnProposalForm) {
	return {
		id: form.id,
		needId: form.need_id,
		offerId: form.offer_id,
		amountFen: valueOf(parseAmount(form.amount)),
	};
}

export type OwnProposal = ReturnType<typeof ownProposalFromForm>;

/** Beside which input a refusal belongs; one without stands above the form. */
export const answerPlaces: Readonly<Record<string, string>> = {
	'proposal.reason_missing': 'reason',
	'proposal.cause_unknown': 'cause',
	'proposal.amount_out_of_bounds': 'amount',
};

export const ownPlaces: Readonly<Record<string, string>> = {
	'proposal.offer_not_open': 'offer_id',
	'proposal.commodity_not_matched': 'offer_id',
	'proposal.category_not_offered': 'offer_id',
	'proposal.outside_regions': 'offer_id',
	'proposal.not_paired': 'offer_id',
	'proposal.pair_has_one': 'offer_id',
	'proposal.pair_declined': 'offer_id',
	'proposal.amount_out_of_bounds': 'amount',
};
