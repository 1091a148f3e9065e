import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { draftPledge, fileDocument, sign } from './giving.ts';
import { gather, type Person } from './people.ts';

const qingdao = '370200000000';
const shandong = '370000000000';
const fuzhou = '350100000000';
const gansu = '620000000000';
const dingxi = '621100000000';
const weiyuan = '621123000000';
const yuangudui = '621123210202';
const zhang = '621125000000';
const xinlian = '621125106201';

interface Terms {
	readonly id?: string;
	readonly by: Person;
	readonly from?: string;
	readonly to: string;
	readonly kind?: string;
	readonly programme?: string;
	readonly since?: string;
	readonly until?: string | null;
	/** The pairing before. */
	readonly after?: string;
	/** Of a school that the supporting organization answers for. */
	readonly name?: string;
}

const columns = `programme, kind, supporting_organization_id, supporting_region_code,
	receiving_region_code, valid_from, valid_to`;

/** Writes a pairing as the owner, whoever may record one. */
async function pair(tx: Tx, terms: Terms): Promise<string> {
	const { id = randomUUID(), by, from = by.region, to, kind = 'city' } = terms;
	const { programme = 'east_west', since = '2021-04-01', until = null } = terms;
	await tx`insert into pairings (id, ${tx.unsafe(columns)}) values (${id}, ${programme}, ${kind},
		${by.organization}, ${from}, ${to}, ${since}, ${until})`;
	return id;
}

const record =
	({ id = randomUUID(), by, to, since = '2021-04-01', kind = 'city', ...more }: Terms) =>
	(tx: Tx) =>
		tx`select record_pairing(${id}, 'east_west', ${kind}, ${by.organization}, ${by.region},
			${to}, ${since}, basis => '青定协作〔2021〕1号', predecessor_id => ${more.after ?? null},
			supporting_name => ${more.name ?? null})`;

const end = (id: string, on: string | null) => (tx: Tx) => tx`select end_pairing(${id}, ${on})`;

async function pairingOn(tx: Tx, from: string, to: string, on: string): Promise<string | null> {
	const [row] = await tx`select private.pairing_on(${from}, ${to}, ${on}) as id`;
	return row?.['id'] as string | null;
}

async function countOf(tx: Tx, person: Person | null, table: string): Promise<number> {
	await become(tx, person);
	const rows = await tx`select from ${tx(table)}`;
	return rows.length;
}

describe('the pairing of a day', () => {
	it('is the one that was valid then, its first and last day included', () =>
		rolledBack(async (tx) => {
			const { cityEditor, formerCity } = await gather(tx);
			const until = '2021-03-31';
			const former = await pair(tx, { by: formerCity, to: dingxi, since: '2016-01-01', until });
			const present = await pair(tx, { by: cityEditor, to: dingxi });
			expect(await pairingOn(tx, fuzhou, yuangudui, '2015-12-31')).toBeNull();
			expect(await pairingOn(tx, fuzhou, yuangudui, '2016-01-01')).toBe(former);
			expect(await pairingOn(tx, fuzhou, yuangudui, '2021-03-31')).toBe(former);
			expect(await pairingOn(tx, fuzhou, yuangudui, '2021-04-01')).toBeNull();
			expect(await pairingOn(tx, qingdao, yuangudui, '2021-03-31')).toBeNull();
			expect(await pairingOn(tx, qingdao, yuangudui, '2021-04-01')).toBe(present);
		}));

	it('is the deepest that covers the place', () =>
		rolledBack(async (tx) => {
			const { cityEditor } = await gather(tx);
			const wide = await pair(tx, { by: cityEditor, to: dingxi });
			const county = await pair(tx, { by: cityEditor, to: weiyuan, kind: 'county' });
			expect(await pairingOn(tx, qingdao, yuangudui, '2026-11-21')).toBe(county);
			expect(await pairingOn(tx, qingdao, xinlian, '2026-11-21')).toBe(wide);
		}));

	it('holds for donors of the districts of the supporting city, not for its province', () =>
		rolledBack(async (tx) => {
			const { cityEditor } = await gather(tx);
			const present = await pair(tx, { by: cityEditor, to: dingxi });
			expect(await pairingOn(tx, '370202000000', xinlian, '2026-11-21')).toBe(present);
			expect(await pairingOn(tx, shandong, xinlian, '2026-11-21')).toBeNull();
		}));

	it('is never that of one enterprise, school or hospital: it binds nobody else', () =>
		rolledBack(async (tx) => {
			const { donorEditor } = await gather(tx);
			for (const kind of ['enterprise_village', 'social_organization', 'school', 'hospital']) {
				await pair(tx, { by: donorEditor, to: weiyuan, kind });
			}
			expect(await pairingOn(tx, qingdao, yuangudui, '2026-11-21')).toBeNull();
		}));
});

