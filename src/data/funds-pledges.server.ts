import type { PledgeName } from '#domain/funds/receipt.ts';
import type { Nature } from '#domain/offers/offer.ts';
import { UNNAMED, type Party } from '#domain/pledges/pledge.ts';

/** How every row of money names the pledge that it hangs on. */
export const nameColumns = `id, nature, agreement_number,
	pledge_donors(donor:organizations!pledge_donors_organization_id_fkey(id, name)),
	receiver:organizations!pledges_receiving_organization_id_fkey(id, name)` as const;

export const pledgeName = `pledges!inner(${nameColumns})` as const;

export interface PledgeNameRow {
	readonly id: string;
	readonly nature: string;
	readonly agreement_number: string | null;
	/** null where the reader may not know it. */
	readonly pledge_donors: { readonly donor: Party } | null;
	readonly receiver: Party;
}

export function toPledgeName(row: PledgeNameRow): PledgeName {
	const { id, receiver } = row;
	return {
		id,
		donor: row.pledge_donors?.donor ?? UNNAMED,
		receiver,
		nature: row.nature as Nature,
		agreementNumber: row.agreement_number,
	};
}
