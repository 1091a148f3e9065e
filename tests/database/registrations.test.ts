import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { gather, type Cast, type Person } from './people.ts';

const zhang = '621125000000';
const weiyuan = '621123000000';

interface Registration {
	readonly id?: string;
	readonly kind?: string;
	readonly uscc?: string;
	readonly region?: string;
	readonly login?: string;
	readonly account?: string;
}

/** Registers as the application does, with the secret key. */
const register = (told: Registration) => async (tx: Tx) => {
	const { id = randomUUID(), account = randomUUID(), region = weiyuan } = told;
	const registration = {
		id,
		kind: told.kind ?? 'enterprise',
		name: '渭源百合有限公司',
		uscc: told.uscc ?? '91621123DEM000001K',
		region_code: region,
	};
	const login = told.login ?? `${account}@demo.invalid`;
	const password_hash = '$argon2id$v=19$';
	const person = { id: account, display_name: '王小明', login, password_hash };
	await becomeOwner(tx);
	await tx`set local role service_role`;
	await tx`select register_organization(${tx.json(registration)}, ${tx.json(person)})`;
};

/** A registered enterprise's admin. */
async function newcomer(tx: Tx, region = weiyuan, kind = 'enterprise'): Promise<Person> {
	const [organization, account] = [randomUUID(), randomUUID()];
	await register({ id: organization, account, region, kind })(tx);
	return { account, organization, kind: '', region: '', role: '' };
}

const judge =
	({ organization }: { organization: string }, act: string, note = '', receives = false) =>
	(tx: Tx) =>
		tx`select judge_organization(${organization}, ${act}, ${note}, ${receives})`;

const licence = (tx: Tx) => tx`select record_licence(gen_random_uuid(), 'licence.pdf',
	'application/pdf', 1, ${'0'.repeat(64)})`;
const evidence = (tx: Tx) => tx`select record_document(gen_random_uuid(), 'evidence', 'a.pdf',
	'application/pdf', 1, ${'0'.repeat(64)})`;

async function statusOf(tx: Tx, { organization }: { organization: string }): Promise<string> {
	await becomeOwner(tx);
	const [row] = await tx`select status from organizations where id = ${organization}`;
	return row?.['status'];
}

/** The same person with the claims that a verified seat gives. */
const seated = (person: Person, region = weiyuan): Person => ({
	...person,
	kind: 'enterprise',
	region,
	role: 'admin',
});

async function seers(tx: Tx, cast: Cast, organization: string): Promise<string[]> {
	const names: string[] = [];
	for (const [name, person] of Object.entries(cast)) {
		await become(tx, person as Person);
		const rows = await tx`select from organizations where id = ${organization}`;
		if (rows.length > 0) names.push(name);
	}
	return names;
}

