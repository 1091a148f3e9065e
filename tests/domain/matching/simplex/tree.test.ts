import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MarketModel } from '#domain/matching/model.ts';
import { rebuild } from '#domain/matching/simplex/active.ts';
import { change } from '#domain/matching/simplex/changes.ts';
import { settle, startArcs } from '#domain/matching/simplex/flows.ts';
import { networkOf } from '#domain/matching/simplex/layout.ts';
import {
	capacityOf,
	FULL,
	IN_TREE,
	isMakeshift,
	pointsOf,
	sourceOf,
	targetOf,
	type Network,
} from '#domain/matching/simplex/network.ts';
import { pivot } from '#domain/matching/simplex/pivot.ts';
import { findEntering, pricingOf } from '#domain/matching/simplex/pricing.ts';
import { renumber, scratchFor } from '#domain/matching/simplex/renumber.ts';
import { RESIDUAL } from '#domain/matching/simplex/residual.ts';
import { flowOf, leadsUp, passedBy } from '#domain/matching/simplex/room.ts';
import { restore, snapshotOf } from '#domain/matching/simplex/snapshot.ts';
import {
	BRANCH,
	ROOM,
	THREAD,
	emptyTree,
	treeArcs,
	type Tree,
} from '#domain/matching/simplex/tree.ts';
import { bannedBy, changesOf, models } from './models.ts';

const { ARC, FIRST, POINTS, SECOND } = RESIDUAL;

const some = models({ offers: 6, needs: 9, villages: 4, amount: 40, points: 300 });

interface Open {
	readonly network: Network;
	readonly tree: Tree;
}

function opened(model: MarketModel, snapshot?: Int32Array): Open {
	const network = networkOf(model);
	const tree = emptyTree(network);
	settle(network, tree, restore(network, snapshot) ?? startArcs(network));
	return { network, tree };
}

/** The rows of a tree, place by place. */
function columnsOf({ branch, thread, room }: Tree) {
	const column = (rows: Int32Array | Float64Array, width: number, place: number) =>
		[...rows].filter((_, index) => index % width === place);
	return {
		parent: column(branch, 4, BRANCH.PARENT),
		size: column(branch, 4, BRANCH.SIZE),
		last: column(branch, 4, BRANCH.LAST),
		arc: column(branch, 4, BRANCH.ARC),
		next: column(thread, 2, THREAD.NEXT),
		before: column(thread, 2, THREAD.BEFORE),
		up: column(room, 2, ROOM.UP),
		down: column(room, 2, ROOM.DOWN),
	};
}

/** Pivots to the optimum; `look` after each. */
function solve({ network, tree }: Open, look: (pivots: number) => void): void {
	rebuild(network, tree);
	const pricing = pricingOf(network, tree);
	for (let pivots = 1; findEntering(pricing); pivots += 1) {
		if (pivots > 10_000) throw new Error('turns in a circle');
		pivot(network, tree, pricing.entering);
		look(pivots);
	}
}

/** All that is promised of the columns of a tree, in tree.ts, and of the arcs outside of it. */
function expectInvariants(open: Open): void {
	expectHung(open);
	expectFeasible(open);
	expectPriced(open);
	expectRows(open.network);
}

/** Parents, the thread and the stretches of subtrees, all counted from the parents alone. */
function expectHung({ network, tree }: Open): void {
	const { sink, nodes } = network;
	const { parent, size, last, arc, next, before } = columnsOf(tree);
	const order = [sink];
	for (let node = next[sink]!; node !== sink && order.length <= nodes; node = next[node]!) {
		order.push(node);
	}
	expect(order.toSorted((one, other) => one - other)).toEqual([...Array(nodes).keys()]);
	const place = new Map(order.map((node, index) => [node, index]));
	const counted = new Int32Array(nodes).fill(1);
	for (const node of order.slice(1).reverse()) {
		counted[parent[node]!]! += counted[node]!;
		const ends = [sourceOf(network, arc[node]!), targetOf(network, arc[node]!)];
		// A makeshift leads from the sink where its node lacks something.
		const isUp = leadsUp(network, tree, node) || isMakeshift(network, arc[node]!);
		expect(isUp ? ends : ends.toReversed()).toEqual([node, parent[node]]);
	}
	expect(size).toEqual([...counted]);
	for (const node of order) {
		expect(before[next[node]!]).toBe(node);
		expect(place.get(last[node]!)).toBe(place.get(node)! + size[node]! - 1);
		if (node !== sink) expect(place.get(parent[node]!)).toBeLessThan(place.get(node)!);
	}
}

