import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { gather, type Cast, type Person } from './people.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const start = Date.parse('2026-11-22T08:00:00Z');
const at = (minutes: number) => new Date(start + minutes * 60_000);

const [OLD, NEW] = ['$argon2id$old', '$argon2id$new'];
const phone = '13912345678';
const mail = 'victim@portal.cn';

interface Residents {
	readonly cast: Cast;
	/** Signs in by an address. */
	readonly victim: Person;
}

async function residents(tx: Tx): Promise<Residents> {
	const cast = await gather(tx);
	const logins: [Person, string][] = [
		[cast.donorEditor, mail],
		[cast.villageEditor, phone],
		[cast.auditAdministrator, 'audit@portal.cn'],
		[cast.securityAdministrator, 'security@portal.cn'],
	];
	for (const [{ account }, login] of logins) {
		await tx`insert into credentials (account_id, login, password_hash)
			values (${account}, ${login}, ${OLD})`;
	}
	await asService(tx);
	return { cast, victim: cast.donorEditor };
}

async function asService(tx: Tx): Promise<void> {
	await tx`select set_config('request.jwt.claims', '{"role":"service_role"}', true),
		set_config('role', 'service_role', true)`;
}

/** What the work process does with a request. */
async function open(tx: Tx, token: string, login = mail, minutes = 0, id = randomUUID()) {
	await tx`select open_reset(${id}, ${login}, ${token}, 'zh-CN', ${at(minutes)})`;
	return id;
}

const use = (tx: Tx, token: string, minutes = 1) =>
	refusalOf(tx, (sp) => sp`select reset_password(${digest(token)}, ${NEW}, ${at(minutes)})`);

async function mails(tx: Tx): Promise<{ recipient: string; kind: string; facts: object }[]> {
	await becomeOwner(tx);
	const rows = await tx<{ recipient: string; kind: string; facts: object }[]>`
		select recipient, kind, facts from outbox_mails order by created_at, kind`;
	await asService(tx);
	return [...rows];
}

async function jobs(tx: Tx, task: string): Promise<number> {
	await becomeOwner(tx);
	const [row] = await tx`select count(*)::integer from graphile_worker.jobs
		where task_identifier = ${task}`;
	await asService(tx);
	return row!['count'] as number;
}

describe('asking for a link', () => {
	const ask = (tx: Tx, login: string, from: string, minutes = 0, device = '') =>
		tx`select ask_reset(${randomUUID()}, ${login}, ${from}, ${device}, 'zh-CN', ${at(minutes)})`;

	it('does the same for an address, a telephone number and nobody: one job', () =>
		rolledBack(async (tx) => {
			await residents(tx);
			for (const [count, login] of [mail, phone, 'nobody@portal.cn'].entries()) {
				await ask(tx, login, '203.0.113.7');
				expect(await jobs(tx, 'open_reset')).toBe(count + 1);
			}
			expect(await mails(tx)).toEqual([]);
		}));

	it('is bounded by login and by address, and locks out neither browser nor signing in', () =>
		rolledBack(async (tx) => {
			const { victim } = await residents(tx);
			const device = digest('the browser of the victim');
			await tx`select remember_device(${victim.account}, ${device}, ${at(-60)})`;
			for (let n = 0; n < 50; n++) await ask(tx, mail, `2001:db8:${n}::/64`);
			expect(await jobs(tx, 'open_reset')).toBe(11);
			await ask(tx, mail, '198.51.100.1', 0, device);
			expect(await jobs(tx, 'open_reset')).toBe(12);
			const [row] = await tx`select may_try from begin_sign_in(${mail}, '198.51.100.1', '',
				${at(0)})`;
			expect(row!['may_try']).toBe(true);
			for (let n = 0; n < 150; n++) await ask(tx, `somebody${n}@portal.cn`, '203.0.113.7');
			expect(await jobs(tx, 'open_reset')).toBe(12 + 101);
		}));
});