describe('pairings', () => {
	it('are read by everybody who is signed in, and by nobody else', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await pair(tx, { by: cast.cityEditor, to: dingxi });
			for (const person of [cast.villageEditor, cast.otherDonor, cast.auditAdministrator]) {
				expect(await countOf(tx, person, 'pairings')).toBe(1);
			}
			await become(tx, null);
			expect(await refusalOf(tx, (t) => t`select 1 from pairings`)).toBe('42501');
		}));

	it('are recorded by the receiving side, once however often it is said', () =>
		rolledBack(async (tx) => {
			const { cityEditor, receivingCity } = await gather(tx);
			const id = randomUUID();
			await become(tx, receivingCity);
			await record({ id, by: cityEditor, to: dingxi })(tx);
			await record({ id, by: cityEditor, to: dingxi })(tx);
			expect(await tx`select basis from pairings where id = ${id}`).toHaveLength(1);
			const again = record({ by: cityEditor, to: dingxi });
			expect(await refusalOf(tx, again)).toBe('pairing.recorded_already');
		}));

	it('do not let the supporting side in by its own hand, nor a neighbour, nor an editor', () =>
		rolledBack(async (tx) => {
			const { cityEditor, cityApprover, otherCounty, countyEditor, villageApprover } =
				await gather(tx);
			const act = record({ by: cityEditor, to: weiyuan });
			await become(tx, cityApprover);
			expect(await refusalOf(tx, act)).toBe('pairing.place_not_yours');
			await become(tx, otherCounty);
			expect(await refusalOf(tx, act)).toBe('pairing.place_not_yours');
			await become(tx, countyEditor);
			expect(await refusalOf(tx, act)).toBe('access.denied');
			await become(tx, villageApprover);
			expect(await refusalOf(tx, act)).toBe('access.denied');
		}));

	it('do not answer for an id that another county has used', () =>
		rolledBack(async (tx) => {
			const { cityEditor, countyApprover, otherCounty } = await gather(tx);
			const id = randomUUID();
			await become(tx, otherCounty);
			await record({ id, by: cityEditor, to: zhang, kind: 'county' })(tx);
			await become(tx, countyApprover);
			const act = record({ id, by: cityEditor, to: weiyuan, kind: 'county' });
			expect(await refusalOf(tx, act)).toBe('pairing.recorded_already');
		}));

	it('are of the level that they say, on the receiving side', () =>
		rolledBack(async (tx) => {
			const { cityEditor, receivingCity } = await gather(tx);
			await become(tx, receivingCity);
			const act = record({ by: cityEditor, to: weiyuan, kind: 'city' });
			expect(await refusalOf(tx, act)).toBe('pairing.place_of_other_level');
			await record({ by: cityEditor, to: weiyuan, kind: 'school', name: '甲中学' })(tx);
			await record({ by: cityEditor, to: weiyuan, kind: 'school', name: '乙中学' })(tx);
			const again = record({ by: cityEditor, to: weiyuan, kind: 'school', name: '乙中学' });
			expect(await refusalOf(tx, again)).toBe('pairing.recorded_already');
		}));

	it('succeed one another in one act, the former ending on the day before', () =>
		rolledBack(async (tx) => {
			const { cityEditor, formerCity, receivingCity } = await gather(tx);
			const after = await pair(tx, { by: formerCity, to: dingxi, since: '2016-01-01' });
			await become(tx, receivingCity);
			const id = randomUUID();
			const early = record({ by: cityEditor, to: dingxi, since: '2016-01-01', after });
			expect(await refusalOf(tx, early)).toBe('pairing.overlaps_predecessor');
			const elsewhere = record({ by: cityEditor, to: weiyuan, kind: 'county', after });
			expect(await refusalOf(tx, elsewhere)).toBe('pairing.predecessor_elsewhere');
			await record({ id, by: cityEditor, to: dingxi, after })(tx);
			await record({ id, by: cityEditor, to: dingxi, after })(tx);
			const rows = await tx`select valid_to::text from pairings where id = ${after}`;
			expect(rows).toEqual([{ valid_to: '2021-03-31' }]);
			expect(await refusalOf(tx, end(after, '2021-04-01'))).toBe('pairing.ended_already');
			const other = record({ by: formerCity, to: dingxi, since: '2026-01-01', after: id });
			await other(tx);
			await becomeOwner(tx);
			expect(await pairingOn(tx, qingdao, yuangudui, '2025-12-31')).toBe(id);
			expect(await pairingOn(tx, qingdao, yuangudui, '2026-01-01')).toBeNull();
		}));

	it('keep what was booked to them, whatever becomes of their dates', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await pair(tx, { by: cast.cityEditor, to: dingxi });
			const bookedTo = async (on: string) => {
				const pledge = await draftPledge(tx, cast);
				const paper = await fileDocument(tx, cast.donorApprover);
				await sign(tx, pledge, paper, on);
				await becomeOwner(tx);
				const rows = await tx`select pairing_id from pledges where id = ${pledge}`;
				return { pledge, pairing: rows[0]?.['pairing_id'] as string | null };
			};
			const early = await bookedTo('2024-03-01');
			expect(early.pairing).toBe(id);
			await become(tx, cast.receivingCity);
			await end(id, '2023-12-31')(tx);
			await becomeOwner(tx);
			expect(
				await tx`select from pledges where id = ${early.pledge} and pairing_id = ${id}`,
			).toHaveLength(1);
			expect((await bookedTo('2024-03-02')).pairing).toBeNull();
		}));

	it('end once, on a day that is not before their first', () =>
		rolledBack(async (tx) => {
			const { cityEditor, receivingCity, otherCounty } = await gather(tx);
			const id = await pair(tx, { by: cityEditor, to: dingxi });
			await become(tx, otherCounty);
			expect(await refusalOf(tx, end(id, '2026-12-31'))).toBe('pairing.unknown');
			await become(tx, receivingCity);
			expect(await refusalOf(tx, end(randomUUID(), '2026-12-31'))).toBe('pairing.unknown');
			expect(await refusalOf(tx, end(id, '2021-03-31'))).toBe('pairing.ends_before_it_begins');
			expect(await refusalOf(tx, end(id, null))).toBe('pairing.ends_before_it_begins');
			await end(id, '2025-12-31')(tx);
			await end(id, '2025-12-31')(tx);
			expect(await refusalOf(tx, end(id, '2099-12-31'))).toBe('pairing.ended_already');
		}));

	it('move an end that is yet to come, forward in time alone', () =>
		rolledBack(async (tx) => {
			const { cityEditor, receivingCity, formerCity } = await gather(tx);
			const id = await pair(tx, { by: cityEditor, to: dingxi });
			await become(tx, receivingCity);
			await end(id, '2098-12-31')(tx);
			await end(id, '2099-12-31')(tx);
			expect(await refusalOf(tx, end(id, '2021-12-31'))).toBe('pairing.ended_already');
			const next = { by: formerCity, to: dingxi, since: '2100-01-01', after: id };
			await record(next)(tx);
			expect(await refusalOf(tx, end(id, '2100-06-01'))).toBe('pairing.runs_into_successor');
		}));

	it('cannot be written but by their acts', () =>
		rolledBack(async (tx) => {
			const { cityEditor, receivingCity } = await gather(tx);
			await pair(tx, { by: cityEditor, to: dingxi });
			await become(tx, receivingCity);
			expect(await refusalOf(tx, (t) => t`delete from pairings`)).toBe('42501');
			const move = (t: Tx) => t`update pairings set valid_to = '2022-01-01'`;
			expect(await refusalOf(tx, move)).toBe('42501');
			const add = (t: Tx) => t`insert into pairings default values`;
			expect(await refusalOf(tx, add)).toBe('42501');
		}));
});

describe('the places a city assists', () => {
	async function prefixes(tx: Tx, person: Person): Promise<unknown> {
		await become(tx, person);
		const [row] = await tx`select private.assisted_prefixes() as list`;
		return row?.['list'];
	}

	it('are those of its pairings today and of its districts, not of its province', () =>
		rolledBack(async (tx) => {
			const { cityEditor, formerCity, donorEditor, countyEditor } = await gather(tx);
			const until = '2021-03-31';
			await pair(tx, { by: formerCity, to: dingxi, since: '2016-01-01', until });
			await pair(tx, { by: cityEditor, to: dingxi });
			await pair(tx, { by: donorEditor, to: yuangudui, kind: 'enterprise_village' });
			await pair(tx, { by: cityEditor, from: shandong, to: gansu, kind: 'province' });
			expect(await prefixes(tx, cityEditor)).toEqual(['6211']);
			expect(await prefixes(tx, formerCity)).toEqual([]);
			expect(await prefixes(tx, donorEditor)).toEqual([]);
			expect(await prefixes(tx, countyEditor)).toEqual([]);
		}));
});
