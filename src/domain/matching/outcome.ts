import { sumFen } from '#domain/money.ts';
import type { Reasons } from './explain.ts';
import type { RoundInput } from './input.ts';
import { toFen } from './instance.ts';
import type { UnmetReason } from './remainder.ts';
import type { RoundFigures } from './round.ts';
import type { Solution } from './solution.ts';

/** What a round leaves behind, in fen. */
export interface RoundOutcome {
	readonly objective: bigint;
	readonly bound: bigint;
	readonly gap: number;
	readonly pairCount: number;
	readonly durationMs: number;
	readonly matches: readonly Grant[];
	readonly unmet: readonly { needId: string; amountFen: number; why: OpenReason }[];
	readonly figures: RoundFigures;
}

interface Grant {
	readonly needId: string;
	readonly offerId: string;
	readonly amountFen: number;
	readonly reasons: Reasons;
}

/** Why something of a need stays open; `below_unit` is what lies under the unit of 100 元. */
export type OpenReason = UnmetReason | 'below_unit';

/** The plan for a round in fen: what was open is placed or stays open with a reason, to the fen. */
export function outcomeOf(input: RoundInput, solution: Solution): RoundOutcome {
	const matches = solution.matches.map(({ need, offer, amount, reasons }) => ({
		needId: need,
		offerId: offer,
		amountFen: toFen(amount),
		reasons,
	}));
	return {
		objective: solution.objective,
		bound: solution.bound,
		gap: solution.gap,
		pairCount: solution.stats.pairs,
		durationMs: solution.stats.milliseconds,
		matches,
		unmet: openAfter(input, matches, solution),
		figures: figuresOf(input, matches, solution),
	};
}

function openAfter(
	{ needs }: RoundInput,
	matches: readonly Grant[],
	{ unmet }: Solution,
): RoundOutcome['unmet'] {
	const reasons = new Map<string, OpenReason>(unmet.map(({ need, why }) => [need, why]));
	const placed = new Map<string, number>();
	for (const { needId, amountFen } of matches) {
		placed.set(needId, sumFen([placed.get(needId) ?? 0, amountFen]));
	}
	return needs
		.map(({ id, openFen }) => ({
			needId: id,
			amountFen: openFen - (placed.get(id) ?? 0),
			why: reasons.get(id) ?? 'below_unit',
		}))
		.filter(({ amountFen }) => amountFen > 0);
}

function figuresOf(
	{ offers }: RoundInput,
	matches: readonly Grant[],
	{ fairness }: Solution,
): RoundFigures {
	const { giniPerHead } = fairness;
	return {
		offeredFen: sumFen(offers.map(({ openFen }) => openFen)),
		placedFen: sumFen(matches.map(({ amountFen }) => amountFen)),
		villageCount: fairness.villages,
		withoutCount: fairness.withNothing,
		atFloorCount: fairness.atFloor,
		// Binary fractions may leave an equal sharing a hair below 0.
		giniPerHead: giniPerHead && Math.max(0, giniPerHead),
		topTwentiethShare: fairness.topTwentiethShare,
	};
}
