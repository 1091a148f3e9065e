import { isBoundToPairings, type Donor } from './donor.ts';
import type { Need } from './instance.ts';

export type Ineligible =
	| 'not_verified'
	| 'commodity_differs'
	| 'category_not_offered'
	| 'outside_regions'
	| 'outside_fiscal_pairings'
	| 'not_paired'
	| 'declined';

/** Why this donor may not give to this need, null where it may; the first reason that holds. */
export function whyNotEligible(need: Need, donor: Donor): Ineligible | null {
	const { offer } = donor;
	if (need.verified === 0) return 'not_verified';
	if (areDifferent(need.commodity, offer.commodity)) return 'commodity_differs';
	if (!offersCategory(donor, need.category)) return 'category_not_offered';
	if (donor.regions.length > 0 && !covers(donor.regions, need.village)) return 'outside_regions';
	if (isBoundToPairings(donor) && !covers(donor.paired, need.village)) {
		return offer.nature === 'fiscal_aid' ? 'outside_fiscal_pairings' : 'not_paired';
	}
	return donor.declined.has(need.id) ? 'declined' : null;
}

/** True where a village lies within one of the regions. */
export function covers(prefixes: readonly string[], village: string): boolean {
	return prefixes.some((prefix) => village.startsWith(prefix));
}

function offersCategory({ offer }: Donor, category: string): boolean {
	return !offer.categories?.length || offer.categories.includes(category);
}

// A market holds one commodity and says so once; records differ only where both name theirs.
function areDifferent(one: string | undefined, other: string | undefined): boolean {
	return one !== undefined && other !== undefined && one !== other;
}
