import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { gather, type Cast, type Person } from './people.ts';

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

interface Team {
	readonly cast: Cast;
	readonly admin: Person;
	readonly security: Person;
}

/** Somebody else in the organization of `colleague`. */
async function hire(tx: Tx, colleague: Person, role: string): Promise<Person> {
	const account = randomUUID();
	await becomeOwner(tx);
	await tx`insert into accounts (id, display_name) values (${account}, ${role})`;
	await tx`insert into memberships (account_id, organization_id, role)
		values (${account}, ${colleague.organization}, ${role})`;
	return { ...colleague, account, role };
}

async function team(tx: Tx): Promise<Team> {
	const cast = await gather(tx);
	return {
		cast,
		admin: await hire(tx, cast.donorEditor, 'admin'),
		security: await hire(tx, cast.auditAdministrator, 'security_administrator'),
	};
}

const invitation = (role: string, token: string = randomUUID(), id: string = randomUUID()) => ({
	id,
	role,
	token_hash: hashOf(token),
	name: '王小明',
	login: '',
});

type Sent = ReturnType<typeof invitation> & { token?: string };

const invite = (...list: Sent[]) => {
	return (tx: Tx) => tx`select invite_members(${tx.json(list)})`;
};

const accept = (token: string) => (tx: Tx) => tx`select accept_invitation(${hashOf(token)})`;

/** Accepts as somebody without an account, as the application does with the secret key. */
function join(token: string, account: string = randomUUID(), login = `${account}@demo.invalid`) {
	return async (tx: Tx) => {
		await becomeOwner(tx);
		await tx`set local role service_role`;
		await tx`select join_as_new_person(${hashOf(token)}, ${account}, '王小明', ${login},
			'$argon2id$v=19$')`;
	};
}

async function membershipOf(tx: Tx, { account, organization }: Person): Promise<string> {
	await becomeOwner(tx);
	const [row] = await tx<{ id: string }[]>`select id from memberships
		where account_id = ${account} and organization_id = ${organization}`;
	return row!.id;
}

async function roleOf(tx: Tx, account: string, organization: string): Promise<string> {
	await becomeOwner(tx);
	const [row] = await tx`select role || ' ' || status as state from memberships
		where account_id = ${account} and organization_id = ${organization}`;
	return row?.['state'] ?? 'nobody';
}

