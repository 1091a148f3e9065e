import { FULL, pointsOf, sourceOf, targetOf, type Network } from './network.ts';
import { pointsColumn, type Rows } from './points.ts';

/*
 * The residual arcs, which pricing goes through: what could flow more than does. Each is a row of
 * four numbers: the points that a unit from `first` to `second` earns, these two nodes, and the
 * arc. A slack, need or tier arc has the row of its number; behind them stands the active pair of
 * each need. A full arc stands the other way round: it can only take back. Those of the tree stand
 * among them, because they neither gain nor lose.
 */
export const ROW = 4;
export const POINTS = 0;
export const FIRST = 1;
export const SECOND = 2;
export const ARC = 3;

/** The rows of a network where no arc is full yet, nor any pair active. */
export function rowsOf(network: Network): Rows {
	const { firstMakeshift, needs, isWide } = network;
	const rows = pointsColumn(isWide, ROW * (firstMakeshift + needs));
	for (let arc = 0; arc < firstMakeshift; arc += 1) {
		const at = ROW * arc;
		rows[at + POINTS] = pointsOf(network, arc);
		rows[at + FIRST] = sourceOf(network, arc);
		rows[at + SECOND] = targetOf(network, arc);
		rows[at + ARC] = arc;
	}
	return rows;
}

/** Gives a bounded arc its state; where it becomes full or is so no longer, its row turns round. */
export function mark({ state, residual, firstNeedArc }: Network, arc: number, to: number): void {
	const index = arc - firstNeedArc;
	if ((state[index] === FULL) !== (to === FULL)) turnRound(residual, ROW * arc);
	state[index] = to;
}

function turnRound(rows: Rows, at: number): void {
	const first = rows[at + FIRST]!;
	rows[at + POINTS] = 0 - rows[at + POINTS]!;
	rows[at + FIRST] = rows[at + SECOND]!;
	rows[at + SECOND] = first;
}
