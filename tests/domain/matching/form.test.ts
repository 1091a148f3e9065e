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
		expect(answer({}, 'accepted')).toEqual({ ...yes, quantity: null });
		expect(answer({ amount: '２.5万' }, 'accepted')).toEqual({ ...yes, quantity: 2_500_000 });
		expect(answer({ read: '600' }, 'accepted')).toEqual({ ...yes, quantity: 600 });
	});

	it('is in the unit that its reader saw', () => {
		expect(answer({ amount: '12.5', unit: '吨' }, 'accepted').quantity).toBe(12.5);
		expect(answer({ read: '12.345', unit: '吨' }, 'accepted').quantity).toBe(12.345);
		const cut = decisionSchema.safeParse({ amount: '2.5', unit: '台' });
		expect(cut.error?.issues).toMatchObject([{ path: ['amount'], message: 'quantity.not_whole' }]);
	});

	it('takes of a yes no cause and of a no no amount, whatever else was filled in', () => {
		const typed = { amount: '1', cause: 'region', reason: ' 太远 ' };
		expect(answer(typed, 'accepted')).toEqual({
			decision: 'accepted',
			quantity: 100,
			cause: null,
			reason: '太远',
		});
		expect(answer(typed, 'declined')).toEqual({
			decision: 'declined',
			quantity: null,
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
			quantity: 120_050,
		});
		const issues = ownProposalSchema.safeParse({ id, need_id, offer_id: '', amount: '' });
		expect(issues.error?.issues.map(({ message }) => message)).toEqual([
			'proposal.offer_missing',
			'amount.missing',
		]);
	});
});
