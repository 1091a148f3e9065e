import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { gather, type Cast, type Person } from './people.ts';

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
	({ id = randomUUID(), by, to, since = '2021-04-01' }: Terms) =>
	(tx: Tx) =>
		tx`select record_pairing(${id}, 'east_west', 'city', ${by.organization}, ${by.region},
			${to}, ${since}, basis => '青定协作〔2021〕1号')`;

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
			await record({ id, by: cityEditor, to: zhang })(tx);
			await become(tx, countyApprover);
			const act = record({ id, by: cityEditor, to: weiyuan });
			expect(await refusalOf(tx, act)).toBe('pairing.recorded_already');
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
			await end(id, '2026-12-31')(tx);
			await end(id, '2026-12-31')(tx);
			expect(await refusalOf(tx, end(id, '2027-12-31'))).toBe('pairing.ended_already');
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

describe('agreements', () => {
	async function agree(tx: Tx, pairing: string): Promise<string> {
		const id = randomUUID();
		await tx`insert into agreements (id, pairing_id, year) values (${id}, ${pairing}, 2026)`;
		await tx`insert into agreement_targets (agreement_id, indicator, value, unit)
			values (${id}, 'fiscal_aid', 51870000, '元')`;
		return id;
	}

	async function whoReads(tx: Tx, cast: Cast, table: string): Promise<string[]> {
		const readers: string[] = [];
		for (const [name, person] of Object.entries(cast)) {
			if ((await countOf(tx, person as Person, table)) > 0) readers.push(name);
		}
		return readers;
	}

	it('of a county, with their targets, are for both sides and the officials around them', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await agree(tx, await pair(tx, { by: cast.cityEditor, to: weiyuan, kind: 'county' }));
			const readers = ['villageEditor', 'villageApprover', 'township', 'countyEditor'];
			readers.push('countyApprover', 'receivingCity', 'cityEditor', 'cityApprover', 'supervisor');
			expect(await whoReads(tx, cast, 'agreements')).toEqual(readers);
			expect(await whoReads(tx, cast, 'agreement_targets')).toEqual(readers);
			await become(tx, null);
			expect(await refusalOf(tx, (t) => t`select 1 from agreements`)).toBe('42501');
		}));

	it('of an enterprise with a village are read by the enterprise too', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const by = cast.donorEditor;
			await agree(tx, await pair(tx, { by, to: yuangudui, kind: 'enterprise_village' }));
			expect(await countOf(tx, cast.donorViewer, 'agreements')).toBe(1);
			expect(await countOf(tx, cast.otherDonor, 'agreements')).toBe(0);
		}));

	it('go from draft to signed, with a paper and a day, to closed, and are one a year', () =>
		rolledBack(async (tx) => {
			const { cityEditor } = await gather(tx);
			const pairing = await pair(tx, { by: cityEditor, to: dingxi });
			const id = await agree(tx, pairing);
			expect(await refusalOf(tx, (t) => agree(t, pairing))).toBe('23505');
			const move = (status: string) => (t: Tx) =>
				t`update agreements set status = ${status} where id = ${id}`;
			expect(await refusalOf(tx, move('closed'))).toBe('status.not_allowed');
			expect(await refusalOf(tx, move('signed'))).toBe('23514');
			await become(tx, cityEditor);
			const paper = randomUUID();
			await tx`select record_document(${paper}, 'agreement', 'a.pdf', 'application/pdf', 1,
				${'0'.repeat(64)})`;
			await becomeOwner(tx);
			await tx`update agreements set document_id = ${paper}, signed_on = '2026-03-01'`;
			await move('signed')(tx);
			await move('closed')(tx);
			expect(await refusalOf(tx, move('signed'))).toBe('status.not_allowed');
		}));

	it('are not written through the interface yet', () =>
		rolledBack(async (tx) => {
			const { cityApprover } = await gather(tx);
			await become(tx, cityApprover);
			for (const table of ['agreements', 'agreement_targets']) {
				const add = (t: Tx) => t`insert into ${t(table)} default values`;
				expect(await refusalOf(tx, add)).toBe('42501');
			}
		}));
});
