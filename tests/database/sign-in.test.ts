import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { gather } from './people.ts';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const start = Date.parse('2026-11-22T08:00:00Z');
const at = (seconds: number) => new Date(start + seconds * 1000);

const closedTables = ['sign_in_attempts', 'known_devices', 'second_factors', 'passkeys'].concat(
	'answered_challenges',
);

const phone = digest('the phone of the victim');
const OLD = '$argon2id$old';

/** Two people with passwords; the first has signed in before, from the phone. */
async function residents(tx: Tx): Promise<{ victim: string; other: string }> {
	const [victim, other] = [randomUUID(), randomUUID()];
	await tx`insert into accounts (id, display_name) values (${victim}, '甲'), (${other}, '乙')`;
	await tx`insert into credentials (account_id, login, password_hash)
		values (${victim}, 'victim', ${OLD}), (${other}, 'other', ${OLD})`;
	await asService(tx);
	await tx`select remember_device(${victim}, ${phone}, ${at(-86400)})`;
	return { victim, other };
}

async function asService(tx: Tx): Promise<void> {
	await tx`select set_config('request.jwt.claims', '{"role":"service_role"}', true),
		set_config('role', 'service_role', true)`;
}

interface Try {
	readonly login?: string;
	readonly from?: string;
	readonly device?: string;
	readonly second?: number;
}

async function attempt(tx: Tx, { login = 'victim', from = '', device = '', second = 0 }: Try) {
	const [row] = await tx`select * from begin_sign_in(${login}, ${from}, ${device}, ${at(second)})`;
	return row as { account_id: string | null; password_hash: string | null; may_try: boolean };
}

/** How many of so many attempts, one a second, were let through to the password. */
async function letThrough(tx: Tx, count: number, one: (second: number) => Try): Promise<number> {
	let through = 0;
	for (let second = 0; second < count; second++) {
		if ((await attempt(tx, { second, ...one(second) })).may_try) through++;
	}
	return through;
}

