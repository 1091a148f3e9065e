export interface Stage {
	readonly key: string;
	readonly label: string;
	readonly fen: number;
	/** The rows that sum to it. */
	readonly href?: string | undefined;
	/** The words for what arrived here and has not gone on. */
	readonly rest?: string | undefined;
}

export interface Exit {
	/** The stage it leaves after. */
	readonly after: string;
	readonly label: string;
	readonly fen: number;
	/** The rows that sum to it. */
	readonly href?: string | undefined;
}

interface Node {
	readonly key: string;
	readonly x: number;
	readonly height: number;
}

interface Band {
	readonly kind: 'on' | 'last' | 'rest' | 'exit';
	/** The `d` of a path. */
	readonly path: string;
	/** Where a band ends that goes no further. */
	readonly end: { readonly x: number; readonly y: number; readonly height: number } | null;
}

export interface Flow {
	readonly nodes: readonly Node[];
	readonly bands: readonly Band[];
}

/** The picture is 1000 wide and stretched to the page; heights are shares of the largest stage. */
export const WIDTH = 1000;
export const HEIGHT = 118;
export const NODE_WIDTH = 7;
const LARGEST = 100;
/** What is there must be seen, however small beside the largest. */
const LEAST = 1.2;
/** How far down, and how far along its column, a band goes that ends. */
const DROP = 9;
const END_AT = 0.6;

interface Edge {
	readonly x: number;
	readonly top: number;
	readonly bottom: number;
}

/** What stays at a stage: received and neither passed on nor gone out by an exit. Never below 0. */
export function restOf(stages: readonly Stage[], index: number, exits: readonly Exit[]): number {
	const [stage, next] = [stages[index], stages[index + 1]];
	if (!stage || !next) return 0;
	return Math.max(0, stage.fen - next.fen - exitsOf(stage, exits));
}

function exitsOf({ key }: Stage, exits: readonly Exit[]): number {
	return exits.filter(({ after }) => after === key).reduce((sum, { fen }) => sum + fen, 0);
}

/**
 * A Sankey of stages in their order, in columns from left to right. From each node the band to
 * the next one leaves at the top; below it, what rests and what goes out curve down and end.
 */
export function layoutFlow(stages: readonly Stage[], exits: readonly Exit[] = []): Flow {
	const most = Math.max(1, ...stages.map(({ fen }) => fen));
	const high = (fen: number) => (fen > 0 ? Math.max(LEAST, (fen / most) * LARGEST) : 0);
	const column = WIDTH / Math.max(1, stages.length);
	const nodes = stages.map(({ key, fen }, index) => ({
		key,
		x: index * column,
		height: high(fen),
	}));
	const bands = stages.flatMap((stage, index) => {
		const [node, next] = [nodes[index], nodes[index + 1]];
		if (!node || !next) return [];
		const heights = { rest: high(restOf(stages, index, exits)), exit: high(exitsOf(stage, exits)) };
		return [bandOn(node, next), ...ending(node, next, heights, column)];
	});
	return { nodes, bands: [...bands, ...lastBand(nodes)].filter(({ path }) => path !== '') };
}

function bandOn(node: Node, next: Node): Band {
	const from = { x: node.x + NODE_WIDTH, top: 0, bottom: Math.min(node.height, next.height) };
	return { kind: 'on', path: band(from, { x: next.x, top: 0, bottom: next.height }), end: null };
}

/** What reached the last stage fills its column: it has arrived. */
function lastBand(nodes: readonly Node[]): Band[] {
	const last = nodes[nodes.length - 1];
	if (!last) return [];
	const edge = { x: last.x + NODE_WIDTH, top: 0, bottom: last.height };
	return [{ kind: 'last', path: band(edge, { ...edge, x: WIDTH }), end: null }];
}

function ending(
	node: Node,
	next: Node,
	heights: { rest: number; exit: number },
	column: number,
): Band[] {
	const top = Math.min(node.height, next.height);
	const x = node.x + column * END_AT;
	const spans = [
		{ kind: 'rest' as const, top, height: heights.rest, drop: DROP },
		{ kind: 'exit' as const, top: top + heights.rest, height: heights.exit, drop: 2 * DROP },
	];
	return spans.map(({ kind, top, height, drop }) => {
		const from = { x: node.x + NODE_WIDTH, top, bottom: Math.min(top + height, node.height) };
		const to = { x, top: top + drop, bottom: Math.min(top + height, node.height) + drop };
		return { kind, path: band(from, to), end: { x, y: to.top, height: to.bottom - to.top } };
	});
}

function band(from: Edge, to: Edge): string {
	if (from.bottom <= from.top || to.bottom <= to.top) return '';
	const middle = (from.x + to.x) / 2;
	const curve = (edge: 'top' | 'bottom', start: Edge, end: Edge) =>
		`C${at(middle, start[edge])} ${at(middle, end[edge])} ${at(end.x, end[edge])}`;
	const over = `M${at(from.x, from.top)}${curve('top', from, to)}`;
	return `${over}L${at(to.x, to.bottom)}${curve('bottom', to, from)}Z`;
}

function at(x: number, y: number): string {
	return `${Number(x.toFixed(1))},${Number(y.toFixed(1))}`;
}
