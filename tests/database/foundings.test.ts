import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { gather, type Person } from './people.ts';

const lanzhou = '620100000000';
const yuzhong = '620123000000';
const village = '621123210203';
const beijing = '110000000000';

const hash = () => randomUUID().replaceAll('-', '').repeat(2);

const invitation = (id: string = randomUUID(), token_hash = hash()) => ({
	id,
	token_hash,
	name: '王小明',
	login: 'wang@demo.invalid',
});

interface Told {
	readonly id?: string;
	readonly uscc?: string | null;
	readonly token_hash?: string;
	readonly receives_donations?: boolean;
}

const found =
	(kind: string, region_code: string, { token_hash = hash(), ...told }: Told = {}) =>
	(tx: Tx) => {
		const organization = { id: randomUUID(), kind, name: `${kind} 新`, region_code, ...told };
		return tx`select found_organization(${tx.json(organization)},
			${tx.json(invitation(randomUUID(), token_hash))})`;
	};

const undo = (id: string) => (tx: Tx) => tx`select undo_founding(${id})`;
const invite =
	(id: string, given = invitation()) =>
	(tx: Tx) =>
		tx`select invite_first_admin(${id}, ${tx.json(given)})`;

/** The places of the cast and some where nobody acts yet. */
async function places(tx: Tx) {
	const cast = await gather(tx);
	for (const [code, level, parent] of [
		[lanzhou, 2, '620000000000'],
		[yuzhong, 3, lanzhou],
		[village, 5, '621123210000'],
		[beijing, 1, null],
		['110100000000', 2, beijing],
	] as const) {
		await tx`insert into regions (code, level, parent_code, official_name, name)
			values (${code}, ${level}, ${parent}, ${code}, ${code})`;
	}
	return {
		...cast,
		cityAdmin: await admin(tx, cast.receivingCity),
		countyAdmin: await admin(tx, cast.countyEditor),
	};
}

async function admin(tx: Tx, colleague: Person): Promise<Person> {
	const account = randomUUID();
	await becomeOwner(tx);
	await tx`insert into accounts (id, display_name) values (${account}, 'admin')`;
	await tx`insert into memberships (account_id, organization_id, role)
		values (${account}, ${colleague.organization}, 'admin')`;
	return { ...colleague, account, role: 'admin' };
}

/** Takes the link of the invitation, as the application does for somebody new. */
async function join(tx: Tx, token_hash: string): Promise<string> {
	const account = randomUUID();
	await becomeOwner(tx);
	await tx`select join_as_new_person(${token_hash}, ${account}, '李玉兰',
		${`${account}@demo.invalid`}, '$argon2id$v=19$')`;
	return account;
}

