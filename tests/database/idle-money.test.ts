import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, rolledBack, type Tx } from './become.ts';
import { projectAt, receive, reverse, signedPledge } from './giving.ts';
import { gather, type Cast, type Person } from './people.ts';

interface Idle {
	readonly available: number;
	readonly since: string | null;
	readonly undisbursed: number;
	readonly undisbursedSince: string;
}

async function idleTo(tx: Tx, person: Person, pledge: string): Promise<Idle | null> {
	await become(tx, person);
	const [row] = await tx<Idle[]>`select available_fen::int as available,
		available_since::text as since, undisbursed_fen::int as undisbursed,
		undisbursed_since::text as "undisbursedSince" from list_idle_money()
		where pledge_id = ${pledge}`;
	return row ?? null;
}

/** The receipt as if it had arrived on that day. */
async function arrive(tx: Tx, cast: Cast, pledge: string, fen: number, on: string) {
	const receipt = await receive(tx, cast, pledge, fen);
	await becomeOwner(tx);
	await tx`set local session_replication_role = replica`;
	await tx`update postings set occurred_on = ${on} where source_id = ${receipt}`;
	await tx`set local session_replication_role = origin`;
	return receipt;
}

async function allocate(tx: Tx, cast: Cast, pledge: string, fen: number): Promise<string> {
	const [project, id] = [await projectAt(tx, cast.villageEditor, 'under_way'), randomUUID()];
	await become(tx, cast.countyEditor);
	await tx`select propose_allocation(${id}, ${project}, ${pledge}, ${fen})`;
	await become(tx, cast.countyApprover);
	await tx`select approve_allocation(${id})`;
	return project;
}

async function disburse(tx: Tx, cast: Cast, pledge: string, project: string, fen: number) {
	const id = randomUUID();
	await become(tx, cast.charityEditor);
	await tx`select record_project_payment(${id}, 'disbursement', ${project}, ${pledge}, ${fen},
		'2024-06-01'::date, '某施工队', null::uuid)`;
	await become(tx, cast.charityApprover);
	await tx`select approve_project_payment(${id})`;
}

describe('money that stands still', () => {
	it('is told with the day on which the oldest of it came; what came first leaves first', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			await arrive(tx, cast, pledge, 300_000, '2024-05-01');
			await arrive(tx, cast, pledge, 400_000, '2024-07-01');
			const seen = () => idleTo(tx, cast.charityEditor, pledge);
			const both = { since: '2024-05-01', undisbursedSince: '2024-05-01' };
			expect(await seen()).toEqual({ available: 700_000, undisbursed: 700_000, ...both });
			const project = await allocate(tx, cast, pledge, 299_999);
			expect(await seen()).toEqual({ available: 400_001, undisbursed: 700_000, ...both });
			await allocate(tx, cast, pledge, 1);
			const later = { since: '2024-07-01', undisbursedSince: '2024-05-01' };
			expect(await seen()).toEqual({ available: 400_000, undisbursed: 700_000, ...later });
			await disburse(tx, cast, pledge, project, 299_999);
			expect(await seen()).toMatchObject({ undisbursedSince: '2024-05-01' });
		}));

	it('is nothing where all of it is paid out, or was taken back', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const [one, two] = [await signedPledge(tx, cast), await signedPledge(tx, cast)];
			await arrive(tx, cast, one, 300_000, '2024-05-01');
			await disburse(tx, cast, one, await allocate(tx, cast, one, 300_000), 300_000);
			expect(await idleTo(tx, cast.charityEditor, one)).toBeNull();
			const receipt = await arrive(tx, cast, two, 300_000, '2024-05-01');
			await arrive(tx, cast, two, 200_000, '2024-07-01');
			const id = await reverse(tx, cast.charityEditor, receipt, 300_000);
			await become(tx, cast.charityApprover);
			await tx`select approve_reversal(${id})`;
			expect(await idleTo(tx, cast.charityEditor, two)).toEqual({
				available: 200_000,
				since: '2024-07-01',
				undisbursed: 200_000,
				undisbursedSince: '2024-07-01',
			});
		}));

	it('is told to the parties and to those in charge, and never of investments', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			await arrive(tx, cast, pledge, 300_000, '2024-05-01');
			const near = [cast.donorViewer, cast.charityEditor, cast.countyEditor, cast.villageEditor];
			for (const person of near) expect(await idleTo(tx, person, pledge)).not.toBeNull();
			const far = [cast.otherDonor, cast.otherCounty, cast.otherVillage, cast.auditAdministrator];
			for (const person of far) expect(await idleTo(tx, person, pledge)).toBeNull();
			await becomeOwner(tx);
			await tx`set local session_replication_role = replica`;
			await tx`update pledges set nature = 'investment' where id = ${pledge}`;
			await tx`set local session_replication_role = origin`;
			expect(await idleTo(tx, cast.charityEditor, pledge)).toBeNull();
		}));
});