describe('an invitation', () => {
	it('is mailed to a login that is an address, with the link that is its own and no other', () =>
		rolledBack(async (tx) => {
			const { admin } = await team(tx);
			const sent = (token: string, login: string, told = token) => ({
				...invitation('editor', token),
				login,
				token: told,
			});
			await become(tx, admin);
			const phone = sent('two', '13912345678');
			await invite(sent('one', 'one@portal.cn'), phone, sent('three', 'x@portal.cn', 'other'))(tx);
			await invite({ ...invitation('editor'), login: 'untold@portal.cn' })(tx);
			await becomeOwner(tx);
			const mails = await tx`select recipient, kind, locale, facts from outbox_mails`;
			expect([...mails]).toEqual([
				{
					recipient: 'one@portal.cn',
					kind: 'invitation',
					locale: null,
					facts: { token: 'one', organization: 'enterprise of qingdao' },
				},
			]);
		}));

	it('makes a new person a member of its organization in its role, once', () =>
		rolledBack(async (tx) => {
			const { admin } = await team(tx);
			await become(tx, admin);
			await invite(invitation('approver', 'a token'))(tx);
			const account = randomUUID();
			await join('a token', account)(tx);
			expect(await roleOf(tx, account, admin.organization)).toBe('approver active');
			expect(await refusalOf(tx, join('a token', account))).toBeNull();
			expect(await refusalOf(tx, join('a token'))).toBe('invitation.invalid');
			const [made] = await tx`select count(*)::integer as count from memberships
				where organization_id = ${admin.organization} and role = 'approver'`;
			expect(made?.['count']).toBe(2); // and the one of the cast
		}));

	it('leaves nothing behind when the login name is taken', () =>
		rolledBack(async (tx) => {
			const { admin } = await team(tx);
			await become(tx, admin);
			await invite(invitation('viewer', 'one'), invitation('viewer', 'two'))(tx);
			const second = randomUUID();
			await join('one', randomUUID(), 'wang@demo.invalid')(tx);
			expect(await refusalOf(tx, join('two', second, 'wang@demo.invalid'))).toBe('login.taken');
			expect(await roleOf(tx, second, admin.organization)).toBe('nobody');
			expect(await refusalOf(tx, join('two', second))).toBeNull();
		}));

	it('never takes over an account that exists', () =>
		rolledBack(async (tx) => {
			const { admin, cast } = await team(tx);
			await become(tx, admin);
			await invite(invitation('admin', 'a token'))(tx);
			const taken = cast.otherVillage.account;
			expect(await refusalOf(tx, join('a token', taken))).toBe('invitation.invalid');
		}));

	it.each(['revoked', 'expired', 'unknown', 'of a suspended organization'])(
		'that is %s is worth nothing',
		(state) =>
			rolledBack(async (tx) => {
				const { admin, cast } = await team(tx);
				const made = invitation('viewer', 'a token');
				await become(tx, admin);
				await invite(made)(tx);
				if (state === 'revoked') await tx`select revoke_invitation(${made.id})`;
				await becomeOwner(tx);
				if (state === 'expired') {
					await tx`update invitations set created_at = now() - interval '8 days',
						expires_at = now() - interval '1 day'`;
				}
				if (state.includes('suspended')) {
					await tx`update organizations set status = 'suspended'
						where id = ${admin.organization}`;
				}
				const token = state === 'unknown' ? 'another token' : 'a token';
				expect(await refusalOf(tx, join(token))).toBe('invitation.invalid');
				await become(tx, cast.otherVillage);
				expect(await refusalOf(tx, accept(token))).toBe('invitation.invalid');
			}),
	);

	it('is accepted by somebody signed in, who then has two seats; never to raise a member', () =>
		rolledBack(async (tx) => {
			const { admin, cast } = await team(tx);
			await become(tx, admin);
			await invite(invitation('editor', 'one'), invitation('admin', 'two'))(tx);
			await become(tx, cast.otherVillage);
			await accept('one')(tx);
			expect(await roleOf(tx, cast.otherVillage.account, admin.organization)).toBe('editor active');
			await become(tx, cast.donorEditor);
			expect(await refusalOf(tx, accept('two'))).toBe('invitation.already_member');
		}));

	it('brings back who had left, in the new role', () =>
		rolledBack(async (tx) => {
			const { admin, cast } = await team(tx);
			await become(tx, cast.donorApprover);
			await tx`select leave_organization()`;
			await become(tx, admin);
			await invite(invitation('viewer', 'a token'))(tx);
			await become(tx, cast.donorApprover);
			await accept('a token')(tx);
			const state = await roleOf(tx, cast.donorApprover.account, admin.organization);
			expect(state).toBe('viewer active');
		}));
});