/** What comes to a node goes on; no arc is full that leads up, none empty that leads down. */
function expectFeasible({ network, tree }: Open): void {
	const { sink, nodes, budget, state, capacity, firstNeedArc } = network;
	const { parent, arc, up, down } = columnsOf(tree);
	const rest = new Float64Array(nodes);
	rest.set(budget);
	const inTree = new Set(treeArcs(network, tree));
	state.forEach((own, index) => {
		expect(own === IN_TREE).toBe(inTree.has(firstNeedArc + index));
		if (own !== FULL) return;
		rest[sourceOf(network, firstNeedArc + index)]! -= capacity[index]!;
		rest[targetOf(network, firstNeedArc + index)]! += capacity[index]!;
	});
	for (let node = 0; node < nodes; node += 1) {
		if (node === sink) continue;
		expect(up[node]! + down[node]!).toBe(capacityOf(network, arc[node]!));
		expect(up[node]).toBeGreaterThan(0);
		expect(down[node]).toBeGreaterThanOrEqual(0);
		const passed = passedBy(network, tree, node);
		expect(passed).toBe(leadsUp(network, tree, node) ? down[node] : 0 - up[node]!);
		rest[node]! -= passed;
		rest[parent[node]!]! += passed;
	}
	rest.forEach((left, node) => node !== sink && expect(left).toBe(0));
}

/** No arc of the tree gains or loses, where a makeshift costs the same up and down. */
function expectPriced({ network, tree }: Open): void {
	const { sink, nodes } = network;
	const { parent, arc } = columnsOf(tree);
	const { price } = tree;
	expect(price[sink]).toBe(0);
	for (let node = 0; node < nodes; node += 1) {
		if (node === sink) continue;
		const points = pointsOf(network, arc[node]!);
		const gained = leadsUp(network, tree, node) ? points : 0 - points;
		expect(price[node]! - price[parent[node]!]!).toBe(gained);
	}
}

/** Every slack, need and tier arc has the row of its number, turned round where it is full. */
function expectRows(network: Network): void {
	const { residual, firstNeedArc, firstMakeshift, state } = network;
	for (let arc = 0; arc < firstMakeshift; arc += 1) {
		const at = 4 * arc;
		const ends = [sourceOf(network, arc), targetOf(network, arc)];
		const isFull = arc >= firstNeedArc && state[arc - firstNeedArc] === FULL;
		const points = pointsOf(network, arc);
		expect([residual[at + FIRST], residual[at + SECOND]]).toEqual(isFull ? ends.reverse() : ends);
		expect(residual[at + POINTS]).toBe(isFull ? 0 - points : points);
		expect(residual[at + ARC]).toBe(arc);
	}
}

describe('the tree', { timeout: 60_000 }, () => {
	it('is whole after every pivot, with its nodes in whatever order', () => {
		fc.assert(
			fc.property(some, fc.integer({ min: 1, max: 9 }), (model, every) => {
				const open = opened(model);
				const scratch = scratchFor(open.network);
				expectInvariants(open);
				solve(open, (pivots) => {
					if (pivots % every === 0) renumber(open.network, open.tree, scratch);
					expectInvariants(open);
				});
			}),
			{ numRuns: 150 },
		);
	});

	it('is whole after every change, and ends with no makeshift that carries anything', () => {
		const withChanges = some.chain((model) =>
			fc.tuple(fc.constant(model), fc.array(changesOf(model), { minLength: 1, maxLength: 4 })),
		);
		fc.assert(
			fc.property(withChanges, fc.boolean(), ([model, lists], isRenumbered) => {
				const open = opened(model);
				const { network, tree } = open;
				for (const [index, list] of lists.entries()) {
					solve(open, () => {});
					if (isRenumbered) renumber(network, tree, scratchFor(network));
					change(network, tree, list);
					expectInvariants(open);
					for (const pair of bannedBy(lists.slice(0, index + 1).flat())) {
						expect(capacityOf(network, network.firstPair + pair)).toBe(0);
					}
				}
				solve(open, () => {});
				columnsOf(tree).arc.forEach((arc, node) => {
					if (!isMakeshift(network, arc)) return;
					expect(flowOf(network, tree, node)).toBe(0);
				});
			}),
			{ numRuns: 200 },
		);
	});

	it('is whole from the start, where it was kept from a market with other numbers', () => {
		const pairs = fc.array(fc.nat({ max: 3 }), { minLength: 40, maxLength: 40 });
		fc.assert(
			fc.property(some, pairs, (model, factors) => {
				const before = opened(model);
				solve(before, () => {});
				const scaled = (column: Float64Array) =>
					column.map((value, index) => value * factors[index % factors.length]!);
				const other = {
					...model,
					budget: scaled(model.budget),
					amount: scaled(model.amount),
					tierWidth: scaled(model.tierWidth),
				};
				const open = opened(other, snapshotOf(before.network, before.tree));
				expectInvariants(open);
				solve(open, () => {});
			}),
			{ numRuns: 150 },
		);
	});
});
