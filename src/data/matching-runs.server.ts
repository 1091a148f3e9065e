import type { Change } from '#domain/matching/changes.ts';
import type { RoundInput } from '#domain/matching/input.ts';
import type { RoundOutcome } from '#domain/matching/outcome.ts';
import type { PlanFigures } from '#domain/matching/round.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act } from './fault.server.ts';

/*
 * What the work process does to a round; `db` carries the secret key. All refuse round.not_running:
 * the round failed, or another run of the job was faster.
 */

/** Rows as `round_input` writes them. */
export interface Rows {
	readonly commodity: string;
	readonly nature: RoundInput['nature'];
	readonly unit: RoundInput['unit'];
	readonly date: string;
	readonly floor: RoundInput['floor'];
	readonly parameters: RoundInput['parameters'];
	readonly needs: readonly {
		id: string;
		village: string;
		quantity: number;
		open: number;
		category: string;
		urgency: number;
		verified: number;
		text: string;
	}[];
	readonly offers: readonly {
		id: string;
		quantity: number;
		open: number;
		minimum_grant: number;
		categories: string[];
		regions: string[];
		paired_only: boolean;
		text: string;
	}[];
	readonly villages: RoundInput['villages'];
	readonly pairings: readonly {
		offer_id: string;
		region: string;
		valid_from: string;
		valid_to: string | null;
	}[];
	readonly locked: readonly { need_id: string; offer_id: string; quantity: number }[];
	readonly declined: readonly { need_id: string; offer_id: string }[];
}

/** The frozen input of a round, with the changes that it was started with. */
export async function readInput(
	db: Db,
	roundId: string,
): Promise<Result<{ input: RoundInput; changes: readonly Change[] }>> {
	const read = await act(db, 'round_input', { round_id: roundId });
	if (!read.ok) return read;
	const { input, changes } = read.value as unknown as { input: Rows; changes: Change[] };
	return { ok: true, value: { input: toInput(input), changes } };
}

/** The input as it was frozen. */
export function toInput(rows: Rows): RoundInput {
	const { commodity, nature, unit, date, floor, parameters, villages } = rows;
	return {
		commodity,
		nature,
		unit,
		date,
		floor,
		parameters,
		villages,
		needs: rows.needs,
		offers: rows.offers.map((row) => ({
			id: row.id,
			quantity: row.quantity,
			open: row.open,
			minimumGrant: row.minimum_grant,
			categories: row.categories,
			regions: row.regions,
			pairedOnly: row.paired_only,
			text: row.text,
		})),
		pairings: rows.pairings.map(({ offer_id, region, valid_from, valid_to }) => ({
			offerId: offer_id,
			region,
			validFrom: valid_from,
			validTo: valid_to,
		})),
		locked: rows.locked.map(({ need_id, offer_id, quantity }) => ({
			needId: need_id,
			offerId: offer_id,
			quantity,
		})),
		declined: rows.declined.map(({ need_id, offer_id }) => ({
			needId: need_id,
			offerId: offer_id,
		})),
	};
}

/** @param percent 0 … 100 */
export function reportProgress(db: Db, roundId: string, percent: number): Promise<Result<unknown>> {
	return act(db, 'set_round_progress', { round_id: roundId, progress: percent });
}

/** So many rows of each kind go in one request: a country's plan is 110,000 grants in 70 MB. */
const ROWS_PER_PART = 4000;

/**
 * Keeps an outcome whole, or nothing of it.
 * @param inputHash SHA-256 of the instance that was solved, in hex
 */
export async function recordOutcome(
	db: Db,
	roundId: string,
	outcome: RoundOutcome,
	inputHash: string,
): Promise<Result<unknown>> {
	const { matches, unmet, unspent } = outcome;
	const rows = Math.max(matches.length, unmet.length, unspent.length);
	const parts = Math.ceil(rows / ROWS_PER_PART);
	for (let part = 0; part < parts; part += 1) {
		const content = partRows(outcome, part * ROWS_PER_PART, (part + 1) * ROWS_PER_PART);
		const staged = await act(db, 'stage_round_part', {
			round_id: roundId,
			part,
			content: content as never,
		});
		if (!staged.ok) return staged;
	}
	const result = {
		parts,
		input_hash: inputHash,
		// As text: they may be larger than a number of JSON holds.
		objective: String(outcome.objective),
		bound: String(outcome.bound),
		gap: outcome.gap,
		pair_count: outcome.pairCount,
		priced_count: outcome.pricedCount,
		is_proven_over_all: outcome.isProvenOverAll,
		rounding: outcome.rounding,
		duration_ms: outcome.durationMs,
		figures: plans.map(([plan, name]) => ({ plan, ...figureRow(outcome.figures[name]) })),
		certificate: outcome.certificate,
	};
	return act(db, 'record_round_outcome', { round_id: roundId, outcome: result as never });
}

/** Of each list the rows from `start` up to `end`. */
function partRows({ matches, unmet, unspent }: RoundOutcome, start: number, end: number) {
	return {
		matches: matches.slice(start, end).map(({ needId, offerId, quantity, reasons }) => ({
			need_id: needId,
			offer_id: offerId,
			quantity,
			quality: reasons.quality,
			reasons,
		})),
		unmet: unmet.slice(start, end).map(({ needId, quantity, ...why }) => ({
			need_id: needId,
			quantity,
			...why,
		})),
		unspent: unspent.slice(start, end).map(({ offerId, quantity, why, topUp }) => ({
			offer_id: offerId,
			quantity,
			why,
			top_up: topUp?.quantity ?? null,
			top_up_need_id: topUp?.needId ?? null,
		})),
	};
}

const plans = [
	['proposed', 'proposed'],
	['quality_only', 'qualityOnly'],
	['first_come', 'firstCome'],
] as const;

function figureRow(figures: PlanFigures) {
	return {
		offered: figures.offered,
		placed: figures.placed,
		village_count: figures.villageCount,
		without_count: figures.withoutCount,
		at_floor_count: figures.atFloorCount,
		gini_per_head: figures.giniPerHead,
		top_twentieth_share: figures.topTwentiethShare,
		mean_quality: figures.meanQuality,
	};
}

/** @param failure the name of the refusal, then the record it is about: `wordFailure` reads it */
export function fail(db: Db, roundId: string, failure: string): Promise<Result<unknown>> {
	return act(db, 'fail_round', { round_id: roundId, failure });
}
