import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, rolledBack, type Tx } from './become.ts';
import { projectAt } from './giving.ts';
import { gather, type Cast, type Person } from './people.ts';

const DAYS = 90;

/** A project under way of which something was published so many days ago. */
async function silentFor(tx: Tx, cast: Cast, days: number, status = 'under_way'): Promise<string> {
	const project = await projectAt(tx, cast.villageEditor, status);
	await becomeOwner(tx);
	await tx`select private.publish_project(${project})`;
	await tell(tx, project, days);
	return project;
}

/** An entry that happened so many days ago. */
async function tell(tx: Tx, project: string, days: number): Promise<void> {
	await becomeOwner(tx);
	await tx`insert into published_entries (project_id, kind, source_id, occurred_on)
		values (${project}, 'update', ${randomUUID()}, private.today() - ${days}::integer)`;
	await tx`select private.publish_project(${project})`;
}

async function remind(tx: Tx): Promise<number> {
	await becomeOwner(tx);
	const [row] = await tx<{ count: number }[]>`select remind_of_silence(${DAYS}) as count`;
	return row!.count;
}

async function waits(tx: Tx, person: Person): Promise<string[]> {
	await become(tx, person);
	const rows = await tx<{ id: string }[]>`select record_id as id from list_waiting()
		where act = 'update_tell'`;
	return rows.map(({ id }) => id);
}

describe('a project of which nothing is heard', () => {
	it.each([
		[DAYS - 1, 'under_way', 0],
		[DAYS, 'under_way', 1],
		[DAYS, 'completed', 0],
	])('is reminded of after %i days, %s: %i', (days, status, count) =>
		rolledBack(async (tx) => {
			await silentFor(tx, await gather(tx), days, status);
			expect(await remind(tx)).toBe(count);
		}),
	);

	it('is reminded of once for each silence', () =>
		rolledBack(async (tx) => {
			const project = await silentFor(tx, await gather(tx), 200);
			expect([await remind(tx), await remind(tx)]).toEqual([1, 0]);
			await tell(tx, project, 100);
			expect([await remind(tx), await remind(tx)]).toEqual([1, 0]);
			await tell(tx, project, 0);
			expect(await remind(tx)).toBe(0);
		}));

	it('waits for the village and its township until something is told', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const project = await silentFor(tx, cast, 120);
			expect(await waits(tx, cast.villageEditor)).toEqual([]);
			await remind(tx);
			expect(await waits(tx, cast.villageEditor)).toEqual([project]);
			expect(await waits(tx, cast.township)).toEqual([project]);
			for (const person of [cast.otherVillage, cast.countyEditor, cast.donorEditor]) {
				expect(await waits(tx, person)).toEqual([]);
			}
			await tell(tx, project, 0);
			expect(await waits(tx, cast.villageEditor)).toEqual([]);
		}));

	it('is told of in one mail to each of the people who can write it', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await silentFor(tx, cast, 120);
			await silentFor(tx, cast, 120);
			const logins = {
				villageEditor: 'cun@a.cn',
				countyEditor: 'xian@a.cn',
				township: '13900000000',
			};
			for (const [name, login] of Object.entries(logins)) {
				await tx`insert into credentials (account_id, login, password_hash)
					values (${cast[name as keyof Cast].account}, ${login}, '$argon2id$x')`;
			}
			await remind(tx);
			const mails = await tx`select recipient, facts ->> 'count' as count from outbox_mails
				where kind = 'project_silent'`;
			expect(mails).toEqual([{ recipient: 'cun@a.cn', count: '2' }]);
		}));
});
