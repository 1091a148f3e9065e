import type { Acceptance, AcceptanceDraft } from '#domain/projects/acceptance.ts';
import type { Asset } from '#domain/projects/asset.ts';
import type { Contract } from '#domain/projects/contract.ts';
import type { Deliberation, Meeting } from '#domain/projects/deliberation.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { act } from './fault.server.ts';

export function recordDeliberation(
	db: Db,
	projectId: string,
	{ members, villagers, ...told }: Deliberation,
): Promise<Result<string>> {
	return act(db, 'record_deliberation', {
		id: told.id,
		project_id: projectId,
		proposed_on: told.proposedOn,
		discussed_on: told.discussedOn,
		members_met_on: members.metOn,
		members_due: members.due,
		members_present: members.present,
		members_for: members.for,
		villagers_met_on: villagers.metOn,
		villagers_due: villagers.due,
		villagers_present: villagers.present,
		villagers_for: villagers.for,
		document_id: told.documentId,
	});
}

export function recordContract(
	db: Db,
	projectId: string,
	contract: Contract,
): Promise<Result<string>> {
	return act(db, 'record_contract', {
		id: contract.id,
		project_id: projectId,
		number: contract.number,
		subject: contract.subject,
		contractor: contract.contractor,
		amount_fen: contract.amountFen,
		method: contract.method,
		signed_on: contract.signedOn,
		document_id: contract.documentId,
	});
}

/** Its level is that of the organization that acts. */
export function recordAcceptance(
	db: Db,
	projectId: string,
	acceptance: AcceptanceDraft,
): Promise<Result<string>> {
	return act(db, 'record_acceptance', {
		id: acceptance.id,
		project_id: projectId,
		inspected_on: acceptance.inspectedOn,
		outcome: acceptance.outcome,
		inspectors: acceptance.inspectors,
		findings: acceptance.findings,
		document_id: acceptance.documentId,
	});
}

export function saveAsset(
	db: Db,
	projectId: string,
	{ id, ...asset }: Asset,
): Promise<Result<string>> {
	return act(db, 'save_asset', {
		id,
		project_id: projectId,
		asset: {
			name: asset.name,
			kind: asset.kind,
			quantity: asset.quantity,
			unit: asset.unit,
			value_fen: asset.valueFen,
			owner: asset.owner,
			keeper: asset.keeper,
			location: asset.location,
			yearly_yield_fen: asset.yearlyYieldFen,
			yield_use: asset.yieldUse,
		},
	});
}

export function removeAsset(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'remove_asset', { id });
}

interface PaperRows {
	readonly deliberations: readonly Tables<'deliberations'>[];
	readonly contracts: readonly Tables<'contracts'>[];
	readonly acceptances: readonly Tables<'acceptances'>[];
	readonly assets: readonly Tables<'assets'>[];
}

/** What was written down for a project, the oldest first. */
export function toPapers({ deliberations, contracts, acceptances, assets }: PaperRows): {
	deliberations: Deliberation[];
	contracts: Contract[];
	acceptances: Acceptance[];
	assets: Asset[];
} {
	return {
		deliberations: deliberations.toSorted(byDay).map(toDeliberation),
		contracts: contracts.toSorted(byDay).map((row) => ({
			id: row.id,
			number: row.number,
			subject: row.subject,
			contractor: row.contractor,
			amountFen: row.amount_fen,
			method: row.method as Contract['method'],
			signedOn: row.signed_on,
			documentId: row.document_id,
		})),
		acceptances: acceptances.toSorted(byDay).map((row) => ({
			id: row.id,
			level: row.level as Acceptance['level'],
			inspectedOn: row.inspected_on,
			outcome: row.outcome as Acceptance['outcome'],
			inspectors: row.inspectors,
			findings: row.findings,
			documentId: row.document_id,
			recordedBy: row.recorded_by,
			recordedAt: row.recorded_at,
		})),
		assets: assets.toSorted(byDay).map((row) => ({
			id: row.id,
			name: row.name,
			kind: row.kind as Asset['kind'],
			quantity: row.quantity,
			unit: row.unit,
			valueFen: row.value_fen,
			owner: row.owner,
			keeper: row.keeper,
			location: row.location,
			yearlyYieldFen: row.yearly_yield_fen,
			yieldUse: row.yield_use,
		})),
	};
}

function toDeliberation(row: Tables<'deliberations'>): Deliberation {
	const members: Meeting = {
		metOn: row.members_met_on,
		due: row.members_due,
		present: row.members_present,
		for: row.members_for,
	};
	const villagers: Meeting = {
		metOn: row.villagers_met_on,
		due: row.villagers_due,
		present: row.villagers_present,
		for: row.villagers_for,
	};
	return {
		id: row.id,
		proposedOn: row.proposed_on,
		discussedOn: row.discussed_on,
		members,
		villagers,
		documentId: row.document_id,
	};
}

interface Dated {
	readonly recorded_at: string;
	readonly id: string;
}

function byDay(one: Dated, other: Dated): number {
	const [first, second] = [one.recorded_at + one.id, other.recorded_at + other.id];
	return first < second ? -1 : 1;
}
