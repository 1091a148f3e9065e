import { z } from 'zod';
import { natures } from '#domain/offers/offer.ts';
import { parseDate } from '#domain/period.ts';
import { sayingIfAny } from '#domain/result.ts';

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

/** What a side says to a proposal. The reason is needed for a no. */
export const decisionSchema = z.object({
	reason: z.string().trim().max(500, 'note.too_long').default(''),
});

export type DecisionForm = z.infer<typeof decisionSchema>;
