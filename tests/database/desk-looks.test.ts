import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { draftPledge, projectAt } from './giving.ts';
import { gather, type Person } from './people.ts';

/** Publishes so many entries of a project; answers their numbers, the newest first. */
async function tell(tx: Tx, project: string, count = 1): Promise<number[]> {
	await becomeOwner(tx);
	await tx`select private.publish_project(${project})`;
	const rows = await tx<{ seq: number }[]>`insert into published_entries
			(project_id, kind, source_id, occurred_on)
		select ${project}, 'update', gen_random_uuid()::text, private.today()
		from generate_series(1, ${count}::int) returning seq::int`;
	return rows.map(({ seq }) => seq).toReversed();
}

/** A project of the village's, of a pairing that this house supports. */
async function paired(tx: Tx, village: Person, kind: string, by: Person): Promise<string> {
	const project = await projectAt(tx, village);
	await becomeOwner(tx);
	await tx`with pairing as (
			insert into pairings (programme, kind, supporting_organization_id, supporting_region_code,
				receiving_region_code, valid_from)
			values ('east_west', ${kind}, ${by.organization}, ${by.region}, ${village.region},
				'2021-04-01') returning id)
		update projects set pairing_id = pairing.id, village_code = ${village.region}
		from pairing where projects.id = ${project}`;
	return project;
}

interface News {
	count: number;
	seqs: number[];
}

async function look(tx: Tx, person: Person): Promise<News | null> {
	await become(tx, person);
	const rows = await tx<News[]>`
		select row_count::int as count, seqs::int[] from look_at_desk()`;
	return rows[0] ?? null;
}

async function passes(tx: Tx, minutes: number): Promise<void> {
	await becomeOwner(tx);
	await tx`update private.looks set looked_at = looked_at - make_interval(mins => ${minutes})`;
}

describe('the news of a desk', () => {
	it('is what was published since the look before, for as long as a look goes on', () =>
		rolledBack(async (tx) => {
			const { villageEditor: reader } = await gather(tx);
			const project = await projectAt(tx, reader);
			await tell(tx, project);
			expect(await look(tx, reader)).toBeNull();
			const first = await tell(tx, project);
			expect(await look(tx, reader)).toBeNull();
			await passes(tx, 31);
			const second = await tell(tx, project);
			expect(await look(tx, reader)).toEqual({ count: 1, seqs: second });
			await passes(tx, 29);
			// The first was there when the reader came back within the half hour.
			expect(await look(tx, reader)).toEqual({ count: 1, seqs: second });
			const third = await tell(tx, project, 12);
			expect(await look(tx, reader)).toEqual({ count: 13, seqs: [...third, ...second] });
			await passes(tx, 31);
			expect(await look(tx, reader)).toEqual({ count: 0, seqs: [] });
			expect(first).toHaveLength(1);
		}));

	it('is of the own region, of what the house supports or paid, and of nothing else', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { villageEditor, township, countyEditor, receivingCity, supervisor } = cast;
			const { cityEditor, formerCity, otherDonor, donorEditor, charityEditor } = cast;
			const own = await paired(tx, villageEditor, 'county', cityEditor);
			const other = await paired(tx, cast.otherVillage, 'county', otherDonor);
			const pledge = await draftPledge(tx, cast);
			await becomeOwner(tx);
			await tx`insert into fund_accounts (pledge_id, bucket, project_id)
				values (${pledge}, 'allocated', ${own})`;
			const readers: [Person, string[]][] = [
				[villageEditor, [own]],
				[township, [own]],
				[countyEditor, [own]],
				[receivingCity, [own, other]],
				[supervisor, [own, other]],
				[cityEditor, [own]],
				[formerCity, [other]],
				[otherDonor, [other]],
				[donorEditor, [own]],
				[charityEditor, []],
			];
			for (const [person] of readers) await look(tx, person);
			await passes(tx, 31);
			const told = new Map([
				[own, await tell(tx, own)],
				[other, await tell(tx, other)],
			] as const);
			for (const [person, projects] of readers) {
				const seqs = projects.flatMap((id) => told.get(id)!).toReversed();
				expect(await look(tx, person), person.kind).toEqual({ count: seqs.length, seqs });
			}
		}));

	it('is not told to who looks as a lesser role, of whom nothing is remembered', () =>
		rolledBack(async (tx) => {
			const { villageEditor: reader } = await gather(tx);
			await become(tx, { ...reader, role: 'viewer', isView: true });
			expect(await refusalOf(tx, (t) => t`select look_at_desk()`)).toBe('view.read_only');
			await becomeOwner(tx);
			expect(await tx`select from private.looks where account_id = ${reader.account}`).toHaveLength(
				0,
			);
		}));
});

describe('the first acts of a house', () => {
	const acts = async (tx: Tx, person: Person) => {
		await become(tx, person);
		const rows = await tx<{ act: string; is_done: boolean }[]>`select * from list_first_acts()`;
		return rows.map(({ act, is_done }) => `${act} ${is_done}`);
	};

	it('lead on from one to the next, and end', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			expect(await acts(tx, cast.villageEditor)).toEqual([
				'member_invite true',
				'need_file false',
				'project_apply false',
			]);
			await projectAt(tx, cast.villageEditor);
			expect((await acts(tx, cast.villageEditor)).at(-1)).toBe('project_apply true');
		}));

	it('are told to nobody who may not do them', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			expect(await acts(tx, cast.donorViewer)).toEqual([]);
			expect(await acts(tx, cast.systemAdministrator)).toEqual([]);
		}));
});
