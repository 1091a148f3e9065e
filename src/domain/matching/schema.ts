import { z } from 'zod';
import { parseAmount } from '#domain/money.ts';
import { natures } from '#domain/offers/offer.ts';
import { parseDate } from '#domain/period.ts';
import { saying, sayingIfAny } from '#domain/result.ts';
import { DEFAULT_PARAMETERS } from './parameters.ts';
import { parsePoints, stepsAsText, TIER_STEPS } from './scale.ts';

const { weights } = DEFAULT_PARAMETERS;
const [SIZES, REWARDS] = stepsAsText(DEFAULT_PARAMETERS.tiers);

function points(usual: number) {
	return z
		.string()
		.max(8)
		.refine((text) => parsePoints(text) !== null, 'round.points_malformed')
		.default(String(usual));
}

const steps = z.array(z.string().max(8)).length(TIER_STEPS, 'round.tiers_invalid');

/**
 * What a county or city chooses for a round. Everything is the text that was typed;
 * `parametersFromForm` makes the scale of it. Messages are refusal names.
 */
export const roundSchema = z.object({
	id: z.uuid(),
	commodity: z.enum(['money']).default('money'),
	nature: z.enum(natures).default('social_donation'),
	region_code: z.string().regex(/^[1-9]\d{11}$/, 'round.region_missing'),
	floor: z.enum(['weighted', 'lexicographic']).default('weighted'),
	valid_on: z.string().max(20).superRefine(sayingIfAny(parseDate)).default(''),
	expires_on: z.string().max(20).superRefine(sayingIfAny(parseDate)).default(''),
	capability: points(weights.capability),
	region: points(weights.region),
	amount: points(weights.amount),
	text: points(weights.text),
	history: points(weights.history),
	urgency: points(weights.urgency),
	verified: points(weights.verified),
	tier_size: steps.default(SIZES),
	tier_reward: steps.default(REWARDS),
});

export type RoundForm = z.infer<typeof roundSchema>;

/** One more change for a what-if, as it is put together; the address holds the earlier ones. */
export const changeSchema = z.object({
	what: z.enum(['', 'lock', 'ban', 'budget', 'floor']).default(''),
	need: z.string().max(36).default(''),
	offer: z.string().max(36).default(''),
	amount: z.string().max(64).superRefine(sayingIfAny(parseAmount)).default(''),
});

export type ChangeForm = z.infer<typeof changeSchema>;

/** A what-if that is asked under an id of its own. */
export const questionSchema = z.object({ id: z.uuid() });

/** Why the plan of a what-if is taken over. */
export const reasonSchema = z.object({
	id: z.uuid(),
	reason: z.string().trim().min(1, 'what_if.reason_missing').max(500, 'note.too_long').default(''),
});

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
