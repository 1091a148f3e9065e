export interface Party {
	readonly id: string;
	readonly name: string;
	readonly href?: string | undefined;
}

export interface Link {
	readonly from: string;
	readonly to: string;
	/** Any measure of one kind for all of them, such as fen; the line is as thick. */
	readonly weight?: number | undefined;
	/** What to say about it in the table. */
	readonly text?: string | undefined;
	readonly ended?: boolean | undefined;
}

interface Line {
	readonly link: Link;
	/** The `d` of a path in a square of 100. */
	readonly path: string;
	/** In px. */
	readonly width: number;
}

export interface Pairs {
	readonly left: readonly Party[];
	readonly right: readonly Party[];
	readonly lines: readonly Line[];
}

const THINNEST = 1.5;
const THICKEST = 7;
/** Of the height of a row, where many lines meet. */
const USED_OF_ROW = 0.8;
/** Enough for lists of some hundred to settle; each further one changes next to nothing. */
const SWEEPS = 4;

/**
 * Two columns and the lines between them. Each side is put in the order of where its partners
 * stand, in turns, so that few lines cross. Links to parties that are in neither list are left out.
 */
export function layoutPairs(
	supporting: readonly Party[],
	receiving: readonly Party[],
	links: readonly Link[],
): Pairs {
	let [left, right] = [supporting, receiving];
	for (let sweep = 0; sweep < SWEEPS; sweep++) {
		right = byPartners(right, left, (id) => partners(links, 'to', 'from', id));
		left = byPartners(left, right, (id) => partners(links, 'from', 'to', id));
	}
	return { left, right, lines: drawLines(left, right, links) };
}

function partners(links: readonly Link[], own: 'from' | 'to', other: 'from' | 'to', id: string) {
	return links.filter((link) => link[own] === id).map((link) => link[other]);
}

function byPartners(
	parties: readonly Party[],
	across: readonly Party[],
	partnersOf: (id: string) => string[],
): Party[] {
	const place = places(across);
	const middle = ({ id }: Party, index: number) => {
		const found = partnersOf(id).flatMap((partner) => place.get(partner) ?? []);
		// Who has no partner stays about where it was.
		if (!found.length) return (index + 0.5) / parties.length;
		return found.reduce((sum, value) => sum + value, 0) / found.length;
	};
	return parties
		.map((party, index) => ({ party, at: middle(party, index), index }))
		.sort((one, other) => one.at - other.at || one.index - other.index)
		.map(({ party }) => party);
}

/** The middle of each row, as a share of the height: rows of a column are equally high. */
function places(parties: readonly Party[]): Map<string, number> {
	return new Map(parties.map(({ id }, index) => [id, (index + 0.5) / parties.length]));
}

function drawLines(
	left: readonly Party[],
	right: readonly Party[],
	links: readonly Link[],
): Line[] {
	const [from, to] = [places(left), places(right)];
	const known = links.filter((link) => from.has(link.from) && to.has(link.to));
	const starts = spread(known, 'from', from, (link) => to.get(link.to) ?? 0);
	const ends = spread(known, 'to', to, (link) => from.get(link.from) ?? 0);
	const most = Math.max(0, ...known.map(({ weight }) => weight ?? 0));
	return known.map((link) => {
		const [start, end] = [percent(starts.get(link) ?? 0), percent(ends.get(link) ?? 0)];
		const share = most > 0 ? Math.sqrt((link.weight ?? 0) / most) : 0;
		const width = Number((THINNEST + (THICKEST - THINNEST) * share).toFixed(1));
		return { link, path: `M0,${start}C50,${start} 50,${end} 100,${end}`, width };
	});
}

/** Lines that meet at a party end beside each other in its row, in the order they come from. */
function spread(
	links: readonly Link[],
	side: 'from' | 'to',
	places: ReadonlyMap<string, number>,
	across: (link: Link) => number,
): Map<Link, number> {
	const row = (1 / places.size) * USED_OF_ROW;
	const at = new Map<Link, number>();
	for (const [id, middle] of places) {
		const own = links.filter((link) => link[side] === id).sort((a, b) => across(a) - across(b));
		const step = Math.min(row / own.length, row / 3);
		own.forEach((link, index) => at.set(link, middle + (index - (own.length - 1) / 2) * step));
	}
	return at;
}

function percent(share: number): number {
	return Number((share * 100).toFixed(2));
}
