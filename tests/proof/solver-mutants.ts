/** A line of the solver, and what it is turned into. */
export interface Mutant {
	/** What it spoils, in words. */
	readonly spoils: string;
	/** Below src/domain/matching. */
	readonly file: string;
	/** Stands exactly once in the file. */
	readonly line: string;
	readonly becomes: string;
}

const inPivot: readonly Omit<Mutant, 'file'>[] = [
	{
		spoils: 'of equally tight arcs on the way from the second the last leaves',
		line: 'if (room[(other << 1) | UP]! <= fromSecond) {',
		becomes: 'if (room[(other << 1) | UP]! < fromSecond) {',
	},
	{
		spoils: 'of equally tight arcs on the way to the first the last leaves',
		line: 'if (room[(one << 1) | DOWN]! < toFirst) {',
		becomes: 'if (room[(one << 1) | DOWN]! <= toFirst) {',
	},
	{
		spoils: 'of two equally tight ways the one from the second has the last',
		line: 'circle.isFirst = toFirst < fromSecond;',
		becomes: 'circle.isFirst = toFirst <= fromSecond;',
	},
	{
		spoils: 'an arc that is itself the tightest changes its state',
		line: 'isFull ? EMPTY : FULL',
		becomes: 'isFull ? FULL : EMPTY',
	},
	{
		spoils: 'an arc that leaves is empty or full',
		line: 'isEmpty ? EMPTY : FULL',
		becomes: 'isEmpty ? FULL : EMPTY',
	},
	{
		spoils: 'on the way from the second an arc that leads up leaves full',
		line: 'leadsUp(network, tree, top) === isFirst',
		becomes: 'leadsUp(network, tree, top)',
	},
	{
		spoils: 'prices shift by the gain, up or down',
		line: 'isFirst ? gain : -gain',
		becomes: 'isFirst ? -gain : gain',
	},
	{
		spoils: 'of two nodes the one with fewer descendants goes up',
		line: 'if (sizeOfOne < sizeOfOther) {',
		becomes: 'if (sizeOfOne > sizeOfOther) {',
	},
	{
		spoils: 'an arc that enters has room up for what it did not send',
		line: '| UP] = isFirst ? most - amount : amount;',
		becomes: '| UP] = isFirst ? most : amount;',
	},
	{
		spoils: 'an arc that enters has room down for what it sent',
		line: '| DOWN] = isFirst ? amount : most - amount;',
		becomes: '| DOWN] = isFirst ? 0 : most - amount;',
	},
	{
		spoils: 'what flows down makes room up',
		line: 'room[(node << 1) | UP]! += amount;',
		becomes: '',
	},
];

const inPricing: readonly Omit<Mutant, 'file'>[] = [
	{
		spoils: 'a need or tier that enters has an end',
		line: 'entering.most = boundOf(network, arc);',
		becomes: 'entering.most = Infinity;',
	},
	{
		spoils: 'every kind of arc is asked',
		line: 'kindOf(0, firstNeedArc),',
		becomes: '',
	},
	{
		spoils: 'nothing is proven by the active pairs alone',
		line: 'if (rebuild(pricing.network, pricing.tree) === 0) return false;',
		becomes: 'return false;',
	},
	{
		spoils: 'a search goes on where the last ended, and round',
		line: 'row = stop === end ? start : stop;',
		becomes: 'row = stop === end ? Math.min(start + 1, end - 1) : stop;',
	},
];

const inFlows: readonly Omit<Mutant, 'file'>[] = [
	{
		spoils: 'an arc that a makeshift replaces stays full',
		line: 'isFull ? FULL : EMPTY',
		becomes: 'EMPTY',
	},
	{
		spoils: 'what full arcs bring is counted',
		line: 'excess[targetOf(network, firstNeedArc + index)]! += capacity[index]!;',
		becomes: '',
	},
];

const inSurgery: readonly Omit<Mutant, 'file'>[] = [
	{
		spoils: 'arcs on the way turn round',
		line: '| UP] = childDown;',
		becomes: '| UP] = childUp;',
	},
	{
		spoils: 'a turned node counts all but its child’s descendants',
		line: '| SIZE] = whole - childSize;',
		becomes: '| SIZE] = whole;',
	},
	{
		spoils: 'nodes above know their new last descendant',
		line: 'branch[(node << 2) | LAST] = last;',
		becomes: '',
	},
];

