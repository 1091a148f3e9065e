import { z } from 'zod';
import { categories, commodities } from '#domain/needs/need.ts';
import { parseIn } from '#domain/needs/quantity.ts';
import { natures } from '#domain/offers/offer.ts';
import { parseDate } from '#domain/period.ts';
import { sayingIfAny } from '#domain/result.ts';
import { isBlank } from '#domain/text.ts';
import { DEFAULT_PARAMETERS } from './parameters.ts';
import { parsePoints, stepsAsText, TIER_STEPS } from './scale.ts';
import { unitIn } from './units.ts';

const { weights } = DEFAULT_PARAMETERS;
const [SIZES, REWARDS] = stepsAsText(DEFAULT_PARAMETERS.tiers);

function points(usual: number) {
	return z
		.string()
		.max(8)
		.refine((text) => parsePoints(text) !== null, 'round.points_malformed')
		.default(String(usual));
}

/** Hidden in the form: what was shown to its reader. */
const unitText = z.string().max(12).default('');

/** Beside the field of a quantity: why it cannot be read in the unit of its form. */
function readable(
	form: { readonly unit: string; readonly amount: string },
	context: z.core.$RefinementCtx,
) {
	const read = parseIn(unitIn(form), form.amount);
	if (read.ok) return;
	context.addIssue({ code: 'custom', path: ['amount'], message: read.refusal.name });
}

const steps = z.array(z.string().max(8)).length(TIER_STEPS, 'round.tiers_invalid');

/**
 * What a county or city chooses for a round. Everything is the text that was typed;
 * `parametersFromForm` makes the scale of it. Messages are refusal names.
 */
export const roundSchema = z.object({
	id: z.uuid(),
	commodity: z.enum(commodities).default('money'),
	nature: z.enum(natures).default('social_donation'),
	category: z.enum(['', ...categories]).default(''),
	unit: unitText,
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
export const changeSchema = z
	.object({
		what: z.enum(['', 'lock', 'ban', 'budget', 'floor']).default(''),
		need: z.string().max(36).default(''),
		offer: z.string().max(36).default(''),
		unit: unitText,
		amount: z.string().max(64).default(''),
	})
	.superRefine((form, context) => {
		if (!isBlank(form.amount)) readable(form, context);
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
 * names the quantity that it read, so that it never says yes to one that was lowered meanwhile.
 */
export const decisionSchema = z
	.object({
		unit: unitText,
		amount: amount.default(''),
		read: z
			.string()
			.regex(/^(?:\d{1,14}(?:\.\d{1,3})?)?$/)
			.default(''),
		cause: z.string().max(40).default(''),
		reason: z.string().trim().max(500, 'note.too_long').default(''),
	})
	.superRefine((form, context) => {
		if (!isBlank(form.amount)) readable(form, context);
	});

export type DecisionForm = z.infer<typeof decisionSchema>;

/** What a donor proposes of its own accord. */
export const ownProposalSchema = z
	.object({
		id: z.uuid(),
		need_id: z.uuid(),
		offer_id: z.uuid('proposal.offer_missing'),
		unit: unitText,
		amount: amount.default(''),
	})
	.superRefine(readable);

export type OwnProposalForm = z.infer<typeof ownProposalSchema>;
