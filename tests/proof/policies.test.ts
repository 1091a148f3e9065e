import { expect, it } from 'vitest';
import { readsOfDrafts } from '#domain/identity/access-drafts.ts';
import { reads } from '#domain/identity/access.ts';
import { becomeOwner, rolledBack, type Tx } from '../database/become.ts';
import { edges } from '../database/edges.ts';
import { backToDrafts, everything } from '../database/everything.ts';
import { differences, whatIsSeen } from '../database/matrix.ts';
import type { Cast } from '../database/people.ts';

/**
 * `npm run proof -- policies`: drops each policy, then opens each to everybody it names, and asks
 * whether the specification of who reads what notices. A mutant that nobody notices lives.
 */
interface Mutant {
	readonly name: string;
	readonly statement: string;
}

async function listMutants(tx: Tx): Promise<Mutant[]> {
	const policies = await tx<{ table: string; name: string; isOpen: boolean }[]>`
		select tablename as table, policyname as name, qual = 'true' as "isOpen"
		from pg_catalog.pg_policies where schemaname = 'public' order by 1, 2`;
	return policies.flatMap(({ table, name, isOpen }) => {
		const at = `on public.${table}`;
		const drop = { name: `${table}: no ${name}`, statement: `drop policy ${name} ${at}` };
		const open = {
			name: `${table}: open ${name}`,
			statement: `alter policy ${name} ${at} using (true)`,
		};
		return isOpen ? [drop] : [drop, open];
	});
}

async function isNoticed(tx: Tx, cast: Cast, { statement }: Mutant, specified: typeof reads) {
	let noticed = false;
	const undone = tx.savepoint(async (tx) => {
		await becomeOwner(tx);
		await tx.unsafe(statement);
		const seen = await whatIsSeen(tx, cast, Object.keys(specified));
		noticed = differences(seen, specified).length > 0;
		throw new Error('undone');
	});
	await undone.catch((error: unknown) => {
		if ((error as Error).message !== 'undone') throw error;
	});
	return noticed;
}

it('every mutant of a policy is noticed', { timeout: 900_000 }, async () => {
	const lives = new Map<string, boolean>();
	for (const [prepare, specified] of [
		[async () => {}, reads],
		[backToDrafts, readsOfDrafts],
		...edges.map(({ arrange, reads }) => [arrange, reads] as const),
	] as const) {
		await rolledBack(async (tx) => {
			const { cast } = await everything(tx);
			await prepare(tx);
			for (const mutant of await listMutants(tx)) {
				if (lives.get(mutant.name) === false) continue;
				lives.set(mutant.name, !(await isNoticed(tx, cast, mutant, specified)));
			}
		});
	}
	console.log(`${lives.size} mutants`);
	expect([...lives].filter(([, lives]) => lives).map(([name]) => name)).toEqual([]);
});
