import type { Seat } from '#domain/identity/actor.ts';
import { may, type Act } from '#domain/identity/permission.ts';
import { mayAct, type StatusOf } from '#domain/identity/transitions.ts';
import type { Refusal } from '#domain/result.ts';

/** What can be brought in, in the order of the desk. The same list stands in the table's check. */
export const importKinds = [
	'needs',
	'villages',
	'pledges',
	'receipts',
	'goods',
	'organizations',
] as const;

export type ImportKind = (typeof importKinds)[number];

export type ImportStatus = StatusOf<'import'>;

/** Rows of one file: what a person can look over. */
export const MOST_ROWS = 5000;

/** Whoever may fill in the form may bring in a file of it. */
export const importRights = {
	needs: 'need.save',
	villages: 'village.count',
	pledges: 'pledge.draw_up',
	receipts: 'receipt.confirm',
	goods: 'goods.ship',
	organizations: 'organization.found',
} as const satisfies Record<ImportKind, Act>;

/**
 * What undoing can take back. A receipt is its approver's to return, and a head count is replaced
 * by stating another.
 */
const undoneKinds: readonly ImportKind[] = ['needs', 'pledges', 'goods', 'organizations'];

/** What is wrong in a row, or only to be told of: then it holds up nothing. */
export interface Issue extends Refusal {
	/** The column; null where it is about the row. */
	readonly key: string | null;
	readonly isNote?: true;
}

/** A column of the file; `key` is null where it means nothing here. */
export interface HeadCell {
	readonly label: string;
	readonly key: string | null;
}

/** What a total row declares of a column, beside what its rows sum to: fen, or thousandths. */
export interface DeclaredSum {
	readonly key: string;
	readonly declared: number;
	readonly sum: number;
	readonly verdict: 'equal' | 'rounded' | 'differs';
}

export interface Import {
	readonly id: string;
	readonly kind: ImportKind;
	readonly documentId: string;
	readonly fileName: string;
	readonly status: ImportStatus;
	/** Percent. */
	readonly progress: number;
	/** Why there are no rows to show. */
	readonly failure: Refusal | null;
	readonly head: readonly HeadCell[];
	readonly sums: readonly DeclaredSum[];
	readonly rowCount: number;
	readonly faultCount: number;
	/** What undoing took back. */
	readonly withdrawnCount: number | null;
	readonly createdAt: string;
	readonly importedAt: string | null;
	readonly undoneAt: string | null;
}

export interface ImportRow {
	/** The number of the row in the file. */
	readonly position: number;
	readonly cells: readonly string[];
	readonly issues: readonly Issue[];
	readonly isFaulty: boolean;
	readonly recordId: string;
}

/** What this one may bring in. */
export function kindsFor(seat: Seat): ImportKind[] {
	return importKinds.filter((kind) => may(seat, importRights[kind]));
}

/** What may be done with an import now, by whoever may do it at all. */
export function actsOn(
	seat: Seat,
	{
		kind,
		status,
		rowCount,
		faultCount,
	}: Pick<Import, 'kind' | 'status' | 'rowCount' | 'faultCount'>,
) {
	const isOwn = may(seat, importRights[kind]);
	const isWhole = rowCount > 0 && faultCount === 0;
	return {
		confirm: isOwn && isWhole && mayAct('import', status, 'confirm'),
		undo: isOwn && undoneKinds.includes(kind) && mayAct('import', status, 'undo'),
		discard: isOwn && mayAct('import', status, 'discard'),
	};
}
