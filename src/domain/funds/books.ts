/** Something that must be true of money or goods and is not. */
export interface BrokenInvariant {
	/** In words, as `supabase/checks/invariants.sql` has them. */
	readonly broken: string;
	/** The id of the record, whichever table the words speak of. */
	readonly record: string;
}

/** What the daily run over the books found. */
export interface DailyBooks {
	readonly at: string;
	readonly count: number;
	/** The first of them. */
	readonly broken: readonly BrokenInvariant[];
}

/** More than these tell no more than these. */
export const LISTED_AT_MOST = 20;