describe('founding', () => {
	it('is for the level above, in its region, and for the operator where nobody stands above', () =>
		rolledBack(async (tx) => {
			const cast = await places(tx);
			const tries: [Person, string, string, string | null][] = [
				[cast.systemAdministrator, 'township', '621123210000', 'founding.not_here'],
				[cast.systemAdministrator, 'city', yuzhong, 'founding.not_here'],
				[cast.systemAdministrator, 'city', '620000000000', 'founding.not_here'],
				[cast.systemAdministrator, 'city', '110100000000', 'founding.not_here'],
				[cast.systemAdministrator, 'operator', lanzhou, 'founding.not_here'],
				[cast.systemAdministrator, 'enterprise', lanzhou, 'founding.not_here'],
				[cast.systemAdministrator, 'city', '990000000000', 'founding.not_here'],
				[cast.systemAdministrator, 'city', beijing, null],
				[cast.systemAdministrator, 'city', lanzhou, null],
				[cast.systemAdministrator, 'city', lanzhou, 'founding.taken'],
				[cast.systemAdministrator, 'supervisor', '621100000000', null],
				[cast.securityAdministrator, 'city', lanzhou, 'access.denied'],
				[cast.auditAdministrator, 'city', lanzhou, 'access.denied'],
				[cast.cityAdmin, 'county', yuzhong, 'founding.not_here'],
				[cast.cityAdmin, 'village', village, 'founding.not_here'],
				[cast.receivingCity, 'county', yuzhong, 'access.denied'],
				[cast.countyApprover, 'village', village, 'access.denied'],
				[cast.countyAdmin, 'county', '621123000000', 'founding.not_here'],
				[cast.countyAdmin, 'village', '621125106201', 'founding.not_here'],
				[cast.countyAdmin, 'township', village, 'founding.not_here'],
				[cast.countyAdmin, 'village', village, null],
				[cast.countyAdmin, 'village', village, 'founding.taken'],
				[await admin(tx, cast.donorEditor), 'village', village, 'access.denied'],
				[await admin(tx, cast.supervisor), 'village', village, 'access.denied'],
			];
			for (const [person, kind, region, refusal] of tries) {
				await become(tx, person);
				const name = `${person.kind} ${person.role} ${kind} ${region}`;
				expect(await refusalOf(tx, found(kind, region)), name).toBe(refusal);
			}
		}));

	it('is verified at once, takes no code twice, and lets no village receive donations', () =>
		rolledBack(async (tx) => {
			const { countyAdmin } = await places(tx);
			const uscc = '54621123DEM000001K';
			const id = randomUUID();
			await become(tx, countyAdmin);
			await found('village', village, { id, uscc, receives_donations: true })(tx);
			expect(await refusalOf(tx, found('village', village, { id }))).toBe(
				'invitation.already_made',
			);
			await becomeOwner(tx);
			await tx`insert into regions (code, level, parent_code, official_name, name)
				values ('621123210204', 5, '621123210000', 'x', 'x')`;
			await become(tx, countyAdmin);
			expect(await refusalOf(tx, found('village', '621123210204', { uscc }))).toBe('uscc.taken');
			const [row] = await tx`select status, receives_donations as receives from organizations
				where id = ${id}`;
			expect(row).toEqual({ status: 'verified', receives: false });
		}));

	it('leads the first admin in, who invites on, and nobody after', () =>
		rolledBack(async (tx) => {
			const { countyAdmin } = await places(tx);
			const [id, token_hash] = [randomUUID(), hash()];
			await become(tx, countyAdmin);
			await found('village', village, { id, token_hash })(tx);
			const account = await join(tx, token_hash);
			const first = { account, organization: id, kind: 'village', region: village, role: 'admin' };
			await become(tx, first);
			await tx`select invite_members(${tx.json([{ ...invitation(), role: 'editor' }])})`;
			await become(tx, countyAdmin);
			expect(await refusalOf(tx, invite(id))).toBe('organization.has_admin');
			expect(await refusalOf(tx, undo(id))).toBe('founding.has_members');
			const [state] = await tx`select * from founding_of(${id})`;
			expect(state).toEqual({ has_admin: true, has_members: true, invited_until: null });
			expect(await tx`select from accounts where id = ${account}`).toHaveLength(0);
		}));

	it('keeps one link open, which dies with the role of who gave it', () =>
		rolledBack(async (tx) => {
			const { countyAdmin, otherCounty } = await places(tx);
			const [id, old, fresh] = [randomUUID(), hash(), hash()];
			await become(tx, countyAdmin);
			await found('village', village, { id, token_hash: old })(tx);
			await invite(id, invitation(randomUUID(), fresh))(tx);
			expect(await refusalOf(tx, (t) => join(t, old))).toBe('invitation.invalid');
			await become(tx, await admin(tx, otherCounty));
			expect(await refusalOf(tx, invite(id))).toBe('organization.unknown');
			expect(await tx`select from founding_of(${id})`).toHaveLength(0);
			await become(tx, await admin(tx, countyAdmin));
			const [seat] = await tx`select id from memberships where account_id =
				${countyAdmin.account}`;
			await tx`select end_membership(${seat?.['id']})`;
			expect(await refusalOf(tx, (t) => join(t, fresh))).toBe('invitation.invalid');
		}));

	it('can be undone while nobody is in and nothing names it', () =>
		rolledBack(async (tx) => {
			const { countyAdmin, cityAdmin, systemAdministrator } = await places(tx);
			const [id, city] = [randomUUID(), randomUUID()];
			await become(tx, countyAdmin);
			await found('village', village, { id })(tx);
			await become(tx, cityAdmin);
			expect(await refusalOf(tx, undo(id))).toBe('organization.unknown');
			await become(tx, countyAdmin);
			await undo(id)(tx);
			expect(await refusalOf(tx, undo(id))).toBe('organization.unknown');
			await becomeOwner(tx);
			const [event] = await tx`select before ->> 'region_code' as region from audit_events
				where record = 'organizations' and record_id = ${id} and act = 'delete'`;
			expect(event?.['region']).toBe(village);
			expect(await tx`select from invitations where organization_id = ${id}`).toHaveLength(0);
			await become(tx, systemAdministrator);
			await found('city', lanzhou, { id: city })(tx);
			await becomeOwner(tx);
			await tx`insert into pairings (programme, kind, supporting_organization_id,
					receiving_organization_id, supporting_region_code, receiving_region_code, valid_from)
				values ('east_west', 'city', ${city}, ${cityAdmin.organization}, ${lanzhou},
					'621100000000', '2021-01-01')`;
			await become(tx, systemAdministrator);
			expect(await refusalOf(tx, undo(city))).toBe('founding.in_use');
		}));
});
