import { toMilli } from '#domain/needs/quantity.ts';
import type { PledgeDraft, Signature } from '#domain/pledges/form.ts';
import {
	UNNAMED,
	type Exit,
	type ExitRequest,
	type Pledge,
	type PledgeStatus,
	type PledgeSummary,
} from '#domain/pledges/pledge.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { act, answered } from './fault.server.ts';
import { namePlaces, placeOf } from './pledges-places.server.ts';
import {
	standingsOf,
	summaryColumns,
	toSummary,
	type SummaryRow,
} from './pledges-standings.server.ts';

const columns = `${summaryColumns}, proposal_id, earmark, change_of_use_clause, is_anonymous,
	agreement_document_id, drawn_up_by, edited_by, version, readable_proposal:proposals(id),
	pledge_lines(position, village_code, need_id, amount_fen, needs(title)),
	pledge_goods(position, item, unit, quantity, valuation_fen, valuation_basis),
	instalments(position, due_on, amount_fen)` as const;

type Row = Omit<Tables<'pledges'>, 'donor_organization_id' | 'drawn_up_by_organization_id'> &
	SummaryRow & {
		/** Null also when there is one that is not the reader's to see. */
		readable_proposal: { id: string } | null;
		pledge_lines: (Pick<
			Tables<'pledge_lines'>,
			'position' | 'village_code' | 'need_id' | 'amount_fen'
		> & { needs: { title: string } | null })[];
		pledge_goods: Omit<Tables<'pledge_goods'>, 'pledge_id'>[];
		instalments: Pick<Tables<'instalments'>, 'position' | 'due_on' | 'amount_fen'>[];
	};

export async function find(db: Db, id: string): Promise<Pledge | null> {
	const query = db.from('pledges').select(columns).eq('id', id).maybeSingle();
	const row = answered(await query) as Row | null;
	if (!row) return null;
	const [standings, exits, names] = await Promise.all([
		standingsOf(db, [id]),
		listExits(db, id),
		namePlaces(
			db,
			row.pledge_lines.map((line) => line.village_code),
		),
	]);
	return { ...toSummary(row, standings), ...toTerms(row, names), exits };
}

async function listExits(db: Db, pledgeId: string): Promise<ExitRequest[]> {
	// Not embedded: the local gateway takes the key of pending requests for one of all requests.
	const query = db.from('pledge_exits').select('*, organizations(id, name)');
	const rows = answered(
		await query.eq('pledge_id', pledgeId).order('requested_at', { ascending: false }),
	);
	return rows.map((row) => ({
		exit: row.exit as Exit,
		reason: row.reason,
		status: row.status as ExitRequest['status'],
		answer: row.answer,
		requestedBy: row.requested_by,
		organization: row.organizations,
		requestedAt: row.requested_at,
	}));
}

/** Begins a draft or edits one. One id is one pledge, however often it is sent. */
export function record(db: Db, draft: PledgeDraft): Promise<Result<string>> {
	return act(db, 'draw_up_pledge', argumentsOf(draft));
}

/** A draft as `draw_up_pledge` takes it. */
export function argumentsOf(draft: PledgeDraft) {
	return {
		id: draft.id,
		version: draft.version,
		proposal_id: draft.proposalId,
		receiving_organization_id: draft.receivingOrganizationId,
		nature: draft.nature,
		form: draft.kind,
		amount_fen: draft.amountFen,
		amount_text: draft.amountText,
		is_approximate: draft.isApproximate,
		earmark: draft.earmark,
		change_of_use_clause: draft.changeOfUseClause,
		is_anonymous: draft.isAnonymous,
		lines: draft.lines.map((line) => ({
			village_code: line.villageCode,
			...(line.needId !== null && { need_id: line.needId }),
			...(line.amountFen !== null && { amount_fen: line.amountFen }),
		})),
		goods: draft.goods.map((line) => ({
			item: line.item,
			unit: line.unit,
			quantity: line.quantityMilli / 1000,
			...(line.valuationFen !== null && {
				valuation_fen: line.valuationFen,
				valuation_basis: line.valuationBasis,
			}),
		})),
		instalments: draft.instalments.map(({ dueOn, amountFen }) => ({
			due_on: dueOn,
			amount_fen: amountFen,
		})),
	};
}

export function withdraw(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'withdraw_pledge', { id });
}

export function sign(db: Db, id: string, agreement: Signature): Promise<Result<string>> {
	return act(db, 'sign_pledge', {
		id,
		agreement_document_id: agreement.documentId,
		agreement_number: agreement.number,
		agreement_on: agreement.on,
	});
}

/** Asks for the exit; sent by the receiver's second person while one is asked, approves it. */
export function end(db: Db, id: string, exit: Exit, reason: string): Promise<Result<string>> {
	return act(db, 'end_pledge', { id, exit, reason: reason || null });
}

export function refuseExit(db: Db, id: string, reason: string): Promise<Result<string>> {
	return act(db, 'refuse_pledge_exit', { id, reason });
}

function toTerms(
	row: Row,
	names: ReadonlyMap<string, string>,
): Omit<Pledge, keyof PledgeSummary | 'exits'> {
	return {
		proposalId: row.proposal_id,
		readsProposal: row.readable_proposal !== null,
		status: row.status as PledgeStatus,
		earmark: row.earmark,
		changeOfUseClause: row.change_of_use_clause,
		isAnonymous: row.is_anonymous,
		agreementDocumentId: row.agreement_document_id,
		drawnUpBy: row.pledge_donors?.drawer ?? UNNAMED,
		writers: [row.drawn_up_by, row.edited_by],
		version: row.version,
		lines: inOrder(row.pledge_lines).map((line) => ({
			villageCode: line.village_code,
			place: placeOf(line.village_code, names),
			needId: line.need_id,
			needTitle: line.needs?.title ?? null,
			amountFen: line.amount_fen,
		})),
		goods: inOrder(row.pledge_goods).map((line) => ({
			position: line.position,
			item: line.item,
			unit: line.unit,
			quantityMilli: toMilli(line.quantity),
			valuationFen: line.valuation_fen,
			valuationBasis: line.valuation_basis,
		})),
		instalments: inOrder(row.instalments).map(({ position, due_on, amount_fen }) => ({
			position,
			dueOn: due_on,
			amountFen: amount_fen,
		})),
	};
}

function inOrder<Part extends { position: number }>(parts: readonly Part[]): Part[] {
	return [...parts].sort((one, other) => one.position - other.position);
}