describe('inviting', () => {
	it('is for the admin, in the operator for the security administrator, each for their roles', () =>
		rolledBack(async (tx) => {
			const { admin, security, cast } = await team(tx);
			const system = await hire(tx, security, 'system_administrator');
			const tries: [Person, string, string | null][] = [
				[admin, 'admin', null],
				[admin, 'security_administrator', 'member.role_not_here'],
				[security, 'audit_administrator', null],
				[security, 'editor', 'member.role_not_here'],
				[system, 'system_administrator', 'access.denied'],
				[cast.auditAdministrator, 'audit_administrator', 'access.denied'],
				[cast.donorApprover, 'viewer', 'access.denied'],
				[cast.countyApprover, 'viewer', 'access.denied'],
			];
			for (const [person, role, refusal] of tries) {
				await become(tx, person);
				expect(await refusalOf(tx, invite(invitation(role))), `${person.role} ${role}`).toBe(
					refusal,
				);
			}
		}));

	it('is all or nothing, and the same form twice is told so', () =>
		rolledBack(async (tx) => {
			const { admin } = await team(tx);
			const made = invitation('viewer');
			await become(tx, admin);
			const mixed = invite(made, invitation('audit_administrator'));
			expect(await refusalOf(tx, mixed)).toBe('member.role_not_here');
			expect(await tx`select from invitations`).toHaveLength(0);
			await invite(made)(tx);
			expect(await refusalOf(tx, invite(made))).toBe('invitation.already_made');
			expect(await refusalOf(tx, (t) => t`select invite_members('[]')`)).toBe('invitation.count');
		}));

	it('shows invitations to those who may invite, and lets only them revoke', () =>
		rolledBack(async (tx) => {
			const { admin, security, cast } = await team(tx);
			const made = invitation('viewer');
			await become(tx, admin);
			await invite(made)(tx);
			expect(await tx`select from invitations`).toHaveLength(1);
			const revoke = (t: Tx) => t`select revoke_invitation(${made.id})`;
			for (const [person, refusal] of [
				[cast.donorApprover, 'access.denied'],
				[security, 'invitation.unknown'],
			] as const) {
				await become(tx, person);
				expect(await tx`select from invitations`).toHaveLength(0);
				expect(await refusalOf(tx, revoke)).toBe(refusal);
			}
		}));

	it('ends with the right to: what a former admin gave out opens nothing', () =>
		rolledBack(async (tx) => {
			const { admin } = await team(tx);
			const second = await hire(tx, admin, 'admin');
			await become(tx, second);
			await invite(invitation('admin', 'a token'))(tx);
			const id = await membershipOf(tx, second);
			await become(tx, admin);
			await tx`select change_member_role(${id}, 'viewer')`;
			expect(await refusalOf(tx, join('a token'))).toBe('invitation.invalid');
		}));
});

describe('a membership', () => {
	it('is changed by the admin, and writing follows at once', () =>
		rolledBack(async (tx) => {
			const { admin, cast } = await team(tx);
			const id = await membershipOf(tx, cast.donorEditor);
			const act = (t: Tx) => t`select record_document(gen_random_uuid(), 'evidence', 'a.pdf',
				'application/pdf', 1, ${'0'.repeat(64)})`;
			for (const [role, refusal] of [
				['viewer', 'access.denied'],
				['editor', null],
			] as const) {
				await become(tx, admin);
				await tx`select change_member_role(${id}, ${role})`;
				await become(tx, cast.donorEditor);
				expect(await refusalOf(tx, act)).toBe(refusal);
			}
			await become(tx, admin);
			await tx`select end_membership(${id})`;
			await become(tx, cast.donorEditor);
			expect(await refusalOf(tx, act)).toBe('access.denied');
		}));

	it('is never raised by its own person, nor by a colleague or a stranger', () =>
		rolledBack(async (tx) => {
			const { admin, security, cast } = await team(tx);
			const own = await membershipOf(tx, admin);
			const editor = await membershipOf(tx, cast.donorEditor);
			const tries: [Person, string, string, string][] = [
				[admin, own, 'approver', 'member.own_role'],
				[cast.donorEditor, editor, 'admin', 'access.denied'],
				[cast.donorApprover, editor, 'admin', 'access.denied'],
				[security, editor, 'audit_administrator', 'member.unknown'],
				[admin, editor, 'security_administrator', 'member.role_not_here'],
			];
			for (const [person, id, role, refusal] of tries) {
				await become(tx, person);
				const change = (t: Tx) => t`select change_member_role(${id}, ${role})`;
				expect(await refusalOf(tx, change), `${person.role} ${role}`).toBe(refusal);
			}
			await become(tx, admin);
			expect(await refusalOf(tx, (t) => t`select end_membership(${own})`)).toBe('member.own_role');
		}));

	it('is ended by its own person, but not by the last who can invite', () =>
		rolledBack(async (tx) => {
			const { admin, cast } = await team(tx);
			const leave = (t: Tx) => t`select leave_organization()`;
			await become(tx, cast.donorViewer);
			expect(await refusalOf(tx, leave)).toBeNull();
			await become(tx, admin);
			expect(await refusalOf(tx, leave)).toBe('member.last_admin');
			const second = await hire(tx, admin, 'admin');
			await become(tx, admin);
			expect(await refusalOf(tx, leave)).toBeNull();
			await become(tx, second);
			expect(await refusalOf(tx, leave)).toBe('member.last_admin');
		}));
});
