import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import type { Portal } from '../bench/portal.ts';

interface Account {
	readonly login: string;
	readonly password: string;
	readonly kind: string;
	readonly role: string;
}

/** Somebody of the demo who is signed in. */
export interface Reader {
	readonly login: string;
	readonly cookie: string;
	/** Of the token by which row-level security knows them. */
	readonly claims: Readonly<Record<string, string>>;
}

/** One person of each role in each kind of organization. */
export async function listReaders(sql: Sql, { origin, dataDir }: Portal): Promise<Reader[]> {
	const file = readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8');
	const accounts = JSON.parse(file) as Account[];
	const readers: Reader[] = [];
	const first = new Map(accounts.map((one) => [`${one.kind} ${one.role}`, one]));
	for (const { login, password } of first.values()) {
		const [claims] = await sql<Record<string, string>[]>`select a.id as sub,
				'authenticated' as role, o.id as organization_id, o.kind as organization_kind,
				o.region_code, m.role as member_role
			from public.accounts a
			join public.credentials c on c.account_id = a.id
			join public.memberships m on m.account_id = a.id and m.status = 'active'
			join public.organizations o on o.id = m.organization_id
			where c.login = ${login} limit 1`;
		const answer = await fetch(`${origin}/account/sign-in`, {
			method: 'POST',
			body: new URLSearchParams({ login, password }),
			headers: { origin, accept: 'text/html' },
			redirect: 'manual',
		});
		const cookie = answer.headers.get('set-cookie')?.split(';')[0];
		if (!claims || !cookie) throw new Error(`${login} could not sign in`);
		readers.push({ login, cookie, claims });
	}
	return readers;
}

/** Whether row-level security shows the reader the text that carries the mark. */
export async function isSeen(
	sql: Sql,
	{ claims }: Reader,
	column: string,
	mark: string,
): Promise<boolean> {
	const [table, name] = column.split('.') as [string, string];
	return sql
		.begin(async (tx) => {
			await tx`select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true),
				set_config('role', 'authenticated', true)`;
			const rows = await tx`select from ${tx(`public.${table}`)}
				where ${tx(name)}::text like ${`%${mark}%`} limit 1`;
			return rows.length > 0;
		})
		.catch(() => false); // not even the column may be read
}
