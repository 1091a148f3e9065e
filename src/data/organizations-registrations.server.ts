import type { OrganizationKind } from '#domain/identity/actor.ts';
import type { Judgement, Organization } from '#domain/organizations/organization.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';

const columns = `id, kind, name, uscc, region_code, status, receives_donations, is_demo,
	regions!organizations_region_code_fkey(name),
	organization_records!organization_records_organization_id_fkey(contact_name, contact,
	note)` as const;

interface Choice {
	readonly kinds: readonly OrganizationKind[];
	/** The first and the last code of the region. */
	readonly bounds: readonly [string, string];
	readonly status: string;
}

/**
 * The organizations that an official looks after, by name.
 * @param after the last page's last name
 */
export async function list(
	db: Db,
	{ kinds, bounds: [first, last], status }: Choice,
	after: string | null,
	limit = 50,
): Promise<{ rows: Organization[]; next: string | null }> {
	let query = db.from('organizations').select(columns).in('kind', kinds).eq('status', status);
	query = query.gte('region_code', first).lte('region_code', last).order('name');
	if (after) query = query.gt('name', after);
	const found = answered(await query.limit(limit + 1));
	const rows = found.slice(0, limit).map(toOrganization);
	return { rows, next: found.length > limit ? (rows.at(-1)?.name ?? null) : null };
}

export async function find(db: Db, id: string): Promise<Organization | null> {
	const row = answered(await db.from('organizations').select(columns).eq('id', id).maybeSingle());
	return row && toOrganization(row);
}

/** @param receivesDonations with verify: whether it may issue donation receipts */
export function judge(
	db: Db,
	id: string,
	{ judgement, note, receivesDonations }: JudgementWords,
): Promise<Result<string>> {
	return act(db, 'judge_organization', {
		id,
		act: judgement,
		note,
		receives_donations: receivesDonations,
	});
}

interface JudgementWords {
	readonly judgement: Judgement;
	readonly note: string;
	readonly receivesDonations: boolean;
}

/** Corrects one's own registration and hands it in again. */
export function correct(db: Db, name: string, uscc: string): Promise<Result<string>> {
	return act(db, 'correct_registration', { name, uscc });
}

interface Row {
	id: string;
	kind: string;
	name: string;
	uscc: string | null;
	region_code: string;
	status: string;
	receives_donations: boolean;
	is_demo: boolean;
	regions: { name: string };
	organization_records: { contact_name: string; contact: string; note: string } | null;
}

function toOrganization(row: Row): Organization {
	const record = row.organization_records;
	return {
		id: row.id,
		kind: row.kind as OrganizationKind,
		name: row.name,
		uscc: row.uscc,
		regionCode: row.region_code,
		regionName: row.regions.name,
		status: row.status as Organization['status'],
		receivesDonations: row.receives_donations,
		isDemo: row.is_demo,
		contactName: record?.contact_name ?? '',
		contact: record?.contact ?? '',
		note: record?.note ?? '',
	};
}
