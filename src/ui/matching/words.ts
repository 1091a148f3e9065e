import type { Proposal, ProposalStatus, Word } from '#domain/matching/proposal.ts';
import type { Round, RoundStatus } from '#domain/matching/round.ts';
import { m } from '#text/compiled/messages.js';
import { getLocale } from '#text/compiled/runtime.js';
import { formatMoney } from '#text/format.ts';
import { wordRefusal } from '#text/refusals.ts';
import { term } from '#text/terms.ts';
import type { Tone } from '#ui/parts/tone.ts';

const roundTones: Partial<Record<RoundStatus, Tone>> = {
	running: 'waiting',
	proposed: 'good',
	failed: 'alert',
};

/** A round that waits for its publication looks like one, although its plan is made. */
export function roundMark({ status, publishedAt }: Pick<Round, 'status' | 'publishedAt'>): {
	tone: Tone;
	label: string;
} {
	if (status === 'proposed' && publishedAt === null) {
		return { tone: 'waiting', label: m.round_unpublished() };
	}
	return { tone: roundTones[status] ?? 'neutral', label: term('status_round', status) };
}

/** Why a round failed: the name of the refusal, then the record that it is about. */
export function wordFailure(failure: string): string {
	const [name = '', ...record] = failure.split(' ');
	return wordRefusal({ name, facts: { id: record.join(' ') } });
}

const proposalTones: Partial<Record<ProposalStatus, Tone>> = {
	proposed: 'waiting',
	half_accepted: 'waiting',
	agreed: 'good',
	pledged: 'good',
};

export function proposalTone(state: ProposalStatus): Tone {
	return proposalTones[state] ?? 'neutral';
}

/** The donor as this reader may know it. */
export function nameDonor({ donorName, isAnonymous }: Proposal): string {
	if (donorName === null) return m.proposal_anonymous();
	return isAnonymous ? m.proposal_anonymous_to_village({ name: donorName }) : donorName;
}

export function nameNeed({ need }: Proposal): string {
	return need.title ?? m.proposal_need_closed();
}

export function wordDecision({ decision }: Word): string {
	return decision === null ? m.proposal_undecided() : term('decision', decision);
}

/** With what was proposed before, where the donor accepted a part of it. */
export function amountInFull({ amountFen, reducedFromFen }: Proposal): string {
	const amount = formatMoney(amountFen, getLocale());
	if (reducedFromFen === null) return amount;
	const whole = formatMoney(reducedFromFen, getLocale());
	return `${amount} ${m.proposal_accepted_part({ amount: whole })}`;
}

export function amountOf({ amountFen }: Pick<Proposal, 'amountFen'>): string {
	return formatMoney(amountFen, getLocale(), 'wan');
}
