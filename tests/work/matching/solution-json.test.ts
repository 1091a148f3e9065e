import { expect, it } from 'vitest';
import { valueOf } from '#domain/result.ts';
import { runMarket } from '#work/matching/match.server.ts';
import { solutionJson } from '#work/matching/solution-json.server.ts';
import { instance, TWO_VILLAGES } from '../../domain/matching/markets.ts';

it('writes the whole solution, a record a line', async () => {
	const solution = valueOf(runMarket(instance(TWO_VILLAGES)));
	const text = [...solutionJson(solution)].join('');
	expect(JSON.parse(text)).toEqual({ ...solution, objective: 446, bound: 446, lockedPoints: 0 });
	expect(text.split('\n').filter((line) => line.startsWith('{"need"'))).toHaveLength(4);
});
