import { z } from 'zod';
import { parseAmount } from '#domain/money.ts';
import { natures } from '#domain/offers/offer.ts';
import { parseDate } from '#domain/period.ts';
import { saying, sayingIfAny } from '#domain/result.ts';

/** What a county or city chooses for a round. Messages are refusal names. */
export const roundSchema = z.object({
	id: z.uuid(),
	commodity: z.enum(['money']).default('money'),
	nature: z.enum(natures).default('social_donation'),
	region_code: z.string().regex(/^[1-9]\d{11}$/, 'round.region_missing'),
	floor: z.enum(['weighted', 'lexicographic']).default('weighted'),
	expires_on: z.string().max(20).superRefine(sayingIfAny(parseDate)).default(''),
});

export type RoundForm = z.infer<typeof roundSchema>;

const amount = z.string().max(64, 'amount.malformed');

/**
 * What a side says to a proposal. A no needs a cause. A donor's yes may be to a part; the village's
 * names the fen that it read, so that it never says yes to an amount that was lowered meanwhile.
 */
export const decisionSchema = z.object({
	amount: amount.superRefine(sayingIfAny(parseAmount)).default(''),
	read_fen: z
		.string()
		.regex(/^\d{0,14}$/)
		.default(''),
	cause: z.string().max(40).default(''),
	reason: z.string().trim().max(500, 'note.too_long').default(''),
});

export type DecisionForm = z.infer<typeof decisionSchema>;

/** What a donor proposes of its own accord. */
export const ownProposalSchema = z.object({
	id: z.uuid(),
	need_id: z.uuid(),
	offer_id: z.uuid('proposal.offer_missing'),
	amount: amount.superRefine(saying(parseAmount)).default(''),
});

export type OwnProposalForm = z.infer<typeof ownProposalSchema>;
