import type { Reader } from '#domain/identity/access.ts';
import { become, becomeOwner, type Tx } from './become.ts';
import type { Cast, Person } from './people.ts';

/** Who of the cast stands for which reader; several where the role must make no difference. */
const standIns: Readonly<Record<Reader, readonly (keyof Cast)[]>> = {
	public: [],
	village: ['villageEditor', 'villageApprover'],
	other_village: ['otherVillage'],
	township: ['township'],
	county: ['countyEditor', 'countyApprover'],
	other_county: ['otherCounty'],
	receiving_city: ['receivingCity'],
	supporting_city: ['cityEditor', 'cityApprover'],
	former_city: ['formerCity'],
	donor: ['donorViewer', 'donorEditor', 'donorApprover'],
	other_donor: ['otherDonor'],
	receiving_entity: ['charityEditor', 'charityApprover'],
	supervisor: ['supervisor'],
	system_administrator: ['systemAdministrator'],
	security_administrator: ['securityAdministrator'],
	audit_administrator: ['auditAdministrator'],
};

/** Of people and organizations everybody sees some: the question is who sees the village's. */
export function aboutWhom(
	table: string,
	{ villageEditor }: Cast,
): { readonly column: string; readonly value: string } | null {
	const { account, organization } = villageEditor;
	if (table === 'accounts') return { column: 'id', value: account };
	if (table === 'memberships') return { column: 'account_id', value: account };
	return table === 'organizations' ? { column: 'id', value: organization } : null;
}

export async function listTables(tx: Tx): Promise<string[]> {
	await becomeOwner(tx);
	const rows = await tx<{ name: string }[]>`select relname as name from pg_catalog.pg_class
		where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`;
	return rows.map(({ name }) => name);
}

/** What each person, and the public, sees at least a row of. Person → tables. */
export async function whatIsSeen(
	tx: Tx,
	cast: Cast,
	tables: readonly string[],
): Promise<Map<keyof Cast | 'public', Set<string>>> {
	const seen = new Map<keyof Cast | 'public', Set<string>>();
	const people = [['public', null], ...Object.entries(cast)] as [keyof Cast, Person | null][];
	for (const [name, person] of people) {
		await become(tx, person);
		seen.set(name, await seenBy(tx, cast, tables));
	}
	await becomeOwner(tx);
	return seen;
}

async function seenBy(tx: Tx, cast: Cast, tables: readonly string[]): Promise<Set<string>> {
	const open = await tx<
		{ name: string }[]
	>`select name from unnest(${tables as string[]}::text[]) as t (name)
		where has_any_column_privilege('public.' || name, 'select')`;
	const questions = open.map(({ name }) => {
		const about = aboutWhom(name, cast);
		const where = about ? ` where ${about.column} = '${about.value}'` : '';
		return `select '${name}' as name where exists (select from public.${name}${where})`;
	});
	const rows = await tx.unsafe<{ name: string }[]>(questions.join(' union all '));
	return new Set(rows.map(({ name }) => name));
}

/** The names of a reader's stand-ins. */
export function playersOf(reader: Reader): readonly (keyof Cast | 'public')[] {
	return reader === 'public' ? ['public'] : standIns[reader];
}

/** Each reader and table in which the people differ from the specification, in words. */
export function differences(
	seen: ReadonlyMap<keyof Cast | 'public', ReadonlySet<string>>,
	specified: Readonly<Record<string, readonly Reader[]>>,
): string[] {
	return Object.entries(specified).flatMap(([table, allowed]) =>
		(Object.keys(standIns) as Reader[]).flatMap((reader) =>
			playersOf(reader).flatMap((name) => {
				const sees = seen.get(name)!.has(table);
				if (sees === allowed.includes(reader)) return [];
				return [`${name} ${sees ? 'sees' : 'does not see'} ${table}`];
			}),
		),
	);
}
