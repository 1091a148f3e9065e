import { openSimplex } from '#domain/matching/simplex/simplex.ts';
import type { Instance } from '#domain/matching/instance.ts';
import { layOut, type Market } from '#domain/matching/market.ts';
import { objectiveOf, type Flow, type MarketModel } from '#domain/matching/model.ts';

export function open(instance: Instance): Market {
	const opened = layOut(instance);
	if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
	return opened.value;
}

export function solveMarket(model: MarketModel): Flow {
	const simplex = openSimplex(model);
	simplex.solve();
	return simplex.flow();
}

/** What the best plan is worth. */
export function bestOf(model: MarketModel): bigint {
	return objectiveOf(model, solveMarket(model).amounts);
}
