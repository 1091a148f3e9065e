import type { Reasons } from '#domain/matching/explain.ts';
import type { Parameters } from '#domain/matching/parameters.ts';
import type { Proposal, Side } from '#domain/matching/proposal.ts';
import type { QualityParts } from '#domain/matching/quality.ts';
import { m } from '#text/compiled/messages.js';
import { term } from '#text/terms.ts';

type Part = keyof QualityParts;

const names = ['region', 'capability', 'amount', 'text', 'history'] as const satisfies Part[];

/** The parts that speak for a pair: half of what they could give; of history more. */
export function strongParts(parts: QualityParts | null, weights: Parameters['weights']): Part[] {
	if (parts === null) return [];
	return names.filter((name) => {
		const [points, most] = [parts[name] * 2, weights[name]];
		return most > 0 && (name === 'history' ? points > most : points >= most);
	});
}

export function shortParts(parts: QualityParts | null, weights: Parameters['weights']): string[] {
	return strongParts(parts, weights).map((name) => term('reason_part', name));
}

/** Why this pair, for one line of a list. */
export function shortWhy({ reasons, parameters }: Pick<Proposal, 'reasons' | 'parameters'>) {
	if (reasons === null) return m.proposal_own_short();
	const strong = parameters ? shortParts(reasons.parts, parameters.weights) : [];
	const floor = reasons.tier === 1 ? [m.plain_short_floor()] : [];
	return [...floor, ...strong].join(m.offer_list_comma()) || '—';
}

/** The same in sentences without points, as each side may ask. */
export function plainReasons(
	reasons: Reasons,
	parameters: Parameters | null,
	side: Side | null,
): string[] {
	const strong = parameters ? strongParts(reasons.parts, parameters.weights) : [];
	return [
		...strong.map((name) => term('plain', name)),
		reasons.tier === 1 ? m.plain_tier_first() : m.plain_tier_later({ tier: reasons.tier }),
		...(strong.length === 0 ? [m.plain_none()] : []),
		side === 'donor' ? wordOtherNeed(reasons) : wordOtherOffer(reasons),
	];
}

function wordOtherNeed({ otherNeed }: Reasons): string {
	if (otherNeed === null) return m.reason_no_other_need();
	return otherNeed.points > 0 ? m.plain_other_need() : m.reason_same_need();
}

function wordOtherOffer({ otherOffer }: Reasons): string {
	if (otherOffer === null) return m.reason_no_other_offer();
	return otherOffer.points > 0 ? m.plain_other_offer() : m.reason_same_offer();
}
