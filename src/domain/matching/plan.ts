import type { Unit } from '#domain/needs/measure.ts';
import { categories, type Category } from '#domain/needs/need.ts';
import type { Reasons } from './explain.ts';

/** A grant of a plan as its owner reads it, published or not. */
export interface Match {
	readonly id: string;
	readonly need: {
		readonly id: string;
		readonly title: string;
		readonly category: Category | null;
		readonly villageCode: string;
		/** From the county down. */
		readonly place: string;
	};
	readonly offer: { readonly id: string; readonly title: string };
	readonly donorName: string;
	/** Villages are not told the donor. */
	readonly isAnonymous: boolean;
	readonly unit: Unit;
	readonly quantity: number;
	readonly reasons: Reasons;
}

/** A need and an offer by the names that somebody chooses them by. */
export interface NamedNeed {
	readonly needId: string;
	readonly title: string;
	readonly villageName: string;
}

export interface NamedOffer {
	readonly offerId: string;
	readonly title: string;
	readonly donorName: string;
}

/** A need or an offer that an explanation speaks of. */
export interface Named {
	readonly title: string;
	/** The village, or the donor. */
	readonly of: string;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What may stand in an address to choose matches by. */
export const matchForms = {
	place: /^[1-9]\d{11}$/,
	donor: ID,
	category: new RegExp(`^(?:${categories.join('|')})$`),
	least: /^\d{1,13}$/,
	order: /^(?:village|amount)$/,
} as const;

export type MatchFilter = { readonly [Name in keyof typeof matchForms]?: string | undefined };

/** The least quantity to be listed: typed in yuan where it is money. */
export function leastOf({ least }: MatchFilter, unit: Unit): number | undefined {
	if (!least) return undefined;
	return unit === null ? Number(least) * 100 : Number(least);
}