describe('attempts to sign in', () => {
	it('are bounded: 1,000 from one address at one login', () =>
		rolledBack(async (tx) => {
			await residents(tx);
			const through = await letThrough(tx, 1000, () => ({ from: '203.0.113.7' }));
			expect(through).toBeGreaterThan(9);
			expect(through).toBeLessThan(22);
		}));

	it('are bounded at one login from 1,000 addresses, and all at once', () =>
		rolledBack(async (tx) => {
			await residents(tx);
			const spread = (n: number) => ({ from: `2001:db8:${n}::/64`, second: 0 });
			expect(await letThrough(tx, 1000, spread)).toBe(11);
		}));

	it('are bounded from one address at 1,000 logins', () =>
		rolledBack(async (tx) => {
			await residents(tx);
			const spray = (n: number) => ({ login: `somebody${n}`, from: '203.0.113.7', second: 0 });
			expect(await letThrough(tx, 1000, spray)).toBe(101);
		}));

	it('of strangers lock neither the known browser nor anybody else', () =>
		rolledBack(async (tx) => {
			const { other } = await residents(tx);
			await letThrough(tx, 300, (n) => ({ from: `2001:db8:${n}::/64` }));
			expect((await attempt(tx, { device: digest('theirs'), second: 300 })).may_try).toBe(false);
			expect((await attempt(tx, { device: phone, second: 300 })).may_try).toBe(true);
			const elsewhere = await attempt(tx, { login: 'other', from: '198.51.100.1', second: 300 });
			expect(elsewhere).toMatchObject({ account_id: other, may_try: true });
		}));

	it('from the known browser do not ask about an address that strangers have used up', () =>
		rolledBack(async (tx) => {
			await residents(tx);
			const from = '203.0.113.7';
			await letThrough(tx, 200, (n) => ({ login: `somebody${n}`, from, second: 0 }));
			expect((await attempt(tx, { login: 'other', from })).may_try).toBe(false);
			expect((await attempt(tx, { from, device: phone })).may_try).toBe(true);
		}));

	it('from a known browser are bounded too, and leave the others their own', () =>
		rolledBack(async (tx) => {
			await residents(tx);
			expect(await letThrough(tx, 1000, () => ({ device: phone, second: 0 }))).toBe(11);
			expect((await attempt(tx, { from: '198.51.100.1' })).may_try).toBe(true);
		}));

	it('are answered alike for logins that are none', () =>
		rolledBack(async (tx) => {
			await residents(tx);
			const known = await letThrough(tx, 40, () => ({ from: '203.0.113.7' }));
			const unknown = await letThrough(tx, 40, () => ({ login: 'nobody', from: '203.0.113.8' }));
			expect(unknown).toBe(known);
		}));

	it('wait twice as long each time, 15 minutes at most, and are forgotten after a day', () =>
		rolledBack(async (tx) => {
			await residents(tx);
			await letThrough(tx, 11, () => ({ second: 0, from: '203.0.113.7' }));
			const waits: number[] = [];
			for (let second = 1, last = 0; waits.length < 13; second++) {
				if (!(await attempt(tx, { second, from: `2001:db8:${second}::/64` })).may_try) continue;
				waits.push(second - last);
				last = second;
				if (waits.length > 9) second += 800;
			}
			expect(waits.slice(0, 10)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512]);
			expect(waits.slice(10)).toEqual([900, 900, 900]);
			await attempt(tx, { login: 'other', second: 3 * 86400 });
			const [left] = await tx`select count(*)::int as rows from sign_in_attempts`;
			expect(left!['rows']).toBe(2);
		}));

	it('that were right are taken back, so that no number of them locks anybody', () =>
		rolledBack(async (tx) => {
			const { victim } = await residents(tx);
			for (let n = 0; n < 100; n++) {
				expect((await attempt(tx, { from: '203.0.113.7' })).may_try).toBe(true);
				await tx`select finish_sign_in('victim', '203.0.113.7', ${victim}, '')`;
			}
		}));

	it('of a disabled account find nobody', () =>
		rolledBack(async (tx) => {
			const { victim } = await residents(tx);
			await tx`update accounts set disabled_at = now() where id = ${victim}`;
			expect(await attempt(tx, {})).toMatchObject({ account_id: null, password_hash: null });
		}));
});

const session = (n: number) => digest(`session ${n}`);

async function signedIn(tx: Tx, account: string, count: number): Promise<void> {
	for (let n = 0; n < count; n++) {
		await tx`insert into sessions (id_hash, account_id, expires_at)
			values (${session(n)}, ${account}, ${at(86400)})`;
	}
}

const sessionsOf = async (tx: Tx, account: string) =>
	(await tx`select id_hash from sessions where account_id = ${account}`).map((s) => s['id_hash']);

describe('a new password', () => {
	const change = (account: string, old: string) => (tx: Tx) =>
		tx`select change_password(${account}, ${old}, '$argon2id$new', ${session(0)}, ${session(9)},
			${phone}, ${at(0)}) as done`;

	it('ends every other session, renews this one, and makes other browsers strangers', () =>
		rolledBack(async (tx) => {
			const { victim, other } = await residents(tx);
			await tx`select remember_device(${victim}, ${digest('old laptop')}, ${at(0)})`;
			await signedIn(tx, victim, 3);
			await tx`insert into sessions (id_hash, account_id, expires_at)
				values (${session(7)}, ${other}, ${at(86400)})`;
			expect((await change(victim, OLD)(tx))[0]!['done']).toBe(true);
			expect(await sessionsOf(tx, victim)).toEqual([session(9)]);
			expect(await sessionsOf(tx, other)).toEqual([session(7)]);
			const devices = await tx`select token_hash from known_devices where account_id = ${victim}`;
			expect(devices.map((d) => d['token_hash'])).toEqual([phone]);
		}));

	it('is not set twice from one old one, nor by a session that has ended or is another’s', () =>
		rolledBack(async (tx) => {
			const { victim, other } = await residents(tx);
			await signedIn(tx, victim, 1);
			expect(await refusalOf(tx, change(victim, '$argon2id$stale'))).toBe(
				'password.changed_meanwhile',
			);
			expect((await change(other, OLD)(tx))[0]!['done']).toBe(false);
			await tx`delete from sessions`;
			expect((await change(victim, OLD)(tx))[0]!['done']).toBe(false);
		}));
});

