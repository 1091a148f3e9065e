import { sumQuantities, without, type Unit } from '#domain/needs/measure.ts';
import type { Reasons } from './explain.ts';
import type { FairnessReport } from './fairness.ts';
import { explainHeld } from './held.ts';
import type { Help } from './help.ts';
import type { RoundInput } from './input.ts';
import type { PlanFigures, RoundFigures, RoundingCost } from './round.ts';
import type { Alternative } from './shortlist.ts';
import type { Certificate, Solution } from './solution.ts';
import { toQuantity } from './units.ts';
import type { UnmetReason } from './unmet.ts';
import type { UnspentReason } from './unspent.ts';

/** What a round leaves behind, in its unit. */
export interface RoundOutcome {
	readonly objective: bigint;
	readonly bound: bigint;
	readonly gap: number;
	readonly pairCount: number;
	readonly pricedCount: number;
	readonly isProvenOverAll: boolean;
	readonly rounding: RoundingCost | null;
	readonly durationMs: number;
	readonly matches: readonly Grant[];
	readonly unmet: readonly OpenPart[];
	readonly unspent: readonly IdlePart[];
	readonly figures: RoundFigures;
	readonly certificate: Certificate;
}

export interface Grant {
	readonly needId: string;
	readonly offerId: string;
	readonly quantity: number;
	readonly reasons: Reasons;
}

interface OpenPart {
	readonly needId: string;
	readonly quantity: number;
	readonly why: OpenReason;
	readonly nearest: Alternative | null;
	/** Amounts in the unit of the round. */
	readonly help: Help | null;
}

interface IdlePart {
	readonly offerId: string;
	readonly quantity: number;
	readonly why: UnspentReason | 'below_unit';
	readonly topUp: { readonly quantity: number; readonly needId: string } | null;
}

/** Why something of a need stays open; `below_unit` is less than the engine counts: 100 元, one. */
export type OpenReason = UnmetReason | 'below_unit';

/** The plan in the unit of the round: all that was open is placed or stays open with a reason. */
export function outcomeOf(input: RoundInput, solution: Solution): RoundOutcome {
	const { certificate, stats } = solution;
	const solved = solution.matches.map(({ need, offer, amount, reasons }) => ({
		needId: need,
		offerId: offer,
		quantity: toQuantity(amount, input.unit),
		reasons,
	}));
	const matches = joined(solved, explainHeld(input, certificate));
	return {
		objective: solution.objective,
		bound: solution.bound,
		gap: solution.gap,
		pairCount: stats.pairs,
		pricedCount: certificate.pairsPriced,
		isProvenOverAll: certificate.allPairs,
		rounding: roundingOf(solution, input.unit),
		durationMs: stats.milliseconds,
		matches,
		unmet: openAfter(input, solved, solution),
		unspent: idleAfter(input, solved, solution),
		figures: figuresOf(input, matches, solution),
		certificate,
	};
}

/** One grant per pair: where the solver adds to a locked one, the whole counts as locked. */
function joined(solved: readonly Grant[], held: readonly Grant[]): readonly Grant[] {
	if (held.length === 0) return solved;
	const grants = new Map<string, Grant>();
	for (const grant of [...solved, ...held]) {
		const pair = `${grant.needId} ${grant.offerId}`;
		const other = grants.get(pair);
		const quantity = sumQuantities([other?.quantity ?? 0, grant.quantity]);
		grants.set(pair, { ...grant, quantity });
	}
	return [...grants.values()];
}

function openAfter(
	{ needs, unit }: RoundInput,
	solved: readonly Grant[],
	{ unmet }: Solution,
): OpenPart[] {
	const explained = new Map(unmet.map((part) => [part.need, part]));
	const placed = sumsBy(solved, ({ needId }) => needId);
	return needs
		.map(({ id, open }) => {
			const { why = 'below_unit' as const, nearest = null, help = null } = explained.get(id) ?? {};
			const quantity = without(open, placed.get(id) ?? 0);
			return { needId: id, quantity, why, nearest, help: help && inUnit(help, unit) };
		})
		.filter(({ quantity }) => quantity > 0);
}

function inUnit(help: Help, unit: Unit): Help {
	return 'amount' in help ? { ...help, amount: toQuantity(help.amount, unit) } : help;
}

function idleAfter(
	{ offers, unit }: RoundInput,
	solved: readonly Grant[],
	{ unspent }: Solution,
): IdlePart[] {
	const explained = new Map(unspent.map((part) => [part.offer, part]));
	const spent = sumsBy(solved, ({ offerId }) => offerId);
	return offers
		.map(({ id, open }) => {
			const { why = 'below_unit' as const, topUp = null } = explained.get(id) ?? {};
			return {
				offerId: id,
				quantity: without(open, spent.get(id) ?? 0),
				why,
				topUp: topUp && { quantity: toQuantity(topUp.amount, unit), needId: topUp.need },
			};
		})
		.filter(({ quantity }) => quantity > 0);
}

export function sumsBy(
	grants: readonly Grant[],
	side: (grant: Grant) => string,
): Map<string, number> {
	const sums = new Map<string, number>();
	for (const grant of grants) {
		const key = side(grant);
		sums.set(key, sumQuantities([sums.get(key) ?? 0, grant.quantity]));
	}
	return sums;
}

function roundingOf({ rounding }: Solution, unit: Unit): RoundingCost | null {
	if (!rounding) return null;
	const { villagesWithLess, justifiedClaims } = rounding;
	const floorLost = toQuantity(rounding.floorLost, unit);
	const idle = toQuantity(rounding.idleBesideOpen, unit);
	return { villagesWithLess, floorLost, justifiedClaims, idle };
}

function figuresOf(
	{ offers, held = [], unit }: RoundInput,
	matches: readonly Grant[],
	{ fairness, comparisons }: Solution,
): RoundFigures {
	const kept = sumQuantities(held.map(({ quantity }) => quantity));
	const offered = sumQuantities([...offers.map(({ open }) => open), kept]);
	const beside = (report: FairnessReport) =>
		planFigures(report, offered, sumQuantities([toQuantity(report.placed, unit), kept]));
	return {
		proposed: planFigures(fairness, offered, sumQuantities(matches.map((grant) => grant.quantity))),
		qualityOnly: beside(comparisons.qualityOnly),
		firstCome: beside(comparisons.firstCome),
	};
}

function planFigures(report: FairnessReport, offered: number, placed: number): PlanFigures {
	const { giniPerHead } = report;
	return {
		offered,
		placed,
		villageCount: report.villages,
		withoutCount: report.withNothing,
		atFloorCount: report.atFloor,
		// Binary fractions may leave an equal sharing a hair below 0.
		giniPerHead: giniPerHead && Math.max(0, giniPerHead),
		topTwentiethShare: report.topTwentiethShare,
		meanQuality: report.meanQuality,
	};
}
