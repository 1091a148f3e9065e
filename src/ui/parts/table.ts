import type { Snippet } from 'svelte';

export interface Column<Row> {
	readonly label: string;
	/** What the cell says; `cell` draws it instead where text is not enough. */
	readonly text?: (row: Row) => string;
	readonly cell?: Snippet<[Row]>;
	/** Where the text leads, if anywhere. */
	readonly href?: (row: Row) => string | null;
	/** Figures: tabular, and to the right so that their places stand below each other. */
	readonly numeric?: boolean;
	/** Too short to be broken: a day, a code. */
	readonly nowrap?: boolean;
	/** Names the row; the first column does unless another says so. */
	readonly head?: boolean;
	/** Over everything that was found, not over this page. */
	readonly total?: string;
	/** The address that sorts by it, and how it is sorted now. */
	readonly sort?: {
		readonly href: string;
		readonly direction: 'ascending' | 'descending' | null;
	};
	/** A CSS width. */
	readonly width?: string;
}

/** Boxes before the rows, for one act on many. */
export interface Pick<Row> {
	readonly name: string;
	readonly value: (row: Row) => string;
	/** Tells readers which row the box belongs to. */
	readonly label: (row: Row) => string;
}

/** Which column names the row. */
export function headIndex(columns: readonly { readonly head?: boolean }[]): number {
	return Math.max(
		0,
		columns.findIndex(({ head }) => head),
	);
}