const inReroute: readonly Omit<Mutant, 'file'>[] = [
	{
		spoils: 'what an arc cannot carry goes on no further',
		line: 'rest -= wanted - passed;',
		becomes: '',
	},
	{
		spoils: 'a makeshift that turns round costs the other way',
		line: 'leadsUp(network, tree, node) ? -network.dear : network.dear',
		becomes: '-network.dear',
	},
	{
		spoils: 'prices below a new makeshift follow it',
		line: 'shift(tree, node, branch[(node << 2) | SIZE]!, to - price[node]!);',
		becomes: 'price[node] = to;',
	},
];

const inChanges: readonly Omit<Mutant, 'file'>[] = [
	{
		spoils: 'what a wider full arc takes from its source is rerouted',
		line: 'reroute(network, tree, from, -more);',
		becomes: '',
	},
	{
		spoils: 'makeshifts become dearer with dearer pairs',
		line: 'priceAll(network, tree);',
		becomes: '',
	},
	{
		spoils: 'prices that may outgrow 32 bits have more',
		line: 'tree.price = wide(tree.price);',
		becomes: '',
	},
	{
		spoils: 'a pair stays banned where points need 64 bits',
		line: 'some === banned ? bannedQuality(true) : some',
		becomes: 'some',
	},
	{
		spoils: 'other points of a pair in the tree move the prices beyond it',
		line: 'leadsUp(network, tree, node) ? more : -more',
		becomes: 'leadsUp(network, tree, node) ? -more : more',
	},
	{
		spoils: 'pairs of the tree keep their arcs where others join',
		line: 'for (const column of [tree.branch, network.residual]) {',
		becomes: 'for (const column of [network.residual]) {',
	},
	{
		spoils: 'active pairs keep their arcs where others join',
		line: 'for (const column of [tree.branch, network.residual]) {',
		becomes: 'for (const column of [tree.branch]) {',
	},
];

