import type { Solution } from '#domain/matching/solution.ts';

const LISTS = ['matches', 'unmet', 'unspent'] as const;

/**
 * A solution as JSON, in pieces: a record a line, so that two of them can be compared by line.
 * Objective and bound are exact numerals of any length, as JSON allows: a reader with whole numbers
 * of any size gets them to the unit, one with floating point to 16 digits.
 */
export function* solutionJson(solution: Solution): Generator<string, void> {
	const { objective, bound, gap, lockedPoints, certificate, stats, ...others } = solution;
	const { matches, unmet, unspent, ...rest } = others;
	yield `{\n"objective": ${objective},\n"bound": ${bound},\n"gap": ${gap}`;
	yield `,\n"lockedPoints": ${lockedPoints}`;
	const lists = { matches, unmet, unspent };
	for (const name of LISTS) {
		yield `,\n"${name}": [`;
		yield* records(lists[name]);
		yield ']';
	}
	for (const [name, value] of Object.entries({ ...rest, certificate, stats })) {
		yield `,\n"${name}": ${JSON.stringify(value)}`;
	}
	yield '\n}\n';
}

function* records(list: readonly unknown[]): Generator<string, void> {
	for (const [index, record] of list.entries()) {
		yield `${index === 0 ? '\n' : ',\n'}${JSON.stringify(record)}`;
	}
}
