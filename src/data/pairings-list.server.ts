import { ancestorsOf, boundsOf } from '#domain/regions/code.ts';
import type { View } from '#domain/list.ts';
import type { pairingList } from '#domain/pairings/list.ts';
import type { Pairing, PairingState } from '#domain/pairings/pairing.ts';
import type { Db } from './client.server.ts';
import { readPage, type Keyset } from './keyset.server.ts';

export const pairingColumns = `id, programme, kind, valid_from, valid_to, predecessor_id, basis,
	basis_document_id, is_demo, supporting_name, receiving_name, supporting_region_code,
	receiving_region_code, supporting_organization_id, receiving_organization_id,
	supporter:organizations!pairings_supporting_organization_id_fkey(name),
	receiver:organizations!pairings_receiving_organization_id_fkey(name),
	supporting:regions!pairings_supporting_region_code_fkey(name),
	receiving:regions!pairings_receiving_region_code_fkey(name)` as const;

interface Named {
	readonly name: string;
}

export interface PairingRow {
	id: string;
	programme: string;
	kind: string;
	valid_from: string;
	valid_to: string | null;
	predecessor_id: string | null;
	basis: string | null;
	basis_document_id: string | null;
	is_demo: boolean;
	supporting_name: string | null;
	receiving_name: string | null;
	supporting_region_code: string;
	receiving_region_code: string;
	supporting_organization_id: string;
	receiving_organization_id: string | null;
	/** null where the reader may not see an organization that nobody has verified. */
	supporter: Named | null;
	receiver: Named | null;
	supporting: Named;
	receiving: Named;
}

type PairingView = View<typeof pairingList>;

/** The pairings of everybody. @param today parts those in force from the others, 'YYYY-MM-DD' */
export async function list(
	db: Db,
	view: PairingView,
	{ limit, today }: { limit: number; today: string },
): Promise<Keyset<Pairing>> {
	const { by, descending } = view.sort;
	// Without a last day a pairing ends after all that have one.
	const order = { column: by, descending, id: 'id', ...(by === 'valid_to' && last) };
	const ask = () => narrowed(db, view.filter, today);
	const { rows, next } = await readPage(ask, order, { after: view.after, limit });
	return { rows: rows.map(toPairing), next };
}

const last = { nulls: 'first' } as const;

function narrowed(db: Db, filter: PairingView['filter'], today: string) {
	const { state, kind, programme, region } = filter;
	let query = db.from('pairings').select(pairingColumns);
	if (state) query = query.or(conditionOf(state as PairingState, today));
	if (kind) query = query.eq('kind', kind);
	if (programme) query = query.eq('programme', programme);
	if (region) query = query.or(touching(region));
	return query;
}

function conditionOf(state: PairingState, today: string): string {
	if (state === 'coming') return `valid_from.gt.${today}`;
	if (state === 'ended') return `valid_to.lt.${today}`;
	const begun = `valid_from.lte.${today}`;
	return `and(${begun},valid_to.is.null),and(${begun},valid_to.gte.${today})`;
}

/** Either side lies within the region or holds it. */
function touching(region: string): string {
	const [first, end] = boundsOf(region);
	const above = ancestorsOf(region);
	return ['supporting_region_code', 'receiving_region_code']
		.flatMap((side) => [
			`and(${side}.gte.${first},${side}.lte.${end})`,
			...(above.length > 0 ? [`${side}.in.(${above.join(',')})`] : []),
		])
		.join(',');
}

export function toPairing(row: PairingRow): Pairing {
	return {
		id: row.id,
		programme: row.programme as Pairing['programme'],
		kind: row.kind as Pairing['kind'],
		supporting: {
			organizationId: row.supporting_organization_id,
			organizationName: row.supporter?.name ?? null,
			name: row.supporting_name ?? row.supporter?.name ?? row.supporting.name,
			regionCode: row.supporting_region_code,
			regionName: row.supporting.name,
		},
		receiving: {
			organizationId: row.receiving_organization_id,
			organizationName: row.receiver?.name ?? null,
			name: row.receiving_name ?? row.receiver?.name ?? row.receiving.name,
			regionCode: row.receiving_region_code,
			regionName: row.receiving.name,
		},
		validFrom: row.valid_from,
		validTo: row.valid_to,
		predecessorId: row.predecessor_id,
		basis: row.basis,
		basisDocumentId: row.basis_document_id,
		isDemo: row.is_demo,
	};
}