const elsewhere: readonly Mutant[] = [
	{
		spoils: 'prices go along arcs up and against arcs down',
		file: 'simplex/prices.ts',
		line: '(leadsUp(network, tree, node) ? points : -points)',
		becomes: 'points',
	},
	{
		spoils: 'a makeshift costs',
		file: 'simplex/network.ts',
		line: 'return -network.dear;',
		becomes: 'return 0;',
	},
	{
		spoils: 'a makeshift costs more than the best grant, not as much',
		file: 'simplex/points.ts',
		line: 'return quality + value + reward + 1;',
		becomes: 'return quality + value + reward;',
	},
	{
		spoils: 'a makeshift costs more than a need is worth',
		file: 'simplex/points.ts',
		line: 'return quality + value + reward + 1;',
		becomes: 'return quality + reward + 1;',
	},
	{
		spoils: 'a makeshift costs more than a village is worth',
		file: 'simplex/points.ts',
		line: 'return quality + value + reward + 1;',
		becomes: 'return quality + value + 1;',
	},
	{
		spoils: 'points that may outgrow 32 bits have more',
		file: 'simplex/points.ts',
		line: '> 2 ** 29;',
		becomes: '> 2 ** 40;',
	},
	{
		spoils: 'a price may sum a grant an offer',
		file: 'simplex/points.ts',
		line: '(offers + 1) * (heights.quality + heights.value)',
		becomes: '(heights.quality + heights.value)',
	},
	{
		spoils: 'a full arc gains where an empty one loses',
		file: 'simplex/residual.ts',
		line: 'rows[at | POINTS] = 0 - rows[at | POINTS]!;',
		becomes: '',
	},
	{
		spoils: 'a full arc sends back from its target',
		file: 'simplex/residual.ts',
		line: 'rows[at | FIRST] = rows[at | SECOND]!;',
		becomes: '',
	},
	{
		spoils: 'a banned pair has no room',
		file: 'simplex/network.ts',
		line: 'return isBanned ? 0 : boundOf(network, arc);',
		becomes: 'return boundOf(network, arc);',
	},
	{
		spoils: 'a need that gains is counted',
		file: 'simplex/active.ts',
		line: 'if (renew(network, tree, need) > 0) gaining += 1;',
		becomes: 'if (renew(network, tree, need) > 1000) gaining += 1;',
	},
	{
		spoils: 'the prices of a whole subtree shift, the odd node among them',
		file: 'simplex/prices.ts',
		line: 'if (count % 2 === 1) price[front]! += points;',
		becomes: '',
	},
	{
		spoils: 'nodes move with all their columns',
		file: 'simplex/renumber.ts',
		line: 'branch[to | LAST] = placeOf[ints[from | LAST]!]!;',
		becomes: 'branch[to | LAST] = ints[from | LAST]!;',
	},
	{
		spoils: 'an arc that leads up is never full, one that leads down never empty',
		file: 'simplex/room.ts',
		line: 'passed === wanted && room[(node << 1) | UP]! > 0',
		becomes: 'passed === wanted',
	},
	{
		spoils: 'an arc that cannot carry what it should leaves',
		file: 'simplex/room.ts',
		line: 'passed === wanted && room[(node << 1) | UP]! > 0',
		becomes: 'room[(node << 1) | UP]! > 0',
	},
	{
		spoils: 'an arc that leads down passes nothing on',
		file: 'simplex/room.ts',
		line: 'const most = isUp ? capacity : 0;',
		becomes: 'const most = capacity;',
	},
	{
		spoils: 'what an arc carries up could flow down again',
		file: 'simplex/room.ts',
		line: '| DOWN] = passed - least;',
		becomes: '| DOWN] = 0 - least;',
	},
	{
		spoils: 'residual arcs know the new names of their nodes',
		file: 'simplex/renumber.ts',
		line: 'renameRows(network, scratch);',
		becomes: '',
	},
	{
		spoils: 'found pairs join the open market',
		file: 'optimum.ts',
		line: 'if (!pricing || pricing.found.need.length === 0) {',
		becomes: 'if (pricing || pricing === null) {',
	},
	{
		spoils: 'a pair is passed over only where its highest score would not pay',
		file: 'pricing.ts',
		line: 'if (highest[index]! > offerPrices[offers[index]!]! + asked) return index;',
		becomes: 'if (highest[index]! > offerPrices[offers[index]!]! + asked + 100) return index;',
	},
	{
		spoils: 'pairs of a need are passed over only where none can be among its best',
		file: 'candidates.ts',
		line: 'while (end > first && highestKey(highest[end - 1]!) <= bar) end -= 1;',
		becomes: 'while (end > first && highest[end - 1]! <= bar) end -= 1;',
	},
	{
		spoils: 'pairs of an offer are passed over only where none can be among its best',
		file: 'candidates.ts',
		line: 'if (keyOf(points, lot, offer) <= bars[offer]!) continue;',
		becomes: 'if (points * 2 ** 15 <= bars[offer]!) continue;',
	},
	{
		spoils: 'a pair that both sides name stands once',
		file: 'pairs.ts',
		line: 'if (isInBoth) next += 1;',
		becomes: '',
	},
	{
		spoils: 'who gives to a place and to the one around it stands in its circle once',
		file: 'circles.ts',
		line: 'if (isNear[wide.offers[index]!] === 1) continue;',
		becomes: '',
	},
	{
		spoils: 'words are compared wherever there is a mark in common',
		file: 'scored-source.ts',
		line: 'found += (common | -common) >>> 31;',
		becomes: 'found += common >>> 31;',
	},
	{
		spoils: 'a need asks the reward of its village less',
		file: 'pricing.ts',
		line: '- value[need]! - prices.village[village[need]!]!',
		becomes: '- value[need]!',
	},
	{
		spoils: 'a grant that stays too small is closed',
		file: 'fix-and-solve.ts',
		line: 'if (amount < minimumGrant(market, pair)) decisions.close(pair);',
		becomes: '',
	},
	{
		spoils: 'a decision is turned round for good only where that is better',
		file: 'fix-and-solve.ts',
		line: 'if (points > best) best = points;',
		becomes: 'if (points < best) best = points;',
	},
	{
		spoils: 'what is held fills the lowest tiers',
		file: 'decisions.ts',
		line: 'to: at(model.tierWidth, start + tier) - held',
		becomes: 'to: at(model.tierWidth, start + tier)',
	},
	{
		spoils: 'points of what is held are counted',
		file: 'decisions.ts',
		line: 'heldPoints += BigInt(more) * BigInt(worth(model, pair)) + after - before;',
		becomes: 'heldPoints += after - before;',
	},
];

function of(file: string, mutants: readonly Omit<Mutant, 'file'>[]): Mutant[] {
	return mutants.map((mutant) => ({ ...mutant, file }));
}

/** Central lines: each holds the optimum, the proof or the end of the search. */
export const solverMutants: readonly Mutant[] = [
	...of('simplex/pivot.ts', inPivot),
	...of('simplex/pricing.ts', inPricing),
	...of('simplex/flows.ts', inFlows),
	...of('simplex/surgery.ts', inSurgery),
	...of('simplex/reroute.ts', inReroute),
	...of('simplex/changes.ts', inChanges),
	...elsewhere,
];
