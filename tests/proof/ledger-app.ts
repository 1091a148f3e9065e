import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { random } from '../bench/national.ts';
import { openPortal, type Portal } from '../bench/portal.ts';
import { broken, connect, judge } from './ledger-stage.ts';

const [KILLS, CLIENTS] = [50, 8];

/**
 * The app is killed with SIGKILL 50 times while eight people of a donor report payments by the
 * form. What the app answered for is there once; what it did not is sent again, as a person would
 * who presses the button once more. Control: a report that nobody sent must be missing.
 */
export async function provePhones(seed: number): Promise<void> {
	const portal = await openPortal(4267);
	const sql = connect(portal.env.DATABASE_URL, 2);
	try {
		const account = reporter(portal);
		const pledge = await grandPledge(sql, account.organization);
		const cookie = await signIn(portal, account);
		const life = { draw: random(seed), portal, cookie, pledge, done: new Set<string>() };
		const open = new Set<string>();
		for (let kill = 0; kill < KILLS; kill += 1) {
			const until = life.done.size + 5 + Math.floor(life.draw() * 30);
			const living = Array.from({ length: CLIENTS }, () => report(life, open));
			while (life.done.size < until) await wait(5);
			await portal.restart();
			await Promise.all(living);
		}
		while (open.size > 0) await report(life, open, true);
		const lost = await missing(sql, [...life.done]);
		const kept = `${KILLS} kills of the app, ${life.done.size} acknowledged`;
		const [{ doubled }] = await sql<[{ doubled: number }]>`
			select count(*)::int as doubled from (select source_id from postings
				where pledge_id = ${pledge} and kind = 'report' group by 1 having count(*) > 1) as twice`;
		judge(`${kept}: ${lost.length} lost, ${doubled} doubled`, lost.length + doubled === 0);
		const wrong = await broken(sql);
		judge(`all sums right: ${wrong.join(', ') || 'yes'}`, wrong.length === 0);
		judge('control, never sent: missing', (await missing(sql, [randomUUID()])).length === 1);
	} finally {
		await sql.end({ timeout: 5 });
		await portal.stop();
	}
}

/** A signed pledge of the demo's donor with room for many payments, written at once. */
async function grandPledge(sql: Sql, donor: string): Promise<string> {
	const id = randomUUID();
	await sql.begin(async (tx) => {
		await tx`set local session_replication_role = replica`;
		await tx`create temporary table grand on commit drop as
			select p.* from pledges p join organizations o on o.id = p.donor_organization_id
			where p.status = 'signed' and p.form = 'cash' and p.nature = 'social_donation'
				and o.name = ${donor}
			limit 1`;
		await tx`update grand set id = ${id}, proposal_id = null, amount_fen = 10000000000`;
		await tx`insert into pledges select * from grand`;
		await tx`insert into instalments values (${id}, 1, '2026-01-01', 10000000000)`;
	});
	await sql`select private.move_funds('commit', ${id}, null, 10000000000, 'pledges', ${id},
		'2026-01-01', ${`commit:${id}`})`;
	return id;
}

interface Life {
	readonly draw: () => number;
	readonly portal: Portal;
	readonly cookie: string;
	readonly pledge: string;
	readonly done: Set<string>;
}

/** Somebody at the form, until the app is gone; with `once`, for one report that is open. */
async function report(life: Life, open: Set<string>, once = false): Promise<void> {
	for (;;) {
		const [again] = open;
		const id = again ?? randomUUID();
		open.delete(id);
		// The amount follows from the id: whoever sends it again sends the same.
		const fields = { id, amount: `${parseInt(id.slice(0, 4), 16) + 1}`, paid_on: '2026-02-03' };
		const answer = await post(life, `/desk/pledges/${life.pledge}/report`, fields).catch(
			() => null,
		);
		if (answer?.status === 303) life.done.add(id);
		else open.add(id);
		if (answer === null || once) return;
		if (answer.status !== 303) throw new Error(`refused: ${answer.status} ${await answer.text()}`);
	}
}

interface Account {
	readonly login: string;
	readonly password: string;
	readonly organization: string;
}

function reporter(portal: Portal): Account {
	const file = join(portal.dataDir, 'demo-accounts.json');
	const accounts = JSON.parse(readFileSync(file, 'utf8')) as Account[];
	return accounts.find((one) => one.login === 'donor-editor@demo.invalid')!;
}

async function signIn(portal: Portal, { login, password }: Account): Promise<string> {
	const answer = await post({ portal }, '/account/sign-in', { login, password });
	return answer.headers.get('set-cookie')!.split(';')[0]!;
}

function post(
	{ portal: { origin }, cookie = '' }: { portal: Portal; cookie?: string },
	path: string,
	fields: Record<string, string>,
): Promise<Response> {
	return fetch(origin + path, {
		method: 'POST',
		body: new URLSearchParams(fields),
		headers: { origin, cookie, accept: 'text/html' },
		redirect: 'manual',
	});
}

async function missing(sql: Sql, ids: readonly string[]): Promise<string[]> {
	const rows = await sql<{ id: string }[]>`
		select source_id as id from postings
		where kind = 'report' and source_id = any(${ids as string[]})`;
	const found = new Set(rows.map(({ id }) => id));
	return ids.filter((id) => !found.has(id));
}