describe('a registration', () => {
	it('is one organization with one admin, however often it is sent', () =>
		rolledBack(async (tx) => {
			await gather(tx);
			const told = { id: randomUUID(), account: randomUUID() };
			await register(told)(tx);
			await register(told)(tx);
			await becomeOwner(tx);
			const rows = await tx`select o.status, m.role from organizations o
				join memberships m on m.organization_id = o.id where o.id = ${told.id}`;
			expect([...rows]).toEqual([{ status: 'pending', role: 'admin' }]);
		}));

	it('takes no code and no login that is taken, and nothing stays of such a try', () =>
		rolledBack(async (tx) => {
			await gather(tx);
			await register({ login: 'wang@demo.invalid' })(tx);
			const other = { uscc: '91621123DEM000002H' };
			const tries: [Registration, string][] = [
				[{}, 'uscc.taken'],
				[{ ...other, login: 'wang@demo.invalid' }, 'login.taken'],
				[{ ...other, kind: 'county' }, 'registration.not_here'],
				[{ ...other, kind: 'operator' }, 'registration.not_here'],
				[{ ...other, region: '621123210202' }, 'registration.not_here'],
			];
			for (const [told, refusal] of tries) {
				expect(await refusalOf(tx, register(told))).toBe(refusal);
			}
			await becomeOwner(tx);
			expect(await tx`select from organizations where uscc = ${other.uscc}`).toHaveLength(0);
		}));

	it('is for the secret key alone', () =>
		rolledBack(async (tx) => {
			const { countyApprover } = await gather(tx);
			for (const person of [null, countyApprover]) {
				await become(tx, person);
				const call = (t: Tx) => t`select register_organization('{}', '{}')`;
				expect(await refusalOf(tx, call)).toBe('42501');
			}
		}));

	it('shows itself to the officials in charge, and to nobody else before it is verified', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const person = await newcomer(tx);
			const officials = ['countyEditor', 'countyApprover', 'receivingCity'];
			expect(await seers(tx, cast, person.organization)).toEqual(officials);
			await become(tx, cast.countyApprover);
			await judge(person, 'verify')(tx);
			expect(await seers(tx, cast, person.organization)).toEqual(Object.keys(cast));
		}));

	it('may hand in its licence and nothing else; the officials in charge read it', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const person = await newcomer(tx);
			await become(tx, person);
			await licence(tx);
			expect(await refusalOf(tx, evidence)).toBe('access.denied');
			for (const [official, count] of [
				[cast.countyEditor, 1],
				[cast.otherCounty, 0],
				[cast.donorEditor, 0],
			] as const) {
				await become(tx, official);
				expect(await tx`select from documents where kind = 'licence'`).toHaveLength(count);
			}
			await become(tx, cast.donorEditor);
			expect(await refusalOf(tx, licence)).toBe('organization.not_waiting');
		}));

	it('comes back with a note, is corrected, verified, and can act from then on', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const person = await newcomer(tx);
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, judge(person, 'return', ' '))).toBe('note.missing');
			await judge(person, 'return', '名称与营业执照不符')(tx);
			await become(tx, person);
			const [record] = await tx`select note from organization_records`;
			expect(record?.['note']).toBe('名称与营业执照不符');
			await tx`select correct_registration('渭源县百合有限公司', '91621123DEM000001K')`;
			expect(await statusOf(tx, person)).toBe('pending');
			await become(tx, cast.countyApprover);
			await judge(person, 'verify')(tx);
			await become(tx, seated(person));
			expect(await refusalOf(tx, evidence)).toBeNull();
			const correct = (t: Tx) => t`select correct_registration('x', '91621123DEM000001K')`;
			expect(await refusalOf(tx, correct)).toBe('organization.not_waiting');
		}));
});

describe('judging', () => {
	it('is for approvers of the level above, in their region', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const person = await newcomer(tx);
			const tries: [Person, { organization: string }, string, string | null][] = [
				[cast.countyEditor, person, 'verify', 'access.denied'],
				[cast.donorApprover, person, 'verify', 'access.denied'],
				[cast.otherCounty, person, 'verify', 'organization.unknown'],
				[cast.formerCity, person, 'verify', 'organization.unknown'],
				[cast.countyApprover, cast.countyApprover, 'suspend', 'organization.unknown'],
				[cast.countyApprover, cast.receivingCity, 'suspend', 'organization.unknown'],
				[cast.receivingCity, cast.villageEditor, 'suspend', 'organization.unknown'],
				[cast.countyApprover, person, 'found', 'organization.judged'],
				[cast.countyApprover, cast.villageEditor, 'suspend', null],
				[cast.receivingCity, cast.otherCounty, 'suspend', null],
				[cast.receivingCity, person, 'verify', null],
				[cast.countyApprover, person, 'verify', 'organization.judged'],
			];
			for (const [official, target, act, refusal] of tries) {
				await become(tx, official);
				const name = `${official.kind} ${official.role} ${act}`;
				expect(await refusalOf(tx, judge(target, act, '原因')), name).toBe(refusal);
			}
		}));

	it('that suspends takes the hand away and leaves the eyes; restoring gives it back', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			for (const [act, refusal] of [
				['suspend', 'access.denied'],
				['restore', null],
			] as const) {
				await become(tx, cast.countyApprover);
				await judge(cast.villageEditor, act, '原因')(tx);
				await become(tx, cast.villageEditor);
				expect(await refusalOf(tx, evidence)).toBe(refusal);
				expect(await tx`select from accounts`).toHaveLength(2);
			}
		}));

	it('lets a social organization receive donations only where the official says so', () =>
		rolledBack(async (tx) => {
			const { otherCounty } = await gather(tx);
			const person = await newcomer(tx, zhang, 'social_organization');
			await become(tx, otherCounty);
			await judge(person, 'verify', '', true)(tx);
			await becomeOwner(tx);
			const [row] = await tx`select receives_donations as yes from organizations
				where id = ${person.organization}`;
			expect(row?.['yes']).toBe(true);
		}));
});