describe('a second factor', () => {
	const codes = [digest('code 1'), digest('code 2')];

	async function enrolled(tx: Tx): Promise<string> {
		const { victim } = await residents(tx);
		await signedIn(tx, victim, 2);
		await tx`select start_factor(${victim}, 'sealed', ${at(0)})`;
		await tx`select confirm_factor(${victim}, 'sealed', 'resealed', 100, ${codes}, ${session(0)},
			${at(0)})`;
		return victim;
	}

	const use = async (tx: Tx, account: string, by: { step?: number; code?: string }) => {
		const [row] = await tx`select use_factor(${account}, ${by.step ?? null}::bigint,
			${by.code ?? null}::text, ${session(0)}, ${session(0)}, '', ${at(60)}) as done`;
		return row!['done'] as boolean;
	};

	it('counts from its first code on, lifts that session and ends the others', () =>
		rolledBack(async (tx) => {
			const victim = await enrolled(tx);
			expect(await sessionsOf(tx, victim)).toEqual([session(0)]);
			const [again] = await tx`select start_factor(${victim}, 'another', ${at(1)}) as done`;
			expect(again!['done']).toBe(false);
			const [factor] = await tx`select * from second_factors`;
			expect(factor).toMatchObject({ secret_sealed: 'resealed', last_step: '100' });
		}));

	it('takes a step once, and none before it', () =>
		rolledBack(async (tx) => {
			const victim = await enrolled(tx);
			expect(await use(tx, victim, { step: 100 })).toBe(false);
			expect(await use(tx, victim, { step: 102 })).toBe(true);
			expect(await use(tx, victim, { step: 102 })).toBe(false);
			expect(await use(tx, victim, { step: 101 })).toBe(false);
			expect(await use(tx, victim, { step: 103 })).toBe(true);
		}));

	it('takes a recovery code once, and only its owner’s', () =>
		rolledBack(async (tx) => {
			const victim = await enrolled(tx);
			const [other] = await tx`select account_id from credentials where login = 'other'`;
			expect(await use(tx, other!['account_id'], { code: codes[0]! })).toBe(false);
			expect(await use(tx, victim, { code: codes[0]! })).toBe(true);
			expect(await use(tx, victim, { code: codes[0]! })).toBe(false);
			expect(await use(tx, victim, { code: codes[1]! })).toBe(true);
		}));

	it('has its recovery codes made anew, which voids the old ones, used or not', () =>
		rolledBack(async (tx) => {
			const victim = await enrolled(tx);
			const [other] = await tx`select account_id from credentials where login = 'other'`;
			expect(await use(tx, victim, { code: codes[0]! })).toBe(true);
			const anew = [digest('code 3'), codes[0]!];
			await tx`select renew_recovery_codes(${victim}, ${anew})`;
			await tx`select renew_recovery_codes(${other!['account_id']}, ${[digest('code 4')]})`;
			const left = await tx`select code_hash from recovery_codes where used_at is null`;
			expect(left.map((row) => row['code_hash']).sort()).toEqual(anew.sort());
			expect(await use(tx, victim, { code: codes[1]! })).toBe(false);
			expect(await use(tx, victim, { code: anew[0]! })).toBe(true);
		}));

	it('bounds guesses: of 1,000 in a quarter of an hour few are looked at', () =>
		rolledBack(async (tx) => {
			const victim = await enrolled(tx);
			let through = 0;
			for (let n = 0; n < 1000; n++) {
				const [row] = await tx`select take_factor(${victim}, '', ${at(n)}) as may_try`;
				if (row!['may_try']) through++;
			}
			expect(through).toBeLessThan(18);
			const [known] = await tx`select take_factor(${victim}, ${phone}, ${at(1000)}) as may_try`;
			expect(known!['may_try']).toBe(true);
		}));
});

