import type { Sql } from 'postgres';

/*
 * A public ledger of invented rows, as large as is asked. A subject has as many rows in each: 20 a
 * project, 78 a village, 500 a donor, 12,000 a county; only pairings, of which the country has
 * a fixed number, grow. The rows of a subject lie all over the ledger, which is the worst of cases.
 */
const PAIRINGS = 350;
const VILLAGES_PER_COUNTY = 150;

export interface Size {
	readonly rows: number;
	readonly projects: number;
	readonly villages: number;
	readonly donors: number;
}

export function sizeOf(rows: number): Size {
	const villages = Math.min(128_000, Math.ceil(rows / 78));
	return { rows, projects: rows / 20, villages, donors: rows / 500 };
}

export const idOf = (what: 'project' | 'donor' | 'pairing', n: number) => {
	const kind = { project: 1, donor: 2, pairing: 3 }[what];
	return `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;
};
export const pairingOf = (n: number) => idOf('pairing', n % PAIRINGS);
export const countyOf = (village: number) => {
	const county = Math.floor(village / VILLAGES_PER_COUNTY);
	return `${110_101 + Math.floor(county / 90) * 100 + (county % 90)}000000`;
};
export const villageOf = (village: number) => {
	const place = String(1 + (village % VILLAGES_PER_COUNTY)).padStart(3, '0');
	return `${countyOf(village).slice(0, 6)}001${place}`;
};

const id = (kind: number, n: string) =>
	`('0000000${kind}-0000-4000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
const digits = (county: string) => `(110101 + (${county}) / 90 * 100 + (${county}) % 90)::text`;
const county = (n: string) => digits(`(${n}) / ${VILLAGES_PER_COUNTY}`);
const village = (n: string) =>
	`${county(n)} || '001' || lpad((1 + (${n}) % ${VILLAGES_PER_COUNTY})::text, 3, '0')`;

/** Rows that are there already stay; those of a smaller size may be the beginning of a larger. */
export async function fill(sql: Sql, from: number, size: Size): Promise<void> {
	await sql.begin(async (tx) => {
		// No seals, no versions, no totals row by row.
		await tx`set local session_replication_role = replica`;
		await tx`set local maintenance_work_mem = '1GB'`;
		await tx`set local work_mem = '512MB'`;
		const indexes = await tx<{ name: string; text: string }[]>`
			select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as text
			from pg_index i where indrelid in ('published_postings'::regclass,
				'published_entries'::regclass) and not exists (select from pg_constraint c
				where c.conindid = i.indexrelid)`;
		for (const { name } of indexes) await tx.unsafe(`drop index ${name}`);
		for (const statement of subjects(size)) await tx.unsafe(statement);
		for (const statement of rows(from, size)) await tx.unsafe(statement);
		for (const { text } of indexes) await tx.unsafe(text);
	});
	await sql.unsafe('vacuum analyze');
}

function subjects({ projects, villages, donors }: Size): string[] {
	const many = (count: number) => `from generate_series(0, ${count - 1}) as n`;
	const above = Math.ceil(villages / VILLAGES_PER_COUNTY);
	const region = 'insert into regions (code, level, parent_code, official_name, name) select';
	return [
		`${region} '110000000000', 1, null, '省', '省' on conflict do nothing`,
		`${region} ${digits('n')} || '000000', 3, '110000000000', '县', '县' ${many(above)}
			on conflict do nothing`,
		`${region} ${digits('n')} || '001000', 4, ${digits('n')} || '000000', '乡', '乡'
			${many(above)} on conflict do nothing`,
		`${region} ${village('n')}, 5, ${county('n')} || '001000', '村', '村' ${many(villages)}
			on conflict do nothing`,
		`insert into published_pairings (id, programme, kind, supporting_name, receiving_name,
				supporting_region_code, receiving_region_code, valid_from, is_demo)
			select ${id(3, 'n')}, 'east_west', 'city', '市', '市', '110000000000', '110000000000',
				'2016-01-01', true ${many(PAIRINGS)} on conflict do nothing`,
		`insert into published_donors (id, name, kind, region_code, is_demo)
			select ${id(2, 'n')}, '企业' || n, 'enterprise', '110000000000', true ${many(donors)}
			on conflict do nothing`,
		`insert into published_projects (id, title, village_code, kind, status, budget_fen,
				works_percent, pairing_id, is_demo)
			select ${id(1, 'n')}, '项目' || n, ${village(`n % ${villages}`)}, 'other', 'under_way', 1, 0,
				${id(3, `n % ${PAIRINGS}`)}, true ${many(projects)} on conflict do nothing`,
	];
}

/** Every tenth row has no donor, every fifth no project and so no entry in a timeline. */
function rows(from: number, { rows: to, projects, villages, donors }: Size): string[] {
	const bucket = "(array['committed', 'received', 'allocated', 'disbursed', 'spent'])[1 + n % 5]";
	const nature =
		"(array['fiscal_aid', 'social_donation', 'investment', 'purchase'])[1 + n / 5 % 4]";
	return [
		`insert into published_postings select n, 'receive', ${bucket}, 1 + n % 1000003, ${nature},
			date '2016-01-01' + (n % 4018)::integer, now(), gen_random_uuid(),
			case when n % 5 > 0 then ${id(1, `n % ${projects}`)} end,
			case when n % 10 > 0 then ${id(2, `n * 7 % ${donors}`)} end, ${id(3, `n % ${PAIRINGS}`)},
			${village(`n % ${villages}`)}, null, null, true
		from generate_series(${from + 1}::bigint, ${to}) as n`,
		`insert into published_entries (project_id, kind, source_id, occurred_on, facts, posting_seq)
		select project_id, 'money', seq::text, occurred_on, jsonb_build_object('bucket', bucket,
			'nature', nature, 'signed_fen', signed_fen), seq
		from published_postings where project_id is not null and seq > ${from}`,
		'delete from published_totals',
		...Object.entries(scopes).map(
			([scope, key]) => `insert into published_totals
			select '${scope}', ${key}, nature, bucket, extract(year from occurred_on), sum(signed_fen),
				count(*)
			from published_postings where ${key} is not null group by 2, 3, 4, 5`,
		),
	];
}

const scopes = {
	all: "''::text",
	pairing: 'pairing_id::text',
	donor: "coalesce(donor_id::text, 'anonymous')",
	project: 'project_id::text',
	village: 'village_code',
	county: "left(village_code, 6) || '000000'",
};
