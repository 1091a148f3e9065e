import type { PledgeName } from '#domain/funds/receipt.ts';
import type { Nature } from '#domain/offers/offer.ts';
import type { Party } from '#domain/pledges/pledge.ts';

/** How every row of money names the pledge that it hangs on. */
export const nameColumns = `id, nature, agreement_number,
	donor:organizations!pledges_donor_organization_id_fkey(id, name),
	receiver:organizations!pledges_receiving_organization_id_fkey(id, name)` as const;

export const pledgeName = `pledges!inner(${nameColumns})` as const;

export interface PledgeNameRow {
	readonly id: string;
	readonly nature: string;
	readonly agreement_number: string | null;
	readonly donor: Party;
	readonly receiver: Party;
}

export function toPledgeName(row: PledgeNameRow): PledgeName {
	const { id, donor, receiver } = row;
	return {
		id,
		donor,
		receiver,
		nature: row.nature as Nature,
		agreementNumber: row.agreement_number,
	};
}
