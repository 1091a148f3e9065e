import { sumFen } from '#domain/money.ts';
import type { Reasons } from './explain.ts';
import type { FairnessReport } from './fairness.ts';
import { explainHeld } from './held.ts';
import type { Help } from './help.ts';
import type { RoundInput } from './input.ts';
import { toFen } from './instance.ts';
import type { UnmetReason, UnspentReason } from './remainder.ts';
import type { PlanFigures, RoundFigures, RoundingCost } from './round.ts';
import type { Alternative } from './shortlist.ts';
import type { Certificate, Solution } from './solution.ts';

/** What a round leaves behind, in fen. */
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
	readonly amountFen: number;
	readonly reasons: Reasons;
}

interface OpenPart {
	readonly needId: string;
	readonly amountFen: number;
	readonly why: OpenReason;
	readonly nearest: Alternative | null;
	/** Amounts in fen. */
	readonly help: Help | null;
}

interface IdlePart {
	readonly offerId: string;
	readonly amountFen: number;
	readonly why: UnspentReason | 'below_unit';
	readonly topUp: { readonly amountFen: number; readonly needId: string } | null;
}

/** Why something of a need stays open; `below_unit` is what lies under the unit of 100 元. */
export type OpenReason = UnmetReason | 'below_unit';

/** The plan for a round in fen: what was open is placed or stays open with a reason, to the fen. */
export function outcomeOf(input: RoundInput, solution: Solution): RoundOutcome {
	const { certificate, stats } = solution;
	const solved = solution.matches.map(({ need, offer, amount, reasons }) => ({
		needId: need,
		offerId: offer,
		amountFen: toFen(amount),
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
		rounding: roundingOf(solution),
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
		const amountFen = sumFen([other?.amountFen ?? 0, grant.amountFen]);
		grants.set(pair, { ...grant, amountFen });
	}
	return [...grants.values()];
}

function openAfter(
	{ needs }: RoundInput,
	solved: readonly Grant[],
	{ unmet }: Solution,
): OpenPart[] {
	const explained = new Map(unmet.map((part) => [part.need, part]));
	const placed = sumsBy(solved, ({ needId }) => needId);
	return needs
		.map(({ id, openFen }) => {
			const { why = 'below_unit' as const, nearest = null, help = null } = explained.get(id) ?? {};
			const amountFen = openFen - (placed.get(id) ?? 0);
			return { needId: id, amountFen, why, nearest, help: help && inFen(help) };
		})
		.filter(({ amountFen }) => amountFen > 0);
}

function inFen(help: Help): Help {
	return 'amount' in help ? { ...help, amount: toFen(help.amount) } : help;
}

function idleAfter(
	{ offers }: RoundInput,
	solved: readonly Grant[],
	{ unspent }: Solution,
): IdlePart[] {
	const explained = new Map(unspent.map((part) => [part.offer, part]));
	const spent = sumsBy(solved, ({ offerId }) => offerId);
	return offers
		.map(({ id, openFen }) => {
			const { why = 'below_unit' as const, topUp = null } = explained.get(id) ?? {};
			return {
				offerId: id,
				amountFen: openFen - (spent.get(id) ?? 0),
				why,
				topUp: topUp && { amountFen: toFen(topUp.amount), needId: topUp.need },
			};
		})
		.filter(({ amountFen }) => amountFen > 0);
}

export function sumsBy(
	grants: readonly Grant[],
	side: (grant: Grant) => string,
): Map<string, number> {
	const sums = new Map<string, number>();
	for (const grant of grants) {
		const key = side(grant);
		sums.set(key, sumFen([sums.get(key) ?? 0, grant.amountFen]));
	}
	return sums;
}

function roundingOf({ rounding }: Solution): RoundingCost | null {
	if (!rounding) return null;
	const { villagesWithLess, floorLost, justifiedClaims, idleBesideOpen } = rounding;
	const [floorLostFen, idleFen] = [toFen(floorLost), toFen(idleBesideOpen)];
	return { villagesWithLess, floorLostFen, justifiedClaims, idleFen };
}

function figuresOf(
	{ offers, held = [] }: RoundInput,
	matches: readonly Grant[],
	{ fairness, comparisons }: Solution,
): RoundFigures {
	const heldFen = sumFen(held.map(({ amountFen }) => amountFen));
	const offeredFen = sumFen([...offers.map(({ openFen }) => openFen), heldFen]);
	const beside = (report: FairnessReport) =>
		planFigures(report, offeredFen, sumFen([toFen(report.placed), heldFen]));
	return {
		proposed: planFigures(fairness, offeredFen, sumFen(matches.map((grant) => grant.amountFen))),
		qualityOnly: beside(comparisons.qualityOnly),
		firstCome: beside(comparisons.firstCome),
	};
}

function planFigures(report: FairnessReport, offeredFen: number, placedFen: number): PlanFigures {
	const { giniPerHead } = report;
	return {
		offeredFen,
		placedFen,
		villageCount: report.villages,
		withoutCount: report.withNothing,
		atFloorCount: report.atFloor,
		// Binary fractions may leave an equal sharing a hair below 0.
		giniPerHead: giniPerHead && Math.max(0, giniPerHead),
		topTwentiethShare: report.topTwentiethShare,
		meanQuality: report.meanQuality,
	};
}
