import type { Highs, ModelData } from 'highs';
import { at } from '#domain/matching/columns.ts';
import type { Flow, MarketModel } from '#domain/matching/model.ts';

let runtime: Promise<Highs> | undefined;

/**
 * Solves a market to the optimum with HiGHS: whole amounts, and whole prices that prove them best.
 * Throws where HiGHS gives up or where its answer is not whole: the matrix is totally unimodular,
 * so every vertex is, and so are its prices.
 */
export async function solveMarket(model: MarketModel): Promise<Flow> {
	if (model.pairNeed.length === 0) return idleFlow(model);
	runtime ??= import('highs').then(({ default: loadHighs }) => loadHighs());
	try {
		return solveWith(await runtime, model);
	} catch (error) {
		// After an abort its memory cannot be trusted: the next market starts a fresh instance.
		runtime = undefined;
		throw error;
	}
}

function solveWith(highs: Highs, model: MarketModel): Flow {
	return highs.withModel(linearProgram(model, highs.infinity), (program) => {
		// Simplex ends in a vertex; without presolve its prices are those of that very vertex.
		program.options.set({ output_flag: false, solver: 'simplex', presolve: 'off', random_seed: 0 });
		program.run();
		const status = program.getModelStatus();
		if (status !== highs.constants.modelStatus.optimal) {
			throw new Error(`HiGHS found no optimum of the market: model status ${status}`);
		}
		const { colValue, rowDual } = program.getSolution();
		const [offers, needs] = [model.budget.length, model.amount.length];
		const duals = whole(rowDual);
		return {
			amounts: whole(colValue.subarray(0, model.pairNeed.length)),
			prices: {
				// HiGHS minimises −value, so the multipliers of ≤ rows come out negative.
				offer: duals.subarray(0, offers).map((dual) => 0 - dual),
				need: duals.subarray(offers, offers + needs).map((dual) => 0 - dual),
				village: duals.slice(offers + needs),
			},
			pivots: Number(program.info.get('simplex_iteration_count')),
		};
	});
}

/** Columns: pairs, then tiers. Rows: offers, needs, then villages, where inflow fills the tiers. */
function linearProgram(model: MarketModel, infinity: number): ModelData {
	const { budget, amount, value, village, tierStart, tierWidth, tierReward } = model;
	const villageRow = budget.length + amount.length;
	const numRows = villageRow + tierStart.length - 1;
	const numCols = model.pairNeed.length + tierWidth.length;
	const [starts, indices, values, colCost] = [[0], [] as number[], [] as number[], [] as number[]];
	model.pairNeed.forEach((need, pair) => {
		indices.push(at(model.pairOffer, pair), budget.length + need, villageRow + at(village, need));
		values.push(1, 1, 1);
		starts.push(indices.length);
		colCost.push(-at(model.pairQuality, pair) - at(value, need));
	});
	villagesOfTiers(tierStart).forEach((row, tier) => {
		indices.push(villageRow + row);
		values.push(-1);
		starts.push(indices.length);
		colCost.push(-at(tierReward, tier));
	});
	const rowLower = new Float64Array(numRows).fill(-infinity, 0, villageRow);
	const rowUpper = new Float64Array(numRows);
	rowUpper.set(budget);
	rowUpper.set(amount, budget.length);
	const colUpper = new Float64Array(numCols).fill(infinity);
	colUpper.set(tierWidth, model.pairNeed.length);
	const colLower = new Float64Array(numCols);
	const matrix = { format: 'csc', numRows, numCols, starts, indices, values } as const;
	return { numCols, numRows, colCost, colLower, colUpper, rowLower, rowUpper, matrix };
}

function villagesOfTiers(tierStart: Int32Array): number[] {
	const starts = Array.from(tierStart.subarray(0, -1));
	return starts.flatMap((start, village) =>
		new Array<number>(at(tierStart, village + 1) - start).fill(village),
	);
}

/** The same numbers, whole; throws where one is not within 10⁻⁶ of that. */
function whole(numbers: Float64Array): Float64Array {
	return numbers.map((number) => {
		const nearest = Math.round(number);
		if (Math.abs(number - nearest) > 1e-6) {
			throw new Error(`HiGHS gave ${number} where only whole numbers can be best`);
		}
		return nearest === 0 ? 0 : nearest;
	});
}

/** Nobody may give to anybody: nothing moves, and every village is worth its first unit. */
function idleFlow({ budget, amount, tierStart, tierReward }: MarketModel): Flow {
	return {
		amounts: new Float64Array(0),
		prices: {
			offer: new Float64Array(budget.length),
			need: new Float64Array(amount.length),
			village: Float64Array.from(tierStart.subarray(0, -1), (start) => at(tierReward, start)),
		},
		pivots: 0,
	};
}