describe('a passkey', () => {
	const key = { credential_id: 'first', public_key: 'k'.repeat(77), counter: 3, transports: [] };
	const codes = [digest('code 1'), digest('code 2')];

	async function added(tx: Tx): Promise<{ victim: string; other: string }> {
		const people = await residents(tx);
		await signedIn(tx, people.victim, 2);
		expect(await add(tx, people.victim)).toBe(true);
		return people;
	}

	const add = async (tx: Tx, account: string, more = {}) => {
		const passkey = tx.json({ ...key, name: '手机', ...more });
		const [row] = await tx`select add_passkey(${account}, ${passkey}, ${codes}, ${session(0)},
			${at(0)}) as first`;
		return row!['first'] as boolean | null;
	};
	const enter = async (tx: Tx, account: string, counter: number) => {
		const [row] = await tx`select enter_by_passkey('first', ${account}, ${counter}, '203.0.113.7',
			${at(1)}) as done`;
		return row!['done'] as boolean;
	};
	const lift = async (tx: Tx, account: string, counter: number, from: number) => {
		const [row] = await tx`select lift_by_passkey('first', ${account}, ${counter},
			${session(from)}, ${session(8)}, '', ${at(2)}) as done`;
		return row!['done'] as boolean;
	};

	it('lifts the session it was added in, and brings recovery codes once', () =>
		rolledBack(async (tx) => {
			const { victim } = await added(tx);
			const lifted = await tx`select id_hash from sessions where factor_at is not null`;
			expect(lifted.map((row) => row['id_hash'])).toEqual([session(0)]);
			expect(await add(tx, victim, { credential_id: 'second' })).toBe(false);
			expect((await tx`select from recovery_codes`).length).toBe(2);
		}));

	it('belongs to one account: nobody else adds it, enters or is lifted by it, or removes it', () =>
		rolledBack(async (tx) => {
			const { victim, other } = await added(tx);
			expect(await add(tx, other)).toBeNull();
			expect(await enter(tx, other, 9)).toBe(false);
			expect(await lift(tx, other, 9, 1)).toBe(false);
			const [row] = await tx`select id from passkeys`;
			await tx`select remove_passkey(${row!['id']}, ${other})`;
			expect(await enter(tx, victim, 9)).toBe(true);
			expect(await lift(tx, victim, 10, 1)).toBe(true);
		}));

	it('is a copy where its counter does not rise, but for those that do not count', () =>
		rolledBack(async (tx) => {
			const { victim, other } = await added(tx);
			expect(await enter(tx, victim, 3)).toBe(false);
			expect(await enter(tx, victim, 4)).toBe(true);
			expect(await enter(tx, victim, 4)).toBe(false);
			expect(await lift(tx, victim, 2, 1)).toBe(false);
			expect(await enter(tx, victim, 0)).toBe(false);
			await tx`update passkeys set counter = 0, account_id = ${other}`;
			expect(await enter(tx, other, 0)).toBe(true);
			expect(await enter(tx, other, 0)).toBe(true);
		}));

	it('takes the recovery codes along when it was the last factor, and only then', () =>
		rolledBack(async (tx) => {
			const { victim } = await added(tx);
			const codesLeft = async () => (await tx`select from recovery_codes`).length;
			await tx`select start_factor(${victim}, 'sealed', ${at(0)})`;
			await tx`select confirm_factor(${victim}, 'sealed', 'resealed', 100, ${codes},
				${session(0)}, ${at(0)})`;
			await tx`select remove_factor(${victim})`;
			expect(await codesLeft()).toBe(2);
			await tx`select remove_passkey(id, account_id) from passkeys`;
			expect(await codesLeft()).toBe(0);
		}));

	it('answers each challenge once, and in time', () =>
		rolledBack(async (tx) => {
			await asService(tx);
			const take = async (hash: string, second: number) => {
				const [row] = await tx`select take_challenge(${hash}, ${at(300)}, ${at(second)}) as done`;
				return row!['done'] as boolean;
			};
			expect(await take(digest('a'), 0)).toBe(true);
			expect(await take(digest('a'), 1)).toBe(false);
			expect(await take(digest('a'), 300)).toBe(false);
			expect(await take(digest('b'), 300)).toBe(true);
			expect(await take(digest('a'), 301)).toBe(false);
			expect(await take(digest('c'), 301)).toBe(false);
			expect((await tx`select from answered_challenges`).length).toBe(0);
		}));

	it('that is wrong counts by address, and a right one is taken back', () =>
		rolledBack(async (tx) => {
			const { victim } = await added(tx);
			const take = async () => {
				const [row] = await tx`select take_address('203.0.113.7', ${at(0)}) as may_try`;
				return row!['may_try'] as boolean;
			};
			for (let n = 0; n < 101; n++) expect(await take()).toBe(true);
			expect(await take()).toBe(false);
			expect(await enter(tx, victim, 7)).toBe(true);
			expect(await take()).toBe(true);
		}));
});

