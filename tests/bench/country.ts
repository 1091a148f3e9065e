import { layOut, type Market } from '#domain/matching/market.ts';
import { objectiveOf, boundOf, reducedCost, type Flow } from '#domain/matching/model.ts';
import { optimum, type Optimum } from '#domain/matching/optimum.ts';
import { priceOut } from '#domain/matching/pricing.ts';
import { solutionOf } from '#domain/matching/solution.ts';
import { verify } from '#domain/matching/verify.ts';
import { fairnessOf } from '#domain/matching/fairness.ts';
import { nationalInstance, type Country } from './national-instance.ts';

/*
 * The whole way from records to a plan that is proven over every eligible pair, at the size of the
 * country: what of it takes how long, in seconds of the processor.
 */

export interface CountryRow {
	readonly eligible: number;
	/** Checking, indexing and choosing the pairs to start with. */
	readonly blocking: number;
	/** Solving and pricing until no eligible pair gains any more; the last pass of pricing alone. */
	readonly proof: number;
	readonly pass: number;
	/** `verify` against the known pairs and against all, beside one plain pass over the known. */
	readonly verifyKnown: number;
	readonly verifyAll: number;
	readonly plainPass: number;
	readonly gap: string;
	readonly megabytes: number;
}

export const country: Country = { needs: 128_000, offers: 20_000, supply: 0.55, minimums: 0 };

function seconds<Made>(act: () => Made): { readonly made: Made; readonly took: number } {
	const start = process.cpuUsage();
	const made = act();
	return { made, took: process.cpuUsage(start).user / 1e6 };
}

function measure(): CountryRow {
	const instance = nationalInstance(country);
	const blocking = seconds(() => layOut(instance));
	if (!blocking.made.ok) throw new Error(JSON.stringify(blocking.made.refusal));
	const market = blocking.made.value;
	const proof = seconds(() => optimum(market)!);
	const { flow, market: grown } = proof.made;
	const pass = seconds(() => priceOut(grown.source, grown, flow.prices, 12));
	if (pass.made.found.need.length > 0) throw new Error('a pair still gains');
	const gap = boundOf(grown.model, flow.prices) - objectiveOf(grown.model, flow.amounts);
	return {
		eligible: pass.made.priced,
		blocking: blocking.took,
		proof: proof.took,
		pass: pass.took,
		...verifyTimes(proof.made),
		gap: String(gap),
		megabytes: process.resourceUsage().maxRSS / 1024,
	};
}

function verifyTimes({ market, flow, pairsPriced }: Optimum) {
	const fairness = fairnessOf(market, flow.amounts);
	const solution = solutionOf({
		market,
		relaxed: flow,
		amounts: flow.amounts,
		comparisons: { qualityOnly: fairness, firstCome: fairness },
		pairsPriced,
		pivots: flow.pivots,
	});
	const known = best(() => verify(market, solution, 'known').length);
	const all = best(() => verify(market, solution, 'all').length);
	const plain = best(() => lowest(market, flow));
	if (known.made + all.made > 0) throw new Error('the plan is not proven');
	return { verifyKnown: known.took, verifyAll: all.took, plainPass: plain.took };
}

function lowest({ model }: Market, { prices }: Flow): number {
	let least = Infinity;
	for (let pair = 0; pair < model.pairNeed.length; pair += 1) {
		least = Math.min(least, reducedCost(model, prices, pair));
	}
	return least;
}

/** Of three runs. */
function best<Made>(act: () => Made): { readonly made: Made; readonly took: number } {
	const runs = [1, 2, 3].map(() => seconds(act));
	return runs.reduce((one, other) => (other.took < one.took ? other : one));
}

if (process.argv[1] === import.meta.filename) console.log(JSON.stringify(measure()));
