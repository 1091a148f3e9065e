import type { LedgerRow } from '#domain/timeline/ledger.ts';
import type { Place } from '#domain/timeline/place.ts';

/** A village's names, for a select that embeds `regions`. */
export const placeColumns = 'name, township:parent_code(name, county:parent_code(name))' as const;

interface Above {
	readonly name: string;
	readonly township: {
		readonly name: string;
		readonly county: { readonly name: string } | null;
	} | null;
}

export function toPlace(code: string, names: Above): Place;
export function toPlace(code: string | null, names: Above | null): Place | null;
export function toPlace(code: string | null, names: Above | null): Place | null {
	if (!code || !names) return null;
	const { name, township } = names;
	return {
		code,
		village: name,
		township: township?.name ?? '',
		county: township?.county?.name ?? '',
	};
}

export function toPairing(
	pairing: { id: string; supporting_name: string; receiving_name: string } | null,
): LedgerRow['pairing'] {
	if (!pairing) return null;
	const { id, supporting_name: supporting, receiving_name: receiving } = pairing;
	return { id, supporting, receiving };
}
