import { describe, expect, it } from 'vitest';
import { answerFromForm, ownProposalFromForm } from '#domain/matching/form.ts';
import { decisionSchema, ownProposalSchema } from '#domain/matching/schema.ts';

const answer = (typed: Record<string, string>, decision: 'accepted' | 'declined') =>
	answerFromForm(decisionSchema.parse(typed), decision);

const [id, need_id, offer_id] = [1, 2, 3].map(
	(digit) => `${digit}0000000-0000-4000-8000-000000000000`,
);

describe('an answer to a proposal', () => {
	it('is a yes to the whole, to the part that was typed, or to the amount that was read', () => {
		const yes = { decision: 'accepted', cause: null, reason: null };
		expect(answer({}, 'accepted')).toEqual({ ...yes, amountFen: null });
		expect(answer({ amount: '２.5万' }, 'accepted')).toEqual({ ...yes, amountFen: 2_500_000 });
		expect(answer({ read_fen: '600' }, 'accepted')).toEqual({ ...yes, amountFen: 600 });
	});

	it('takes of a yes no cause and of a no no amount, whatever else was filled in', () => {
		const typed = { amount: '1', cause: 'region', reason: ' 太远 ' };
		expect(answer(typed, 'accepted')).toEqual({
			decision: 'accepted',
			amountFen: 100,
			cause: null,
			reason: '太远',
		});
		expect(answer(typed, 'declined')).toEqual({
			decision: 'declined',
			amountFen: null,
			cause: 'region',
			reason: '太远',
		});
	});
});

describe('a donor’s own proposal', () => {
	it('names its offer and its amount', () => {
		const typed = { id, need_id, offer_id, amount: '1,200.50' };
		expect(ownProposalFromForm(ownProposalSchema.parse(typed))).toEqual({
			id,
			needId: need_id,
			offerId: offer_id,
			amountFen: 120_050,
		});
		const issues = ownProposalSchema.safeParse({ id, need_id, offer_id: '', amount: '' });
		expect(issues.error?.issues.map(({ message }) => message)).toEqual([
			'proposal.offer_missing',
			'amount.missing',
		]);
	});
});