describe('a link by mail', () => {
	it('goes to a mail address of somebody who may sign in, and to nobody else', () =>
		rolledBack(async (tx) => {
			const { cast } = await residents(tx);
			await open(tx, 'a', phone);
			await open(tx, 'b', 'nobody@portal.cn');
			await becomeOwner(tx);
			await tx`update accounts set disabled_at = now()
				where id = ${cast.auditAdministrator.account}`;
			await asService(tx);
			await open(tx, 'c', 'audit@portal.cn');
			expect(await mails(tx)).toEqual([]);
			await open(tx, 'd');
			const sent = { recipient: mail, kind: 'password_reset', facts: { token: 'd' } };
			expect(await mails(tx)).toEqual([sent]);
			expect(await jobs(tx, 'send_mail')).toBe(1);
		}));

	it('is made once, however often its job runs', () =>
		rolledBack(async (tx) => {
			await residents(tx);
			const id = await open(tx, 'first');
			await open(tx, 'again', mail, 0, id);
			expect(await mails(tx)).toHaveLength(1);
			expect(await use(tx, 'again')).toBe('reset.invalid');
			expect(await use(tx, 'first')).toBeNull();
		}));

	it('is kept as its digest alone', () =>
		rolledBack(async (tx) => {
			await residents(tx);
			await open(tx, 'secret-of-the-link');
			await becomeOwner(tx);
			const rows = await tx`select r::text from password_resets r
				union all select e::text from audit_events e`;
			expect(JSON.stringify(rows)).not.toContain('secret-of-the-link');
			expect(JSON.stringify(rows)).toContain('password_resets');
		}));

	it('works once, for half an hour, and a newer one replaces it', () =>
		rolledBack(async (tx) => {
			await residents(tx);
			await open(tx, 'old');
			await open(tx, 'new', mail, 1);
			expect(await use(tx, 'old', 2)).toBe('reset.invalid');
			expect(await use(tx, 'new', 31)).toBe('reset.invalid');
			expect(await use(tx, 'new', 30.9)).toBeNull();
			expect(await use(tx, 'new', 30.9)).toBe('reset.invalid');
			expect(await use(tx, 'never made')).toBe('reset.invalid');
		}));

	it('is worth nothing after the password was changed otherwise, or the account disabled', () =>
		rolledBack(async (tx) => {
			const { victim } = await residents(tx);
			await open(tx, 'a');
			await becomeOwner(tx);
			await tx`update credentials set password_hash = ${NEW} where login = ${mail}`;
			await asService(tx);
			expect(await use(tx, 'a')).toBe('reset.invalid');
			await open(tx, 'b', mail, 1);
			await becomeOwner(tx);
			await tx`update accounts set disabled_at = now() where id = ${victim.account}`;
			await asService(tx);
			expect(await use(tx, 'b', 2)).toBe('reset.invalid');
		}));

	it('ends sessions and known browsers, keeps the second factor, and says so by mail', () =>
		rolledBack(async (tx) => {
			const { victim, cast } = await residents(tx);
			await tx`select remember_device(${victim.account}, ${digest('x')}, ${at(-60)})`;
			await becomeOwner(tx);
			for (const [digit, { account }] of [victim, cast.villageEditor].entries()) {
				await tx`insert into sessions (id_hash, account_id, expires_at)
					values (${String(digit).repeat(64)}, ${account}, now() + '1 day')`;
			}
			await tx`insert into second_factors
				(account_id, secret_sealed, last_step, confirmed_at, created_at)
				values (${victim.account}, 'sealed', 1, now(), now())`;
			await asService(tx);
			for (let n = 0; n < 30; n++) {
				await tx`select begin_sign_in(${mail}, ${String(n)}, '', ${at(0)})`;
			}
			await open(tx, 'a');
			expect(await use(tx, 'a')).toBeNull();
			await becomeOwner(tx);
			const [left] = await tx`select
				(select password_hash from credentials where account_id = ${victim.account}) as hash,
				(select array_agg(account_id) from sessions) as sessions,
				(select count(*)::integer from known_devices) as devices,
				(select count(*)::integer from second_factors) as factors`;
			const untouched = [cast.villageEditor.account];
			expect(left).toEqual({ hash: NEW, sessions: untouched, devices: 0, factors: 1 });
			await asService(tx);
			const [row] = await tx`select may_try from begin_sign_in(${mail}, '', '', ${at(1)})`;
			expect(row!['may_try']).toBe(true);
			expect((await mails(tx)).map(({ kind }) => kind)).toEqual([
				'password_reset',
				'password_changed',
			]);
		}));
});

describe('a link from the security administrator', () => {
	const make = (tx: Tx, login: string, token: string, id = randomUUID()) =>
		refusalOf(tx, (sp) => sp`select make_reset(${id}, ${login}, ${digest(token)})`);

	it('is made by nobody else', () =>
		rolledBack(async (tx) => {
			const { cast } = await residents(tx);
			for (const [name, person] of Object.entries(cast)) {
				if (name === 'securityAdministrator') continue;
				await become(tx, person);
				expect(await make(tx, phone, name), name).toBe('access.denied');
			}
			await become(tx, null);
			expect(await make(tx, phone, 'anon')).toBe('42501');
			await becomeOwner(tx);
			await tx`update memberships set status = 'ended'
				where account_id = ${cast.securityAdministrator.account}`;
			await become(tx, cast.securityAdministrator);
			expect(await make(tx, phone, 'ended')).toBe('access.denied');
		}));

	it('works once, for a day, is audited, and no stranger ends it', () =>
		rolledBack(async (tx) => {
			const { cast } = await residents(tx);
			await become(tx, cast.securityAdministrator);
			expect(await make(tx, 'nobody@portal.cn', 'a')).toBe('reset.login_unknown');
			const id = randomUUID();
			expect(await make(tx, mail, 'b', id)).toBeNull();
			expect(await make(tx, mail, 'c', id)).toBe('reset.already_made');
			await becomeOwner(tx);
			const [event] = await tx`select account_id, act from audit_events
				where record = 'password_resets' and record_id = ${id}`;
			expect(event).toEqual({ account_id: cast.securityAdministrator.account, act: 'insert' });
			await asService(tx);
			const soon = new Date(Date.now() + 60_000);
			await tx`select open_reset(${randomUUID()}, ${mail}, 'd', 'en', ${soon})`;
			const late = new Date(Date.now() + 24.1 * 3_600_000);
			const by = (token: string, when: Date) =>
				refusalOf(tx, (sp) => sp`select reset_password(${digest(token)}, ${NEW}, ${when})`);
			expect(await by('b', late)).toBe('reset.invalid');
			expect(await by('b', soon)).toBeNull();
			expect(await by('d', soon)).toBe('reset.invalid');
			const told = (await mails(tx)).map(({ kind }) => kind);
			expect(told.toSorted()).toEqual(['password_changed', 'password_reset', 'reset_link_made']);
		}));

	it('is not for the three administrators, himself included', () =>
		rolledBack(async (tx) => {
			const { cast } = await residents(tx);
			await become(tx, cast.securityAdministrator);
			expect(await make(tx, 'audit@portal.cn', 'a')).toBe('reset.administrator');
			expect(await make(tx, 'security@portal.cn', 'b')).toBe('reset.administrator');
			expect(await make(tx, phone, 'c')).toBeNull();
			await asService(tx);
			expect(await mails(tx)).toEqual([]);
		}));
});

