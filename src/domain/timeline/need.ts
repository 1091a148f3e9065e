import { categories, commodities, type Need } from '#domain/needs/need.ts';
import { COUNTY, DIVISION, oneOf, type Filter } from '#domain/filter.ts';
import type { Place } from './place.ts';

/** What became of a verified need. */
export const publicNeedStatuses = ['open', 'fulfilled', 'closed'] as const;

export const needForms = {
	county: COUNTY,
	region: DIVISION,
	category: oneOf(categories),
	commodity: oneOf(commodities),
	status: oneOf(publicNeedStatuses),
} as const;

export type NeedFilter = Filter<typeof needForms>;

export interface PublishedNeed extends Pick<
	Need,
	| 'id'
	| 'title'
	| 'description'
	| 'category'
	| 'commodity'
	| 'amountFen'
	| 'quantity'
	| 'unit'
	| 'urgency'
	| 'beneficiaryHouseholds'
	| 'beneficiaryPersons'
	| 'isDemo'
> {
	readonly status: (typeof publicNeedStatuses)[number];
	readonly place: Place;
	/** What both sides have agreed to so far, in the unit of the need. */
	readonly agreed: number;
	readonly openedOn: string;
}
