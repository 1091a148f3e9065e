import type { OrganizationKind } from '#domain/identity/actor.ts';
import type { Judgement, Organization } from '#domain/organizations/organization.ts';
import type { View } from '#domain/list.ts';
import type { organizationList } from '#domain/organizations/list.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';
import { readPage, type Keyset, type Order } from './keyset.server.ts';

const columns = `id, kind, name, uscc, region_code, status, receives_donations, is_demo, created_at,
	regions!organizations_region_code_fkey(name),
	organization_records!organization_records_organization_id_fkey(contact_name, contact,
	note)` as const;

/** Of whom an official looks after: the kinds, and the first and the last code of the region. */
interface Charge {
	readonly kinds: readonly OrganizationKind[];
	readonly bounds: readonly [string, string];
}

type OrganizationView = View<typeof organizationList>;

/** The organizations that an official looks after. */
export async function list(
	db: Db,
	charge: Charge,
	view: OrganizationView,
	limit: number,
): Promise<Keyset<Organization>> {
	const ask = () => narrowed(db, charge, view.filter);
	const { rows, next } = await readPage(ask, orderOf(view), { after: view.after, limit });
	return { rows: rows.map(toOrganization), next };
}

/** How many `list` has with the same filter. */
export async function count(
	db: Db,
	charge: Charge,
	filter: OrganizationView['filter'],
): Promise<number> {
	const answer = await narrowed(db, charge, filter, { count: 'exact', head: true });
	answered(answer);
	return answer.count ?? 0;
}

function narrowed(
	db: Db,
	{ kinds, bounds: [first, last] }: Charge,
	{ status, kind }: OrganizationView['filter'],
	options?: { count: 'exact'; head: true },
) {
	let query = db.from('organizations').select(columns, options).in('kind', kinds);
	query = query.gte('region_code', first).lte('region_code', last);
	if (status) query = query.eq('status', status);
	if (kind) query = query.eq('kind', kind);
	return query;
}

function orderOf({ sort: { by, descending } }: OrganizationView): Order {
	const column = by === 'place_code' ? 'region_code' : 'created_at';
	return { column, descending, id: 'id' };
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
	created_at: string;
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
		registeredAt: row.created_at,
		contactName: record?.contact_name ?? '',
		contact: record?.contact ?? '',
		note: record?.note ?? '',
	};
}
