import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, rolledBack, type Tx } from './become.ts';
import { projectAt, signedPledge } from './giving.ts';
import { gather, type Person } from './people.ts';

interface Due {
	readonly kind: string;
	readonly id: string;
	readonly days: number;
}

async function dueFor(tx: Tx, person: Person): Promise<Due[]> {
	await become(tx, person);
	return tx<Due[]>`select kind, record_id as id, due_on - private.today() as days
		from list_deadlines()`;
}

async function dayIn(tx: Tx, days: number): Promise<string> {
	const [row] = await tx<{ day: string }[]>`select (private.today() + ${days}::integer)::text
		as day`;
	return row!.day;
}

describe('what falls due', () => {
	it('is an instalment for who gives and who receives, and for nobody else', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast, {
				instalments: [{ due_on: await dayIn(tx, 20), amount_fen: 1_000_000 }],
			});
			const own = { kind: 'instalment', id: pledge, days: 20 };
			expect(await dueFor(tx, cast.donorEditor)).toContainEqual(own);
			expect(await dueFor(tx, cast.charityEditor)).toContainEqual(own);
			for (const person of [cast.otherDonor, cast.countyEditor, cast.villageEditor]) {
				expect(await dueFor(tx, person)).not.toContainEqual(own);
			}
		}));

	it('is a milestone for the village and those above it, from a month ago to a year ahead', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const project = await projectAt(tx, cast.villageEditor, 'under_way');
			await becomeOwner(tx);
			await tx`delete from milestones where project_id = ${project}`;
			for (const [at, days] of [-31, -30, 0, 365, 366].entries()) {
				await tx`insert into milestones (id, project_id, position, title, slot, due_on, weight)
					values (${randomUUID()}, ${project}, ${at + 1}, '基础', 'start',
						private.today() + ${days}::integer, 20)`;
			}
			for (const person of [cast.villageEditor, cast.countyEditor]) {
				const days = (await dueFor(tx, person))
					.filter(({ id }) => id === project)
					.map((due) => due.days);
				expect(days).toEqual([-30, 0, 365]);
			}
			expect((await dueFor(tx, cast.donorEditor)).filter(({ id }) => id === project)).toEqual([]);
		}));
});
