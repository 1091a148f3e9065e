import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutPairs, type Link, type Party } from '#ui/charts/pairs.ts';

function parties(...ids: string[]): Party[] {
	return ids.map((id) => ({ id, name: id }));
}

function ids(list: readonly Party[]): string[] {
	return list.map(({ id }) => id);
}

test('partners are put across from each other, so that their lines do not cross', () => {
	const links: Link[] = [
		{ from: 'A', to: 'z' },
		{ from: 'B', to: 'y' },
		{ from: 'C', to: 'x' },
	];
	const { left, right } = layoutPairs(parties('A', 'B', 'C'), parties('x', 'y', 'z'), links);
	const partner = new Map(links.map(({ from, to }) => [from, to]));
	expect(ids(right)).toEqual(ids(left).map((id) => partner.get(id)));
});

test('the largest line is thickest, and a line without a measure is thinnest', () => {
	const { lines } = layoutPairs(parties('A'), parties('x', 'y', 'z'), [
		{ from: 'A', to: 'x', weight: 900 },
		{ from: 'A', to: 'y', weight: 100 },
		{ from: 'A', to: 'z' },
	]);
	const widths = lines.map(({ width }) => width);
	expect(widths).toEqual([...widths].sort((one, other) => other - one));
	expect(new Set(widths).size).toBe(3);
});

test('lines that meet at one party end beside each other', () => {
	const { lines } = layoutPairs(parties('A', 'B'), parties('x'), [
		{ from: 'A', to: 'x' },
		{ from: 'B', to: 'x' },
	]);
	const ends = lines.map(({ path }) => path.split(',').at(-1));
	expect(new Set(ends).size).toBe(2);
});

test('a link to somebody who is not shown is left out', () => {
	const { lines } = layoutPairs(parties('A'), parties('x'), [
		{ from: 'A', to: 'gone' },
		{ from: 'gone', to: 'x' },
	]);
	expect(lines).toEqual([]);
});

test('nobody is lost or doubled, and every line stays in its square', () => {
	const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
	const side = fc.uniqueArray(name);
	const link = fc.record({ from: name, to: name, weight: fc.nat() });
	fc.assert(
		fc.property(side, side, fc.array(link), (supporting, receiving, links) => {
			const { left, right, lines } = layoutPairs(
				parties(...supporting),
				parties(...receiving),
				links,
			);
			expect(ids(left).sort()).toEqual([...supporting].sort());
			expect(ids(right).sort()).toEqual([...receiving].sort());
			for (const figure of lines.flatMap(({ path }) => path.match(/-?[\d.]+/g) ?? [])) {
				expect(Number(figure)).toBeGreaterThanOrEqual(0);
				expect(Number(figure)).toBeLessThanOrEqual(100);
			}
		}),
	);
});
