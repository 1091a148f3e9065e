import { FULL, pointsOf, sourceOf, targetOf, type Network } from './network.ts';
import { pointsColumn, type Rows } from './points.ts';

/*
 * The residual arcs, which pricing goes through: what could flow more than does. Each is a row of
 * four numbers: the points that a unit from `first` to `second` earns, these two nodes, and the
 * arc. A slack, need or tier arc has the row of its number; behind them stands the active pair of
 * each need. A full arc stands the other way round: it can only take back. Those of the tree stand
 * among them, because they neither gain nor lose.
 */
export const RESIDUAL = { POINTS: 0, FIRST: 1, SECOND: 2, ARC: 3 } as const;

const { POINTS, FIRST, SECOND, ARC } = RESIDUAL;

/** The rows of a network where no arc is full yet, nor any pair active. */
export function rowsOf(network: Network): Rows {
	const { firstMakeshift, firstPair, needs, isWide } = network;
	const rows = pointsColumn(isWide, 4 * (firstMakeshift + needs));
	for (let arc = 0; arc < firstMakeshift; arc += 1) {
		rows[(arc << 2) | POINTS] = pointsOf(network, arc);
		rows[(arc << 2) | FIRST] = sourceOf(network, arc);
		rows[(arc << 2) | SECOND] = targetOf(network, arc);
		rows[(arc << 2) | ARC] = arc;
	}
	for (let arc = firstMakeshift; arc < firstMakeshift + needs; arc += 1) {
		rows[(arc << 2) | ARC] = firstPair - 1;
	}
	return rows;
}

/** Gives a bounded arc its state; where it becomes full or is so no longer, its row turns round. */
export function mark({ state, residual, firstNeedArc }: Network, arc: number, to: number): void {
	const index = arc - firstNeedArc;
	if ((state[index] === FULL) !== (to === FULL)) turnRound(residual, arc << 2);
	state[index] = to;
}

function turnRound(rows: Rows, at: number): void {
	const first = rows[at | FIRST]!;
	rows[at | POINTS] = 0 - rows[at | POINTS]!;
	rows[at | FIRST] = rows[at | SECOND]!;
	rows[at | SECOND] = first;
}
