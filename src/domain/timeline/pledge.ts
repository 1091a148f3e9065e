import type { Nature } from '#domain/offers/offer.ts';
import type { Named } from './ledger.ts';

/** A signed promise. Its amount is the one that was signed, whatever came of it. */
export interface PublishedPledge {
	readonly id: string;
	/** null is a donor who does not want to be named. */
	readonly donor: Named | null;
	readonly receivingName: string;
	readonly nature: Nature;
	readonly form: string;
	/** null for goods and services. */
	readonly amountFen: number | null;
	/** The words of an approximate figure: 2300多万元. */
	readonly amountText: string | null;
	readonly isApproximate: boolean;
	readonly agreementNumber: string | null;
	readonly agreementOn: string;
	readonly villageCodes: readonly string[];
	readonly pairingId: string | null;
	readonly status: string;
	readonly isDemo: boolean;
}

/** Who has promised under their own name. */
export interface PublishedDonor extends Named {
	readonly kind: string;
	readonly regionName: string;
	readonly isDemo: boolean;
}
