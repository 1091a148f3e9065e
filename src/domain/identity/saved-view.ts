/** A named question to a list. */
export interface SavedView {
	readonly id: string;
	/** The list: the last part of its address under /desk. */
	readonly list: string;
	readonly name: string;
	/** The query of the address, `?…`, or nothing. */
	readonly query: string;
}

/** The lists whose views can be kept. */
export const viewedLists = [
	'exchanges',
	'needs',
	'offers',
	'pairings',
	'pledges',
	'projects',
	'receipts',
	'shipments',
	'updates',
] as const;
