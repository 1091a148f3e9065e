import type { Paper, ReportDraft } from '#domain/pairings/agreement-form.ts';
import type { Agreement, AgreementSummary, Target } from '#domain/pairings/agreement.ts';
import type { Indicator } from '#domain/pairings/indicator.ts';
import type { Side } from '#domain/pairings/pairing.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';
import { pairingColumns, toPairing, type PairingRow } from './pairings-list.server.ts';

const summaryColumns = 'id, year, status, version, number, signed_on, is_demo' as const;

interface SummaryRow {
	id: string;
	year: number;
	status: string;
	version: number;
	number: string | null;
	signed_on: string | null;
	is_demo: boolean;
}

/** The agreements of a pairing that the actor may see, the latest year first. */
export async function listOf(db: Db, pairingId: string): Promise<AgreementSummary[]> {
	const query = db.from('agreements').select(summaryColumns).eq('pairing_id', pairingId);
	return answered(await query.order('year', { ascending: false }).limit(100)).map(toSummary);
}

/** What targets can be set for in a year, in order. */
export async function listIndicators(db: Db, year: number): Promise<Indicator[]> {
	const columns = `code, field, name, englishName:english_name, unit, englishUnit:english_unit,
		source` as const;
	const query = db.from('indicators').select(columns).lte('valid_from', year);
	const valid = query.or(`valid_to.is.null,valid_to.gte.${year}`).order('position');
	return answered(await valid) as Indicator[];
}

const house = 'organizations(id, name)';
const columns = `${summaryColumns}, document_id, pairings(${pairingColumns}),
	agreement_versions(version, side, note, proposed_by, proposed_at, ${house},
		agreement_targets(indicator, value)),
	agreement_reports(id, indicator, value, occurred_on, note, number, document_id, reported_at,
		corrects_id, reason, ${house})` as const;

interface House {
	organizations: { id: string; name: string };
}

type Row = SummaryRow & {
	document_id: string | null;
	pairings: PairingRow;
	agreement_versions: (House & {
		version: number;
		side: Side;
		note: string | null;
		proposed_by: string;
		proposed_at: string;
		agreement_targets: Target[];
	})[];
	agreement_reports: (House & {
		id: string;
		indicator: string;
		value: number;
		occurred_on: string;
		note: string;
		number: string | null;
		document_id: string | null;
		reported_at: string;
		corrects_id: string | null;
		reason: string | null;
	})[];
};

export async function find(db: Db, id: string): Promise<Agreement | null> {
	const [found, signed] = await Promise.all([
		db.from('agreements').select(columns).eq('id', id).maybeSingle(),
		db
			.from('agreement_signatures')
			.select(`version, side, signed_at, ${house}`)
			.eq('agreement_id', id),
	]);
	const row = answered(found) as unknown as Row | null;
	if (!row) return null;
	const signatures = answered(signed) as unknown as (House & {
		version: number;
		side: Side;
		signed_at: string;
	})[];
	return {
		...toSummary(row),
		documentId: row.document_id,
		pairing: toPairing(row.pairings),
		versions: row.agreement_versions.map(toVersion).sort((a, b) => b.version - a.version),
		signatures: signatures.map(({ version, side, signed_at, organizations }) => ({
			version,
			side,
			signedAt: signed_at,
			organizationName: organizations.name,
		})),
		reports: row.agreement_reports
			.map(toReport)
			.sort((a, b) => b.occurredOn.localeCompare(a.occurredOn)),
	};
}

function toSummary(row: SummaryRow): AgreementSummary {
	return {
		id: row.id,
		year: row.year,
		status: row.status as AgreementSummary['status'],
		version: row.version,
		number: row.number,
		signedOn: row.signed_on,
		isDemo: row.is_demo,
	};
}

function toVersion(row: Row['agreement_versions'][number]): Agreement['versions'][number] {
	return {
		version: row.version,
		side: row.side,
		organizationName: row.organizations.name,
		proposedBy: row.proposed_by,
		proposedAt: row.proposed_at,
		note: row.note,
		targets: row.agreement_targets,
	};
}

function toReport(row: Row['agreement_reports'][number]): Agreement['reports'][number] {
	return {
		id: row.id,
		indicator: row.indicator,
		value: row.value,
		occurredOn: row.occurred_on,
		note: row.note,
		number: row.number,
		documentId: row.document_id,
		organizationId: row.organizations.id,
		organizationName: row.organizations.name,
		reportedAt: row.reported_at,
		correctsId: row.corrects_id,
		reason: row.reason,
	};
}

export interface Proposal {
	readonly id: string;
	readonly pairingId: string | null;
	readonly year: number | null;
	readonly version: number | null;
	readonly note: string | null;
	readonly targets: readonly Target[];
}

/** Drafts the agreement of a year, or amends the version that was read. */
export function propose(db: Db, proposal: Proposal): Promise<Result<string>> {
	const { id, pairingId, year, version, note, targets } = proposal;
	return act(db, 'propose_agreement', {
		id,
		pairing_id: pairingId,
		year,
		version,
		note,
		targets: targets.map(({ indicator, value }) => ({ indicator, value })),
	});
}

export function sign(db: Db, id: string, paper: Paper): Promise<Result<string>> {
	return act(db, 'sign_agreement', {
		id,
		version: paper.version,
		document_id: paper.documentId,
		number: paper.number,
		signed_on: paper.signedOn,
	});
}

export function report(db: Db, agreementId: string, draft: ReportDraft): Promise<Result<string>> {
	return act(db, 'report_agreement', {
		id: draft.id,
		agreement_id: agreementId,
		indicator: draft.indicator,
		value: draft.value,
		occurred_on: draft.occurredOn,
		note: draft.note,
		document_id: draft.documentId,
		number: draft.number,
		corrects_id: draft.correctsId,
		reason: draft.reason,
	});
}