describe('the outbox', () => {
	it('is read by the system administrator of a demo alone, and written by nobody', () =>
		rolledBack(async (tx) => {
			const { cast } = await residents(tx);
			await open(tx, 'a');
			const seen = async () => (await tx`select from outbox_mails`).length;
			await become(tx, cast.systemAdministrator);
			expect(await seen(), 'no demo').toBe(0);
			await becomeOwner(tx);
			await tx`update accounts set is_demo = true`;
			for (const [name, person] of Object.entries(cast)) {
				await become(tx, person);
				expect(await seen(), name).toBe(name === 'systemAdministrator' ? 1 : 0);
			}
			const written = [
				`update outbox_mails set recipient = 'me@portal.cn'`,
				`delete from outbox_mails`,
				`select begin_mail(gen_random_uuid(), now())`,
				`select private.append_mail('a@b', null, 'invitation', '{}', now(), now())`,
			];
			for (const statement of written) {
				await become(tx, cast.systemAdministrator);
				expect(await refusalOf(tx, (sp) => sp.unsafe(statement)), statement).toBe('42501');
			}
			await become(tx, null);
			expect(await refusalOf(tx, (sp) => sp`select from outbox_mails`)).toBe('42501');
		}));

	it('hands a mail out until it is sent or late, and forgets then what it said', () =>
		rolledBack(async (tx) => {
			await residents(tx);
			await open(tx, 'a');
			await becomeOwner(tx);
			const [{ id }] = (await tx`select id from outbox_mails`) as unknown as [{ id: string }];
			await asService(tx);
			const begin = (minutes: number) => tx`select * from begin_mail(${id}, ${at(minutes)})`;
			expect(await begin(1)).toMatchObject([{ recipient: mail, facts: { token: 'a' } }]);
			await tx`select finish_mail(${id}, 'EENVELOPE 451', ${at(1)})`;
			expect(await begin(2)).toHaveLength(1);
			expect(await begin(30)).toHaveLength(0);
			expect((await tx`select resume_mails(${at(2)})`)[0]).toEqual({ resume_mails: 1 });
			await tx`select finish_mail(${id}, null, ${at(2)})`;
			expect(await begin(3)).toHaveLength(0);
			await tx`select finish_mail(${id}, 'late news', ${at(4)})`;
			await becomeOwner(tx);
			expect((await tx`select * from outbox_mails`)[0]).toMatchObject({
				attempts: 2,
				facts: {},
				last_error: null,
				sent_at: at(2),
			});
		}));

	it('is cleared: what is late of its links, what is old altogether', () =>
		rolledBack(async (tx) => {
			await residents(tx);
			await open(tx, 'a');
			await tx`select clear_mails(${at(29)})`;
			expect(await mails(tx)).toMatchObject([{ facts: { token: 'a' } }]);
			await tx`select clear_mails(${at(31)})`;
			expect(await mails(tx)).toMatchObject([{ facts: {} }]);
			await tx`select clear_mails(${at(31 * 24 * 60)})`;
			expect(await mails(tx)).toEqual([]);
		}));

	it('tells that the second factor was removed', () =>
		rolledBack(async (tx) => {
			const { victim, cast } = await residents(tx);
			await becomeOwner(tx);
			for (const { account } of [victim, cast.villageEditor]) {
				await tx`insert into second_factors
					(account_id, secret_sealed, last_step, confirmed_at, created_at)
					values (${account}, 'sealed', 1, now(), now())`;
			}
			await asService(tx);
			await tx`select remove_factor(${victim.account})`;
			await tx`select remove_factor(${cast.villageEditor.account})`;
			expect(await mails(tx)).toMatchObject([{ recipient: mail, kind: 'factor_removed' }]);
		}));
});