describe('nobody but the secret key', () => {
	it('reads these tables or calls these functions', () =>
		rolledBack(async (tx) => {
			const { countyApprover } = await gather(tx);
			for (const person of [countyApprover, null]) {
				await become(tx, person);
				for (const table of closedTables) {
					expect(await refusalOf(tx, (t) => t`select from ${t(table)}`)).toBe('42501');
				}
				expect(await refusalOf(tx, (t) => t`select from recovery_codes`)).toBe('42501');
				expect(await refusalOf(tx, (t) => t`select begin_sign_in('victim', '', '', now())`)).toBe(
					'42501',
				);
				expect(await refusalOf(tx, (t) => t`select take_challenge('', now(), now())`)).toBe(
					'42501',
				);
				expect(await refusalOf(tx, (t) => t`select remove_factor(gen_random_uuid())`)).toBe(
					'42501',
				);
			}
			await becomeOwner(tx);
		}));
});

describe('forms that anybody may send', () => {
	const take = async (tx: Tx, scope: string, from: string, second = 0) => {
		const [row] = await tx`select take_form_attempt(${scope}, ${from}, ${at(second)}) as may`;
		return row?.['may'] as boolean;
	};

	it('are counted by network, each apart from the others and from signing in', () =>
		rolledBack(async (tx) => {
			await residents(tx);
			for (let count = 0; count <= 20; count++) expect(await take(tx, 'register', 'a')).toBe(true);
			expect(await take(tx, 'register', 'a')).toBe(false);
			expect(await take(tx, 'register', 'a', 1)).toBe(true);
			expect(await take(tx, 'register', 'a', 2)).toBe(false);
			expect(await take(tx, 'register', 'a', 86_500)).toBe(true);
			expect(await take(tx, 'register', 'b')).toBe(true);
			expect(await take(tx, 'join', 'a')).toBe(true);
			expect((await attempt(tx, { from: 'a' })).may_try).toBe(true);
			expect(await refusalOf(tx, (t) => take(t, 'login', 'a'))).toBe('P0001');
		}));

	it('give back a joining that was right', () =>
		rolledBack(async (tx) => {
			await asService(tx);
			for (let count = 0; count < 150; count++) {
				expect(await take(tx, 'join', 'a')).toBe(true);
				await tx`select return_join_attempt('a')`;
			}
			for (let count = 0; count <= 100; count++) expect(await take(tx, 'join', 'a')).toBe(true);
			expect(await take(tx, 'join', 'a')).toBe(false);
		}));

	it('are counted for the secret key alone', () =>
		rolledBack(async (tx) => {
			const { countyApprover } = await gather(tx);
			for (const person of [null, countyApprover]) {
				await become(tx, person);
				expect(await refusalOf(tx, (t) => take(t, 'join', 'a'))).toBe('42501');
			}
		}));
});
