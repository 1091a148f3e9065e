import type { Named } from './ledger.ts';
import type { Place } from './place.ts';

/** Goods handed out in one village by one signed sheet. Quantities in thousandths of their unit. */
export interface PublishedHandover {
	readonly id: string;
	readonly place: Place;
	/** null is a donor who does not want to be named. */
	readonly donor: Named | null;
	readonly item: string;
	readonly unit: string;
	readonly quantityMilli: number;
	/** null for fewer than three, or where villages or facilities got them. */
	readonly householdCount: number | null;
	readonly handedOn: string;
	/** Of all that was pledged of the item; null: not valued. */
	readonly valuation: {
		readonly fen: number;
		readonly basis: string;
		readonly pledgedMilli: number;
	} | null;
	readonly isDemo: boolean;
}
