import { describe, expect, it } from 'vitest';
import { lineOf } from '#work/matching/json-place.server.ts';

const SOURCE = `{
	"needs": [
		{ "id": "n1", "text": "\\"}]\\u0041\\n" },
		{
			"id": "n2",
			"amount": [1, -2.5e3,
				true]
		}
	],
	"offers": []
}`;

describe('the line of a value in a JSON text', () => {
	it.each<[path: (string | number)[], line: number]>([
		[[], 1],
		[['needs'], 2],
		[['needs', 0, 'text'], 3],
		[['needs', 1], 4],
		[['needs', 1, 'id'], 5],
		[['needs', 1, 'amount', 2], 7],
		[['offers'], 10],
	])('is found by its path: %j', (path, line) => {
		expect(lineOf(SOURCE, path)).toBe(line);
	});

	it('is that of its record where the field is missing', () => {
		expect(lineOf(SOURCE, ['needs', 1, 'village'])).toBe(4);
	});

	it.each<[source: string, line: number]>([
		['{\n"a": 1,\n}', 3],
		['{\n"a": x}', 2],
		['{"a": [1,\n2', 2],
		['[1,\n2}', 2],
		['{"a"\n\n1}', 3],
		['["\n"]', 1],
		['\n\n', 3],
	])('is where the text stops being JSON: %j', (source, line) => {
		expect(lineOf(source, ['b'])).toBe(line);
	});

	it('is found at any depth, or said to be the first', () => {
		expect(lineOf('['.repeat(1_000_000), [])).toBe(1);
	});
});
