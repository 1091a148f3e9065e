import { expect, it } from 'vitest';
import { moneyByNature } from '#domain/funds/project.ts';

it('the money of a project is added up by nature and never over natures', () => {
	const inflows = [
		{ nature: 'social_donation', bucket: 'allocated', fen: 300 },
		{ nature: 'fiscal_aid', bucket: 'allocated', fen: 1_000 },
		{ nature: 'fiscal_aid', bucket: 'disbursed', fen: 400 },
		{ nature: 'fiscal_aid', bucket: 'disbursed', fen: 200 },
		{ nature: 'fiscal_aid', bucket: 'spent', fen: 150 },
	] as const;
	expect(moneyByNature(inflows)).toEqual([
		{ nature: 'fiscal_aid', allocatedFen: 1_000, disbursedFen: 600, spentFen: 150 },
		{ nature: 'social_donation', allocatedFen: 300, disbursedFen: 0, spentFen: 0 },
	]);
	expect(moneyByNature([])).toEqual([]);
});
