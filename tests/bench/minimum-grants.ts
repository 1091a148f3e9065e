import { keepMinimumGrants } from '#domain/matching/fix-and-solve.ts';
import { tooSmall } from '#domain/matching/grants.ts';
import { objectiveOf } from '#domain/matching/model.ts';
import { banUnable } from '#domain/matching/optimum.ts';
import { openSimplex } from '#domain/matching/simplex/simplex.ts';
import { nationalMarket, random, type Size } from './national.ts';

/**
 * What minimum grants cost, in percent of the bound that a round proves: no plan can use a pair
 * that never reaches its donor's minimum, so the bound is that of the others. Seven donors in ten
 * have a minimum of 2 to 12 % of their budget, at most some 30,000 yuan: every twelfth grant of the
 * optimum is smaller.
 */
export function grantGap(size: Size, seed: number) {
	const model = nationalMarket(size, seed);
	const draw = random(9);
	const minimum = model.budget.map((budget) => {
		if (draw() < 0.3) return 0;
		const share = budget * (0.02 + 0.1 * draw());
		return Math.max(1, Math.round(Math.min(share, 50 + 500 * draw())));
	});
	const simplex = openSimplex(model);
	banUnable({ model, minimum }, simplex);
	simplex.solve();
	const bound = simplex.points();
	const relaxed = simplex.flow();
	const { amounts } = relaxed;
	const start = process.cpuUsage();
	const kept = keepMinimumGrants({ model, minimum }, simplex, relaxed)!;
	const milliseconds = process.cpuUsage(start).user / 1000;
	const isKept = tooSmall({ model, minimum }, kept.amounts).length === 0;
	if (!isKept) throw new Error('a grant is too small');
	const grants = amounts.filter((amount) => amount > 0).length;
	return {
		'too small before, %': percent(tooSmall({ model, minimum }, amounts).length / grants),
		'gap, %': percent(Number(bound - objectiveOf(model, kept.amounts)) / Number(bound)),
		milliseconds: Math.round(milliseconds),
	};
}

function percent(share: number): number {
	return Math.round(share * 100_000) / 1000;
}
