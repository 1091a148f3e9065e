import type { Named } from './ledger.ts';
import { addUpEach, type Sum, type Total } from './totals.ts';

/** What one donor, or those without a name together, gave. */
export interface Gift {
	readonly donor: Named | null;
	readonly sums: readonly Sum[];
}

/** By name, since nobody is ranked by amount; those without a name stand together at the end. */
export function giftsOf(totals: readonly Total[], names: readonly Named[]): Gift[] {
	const byDonor = addUpEach(totals);
	const gifts = [...names]
		.sort((one, other) => (one.name < other.name ? -1 : 1))
		.map((donor) => ({ donor, sums: byDonor.get(donor.id) ?? [] }));
	const anonymous = byDonor.get(null);
	return anonymous ? [...gifts, { donor: null, sums: anonymous }] : gifts;
}
