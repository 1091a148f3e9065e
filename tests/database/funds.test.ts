import fc from 'fast-check';
import { randomInt, randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { buckets, receive, report, signedPledge } from './giving.ts';
import { gather } from './people.ts';

/** A pledge and two projects with nothing around them; `region` is used by no other story. */
interface Stage {
	readonly pledge: string;
	readonly projects: readonly [string, string];
}

const freeRegion = () => `99${randomInt(10 ** 9, 10 ** 10 - 1) - 1}`.replace(/000$/, '001');

async function setStage(tx: Tx, nature = 'social_donation'): Promise<Stage> {
	const [account, donor, receiver, pledge, one, two] = Array.from({ length: 6 }, () =>
		randomUUID(),
	);
	const region = freeRegion();
	await tx`insert into regions (code, level, official_name, name)
		values (${region}, 1, '试', '试')`;
	await tx`insert into accounts (id, display_name) values (${account!}, '试')`;
	await tx`insert into organizations (id, kind, name, region_code, status)
		select id, 'enterprise', '账目试验', ${region}, 'verified'
		from unnest(${[donor!, receiver!]}::uuid[]) as id`;
	await tx`insert into pledges (id, donor_organization_id, receiving_organization_id, nature, form,
			amount_fen, drawn_up_by, drawn_up_by_organization_id, edited_by)
		values (${pledge!}, ${donor!}, ${receiver!}, ${nature}, 'cash', 1, ${account!}, ${donor!},
			${account!})`;
	await tx`insert into projects (id, title, village_code, pool_year, kind,
			entered_by_organization_id, created_by, edited_by)
		select id, '账目试验', ${region}, 2024, 'other', ${donor!}, ${account!}, ${account!}
		from unnest(${[one!, two!]}::uuid[]) as id`;
	return { pledge: pledge!, projects: [one!, two!] };
}

interface Move {
	readonly kind: string;
	readonly project?: string | null;
	readonly amount: number;
	readonly key?: string;
	readonly source?: string;
}

const move =
	(pledge: string, { kind, project = null, amount, ...rest }: Move) =>
	(tx: Tx) =>
		tx<{ seq: string }[]>`select private.move_funds(${kind}, ${pledge}, ${project}::uuid,
			${amount}::bigint, 'pledges', ${rest.source ?? pledge}::uuid, '2024-05-01',
			${rest.key ?? randomUUID()}) as seq`;

const reverse =
	(seq: string, amount: number, reason = '记错', key: string = randomUUID()) =>
	(tx: Tx) =>
		tx<{ seq: string }[]>`
			select private.reverse(${seq}::bigint, ${amount}::bigint, ${reason}, ${key}) as seq`;

/** Moves an amount through all buckets up to and with `last`; answers the last seq. */
async function moveTo(tx: Tx, stage: Stage, last: string, amount: number): Promise<string> {
	const kinds = ['commit', 'report', 'receive', 'allocate', 'disburse', 'spend'];
	let seq = '';
	for (const kind of kinds.slice(0, kinds.indexOf(last) + 1)) {
		const [row] = await move(stage.pledge, { kind, project: stage.projects[0], amount })(tx);
		seq = row!.seq;
	}
	return seq;
}

/** Every account of the pledge, with the counters as they stand and as the postings fold. */
async function picture(tx: Tx, pledge: string) {
	return tx<{ account: string; balance: number; inflow: number; folds: boolean }[]>`
		select a.bucket || coalesce(':' || a.project_id, '') as account,
			a.balance_fen::float as balance,
			a.inflow_fen::float as inflow,
			(a.balance_fen, a.inflow_fen)
				= (coalesce(f.balance_fen, 0), coalesce(f.inflow_fen, 0)) as folds
		from fund_accounts a left join fund_fold f on f.account_id = a.id
		where a.pledge_id = ${pledge} order by 1`;
}

describe('the posting function', () => {
	it('is the only one that writes postings and counters', () =>
		rolledBack(async (tx) => {
			const writers = async (pattern: string) => {
				const rows = await tx<{ name: string }[]>`
					select n.nspname || '.' || p.proname as name
					from pg_proc p join pg_namespace n on n.oid = p.pronamespace
					where n.nspname in ('public', 'private') and p.prosrc ~* ${pattern} order by 1`;
				return rows.map(({ name }) => name);
			};
			const verb = (table: string, verbs: string) => `(${verbs})\\s+(public\\.)?${table}\\y`;
			const write = 'insert\\s+into|update|delete\\s+from|merge\\s+into|truncate';
			expect(await writers(verb('postings', write))).toEqual(['private.post']);
			expect(await writers(verb('fund_accounts', 'update|delete\\s+from|merge\\s+into'))).toEqual([
				'private.post',
			]);
			expect(await writers(verb('fund_accounts', 'insert\\s+into'))).toEqual([
				'private.open_account',
			]);
			expect(await writers('private\\.post\\(')).toEqual(['private.move_funds', 'private.reverse']);
		}));

	it('answers the same posting for the same key and refuses the key for anything else', () =>
		rolledBack(async (tx) => {
			const { pledge } = await setStage(tx);
			const key = randomUUID();
			const commit = { kind: 'commit', amount: 100, key };
			const [first] = await move(pledge, commit)(tx);
			const [second] = await move(pledge, commit)(tx);
			expect(second).toEqual(first);
			expect(await buckets(tx, pledge)).toEqual({ donor: -100, committed: 100 });
			const other: Partial<Move>[] = [{ amount: 99 }, { kind: 'report' }, { source: randomUUID() }];
			for (const change of other) {
				const again = move(pledge, { ...commit, ...change });
				expect(await refusalOf(tx, again)).toBe('posting.key_reused');
			}
			const elsewhere = await setStage(tx);
			const far = move(elsewhere.pledge, commit);
			expect(await refusalOf(tx, far)).toBe('posting.key_reused');
		}));

	it('says what is there and what was asked when a bucket holds too little', () =>
		rolledBack(async (tx) => {
			const stage = await setStage(tx);
			await moveTo(tx, stage, 'allocate', 100);
			const more = { kind: 'disburse', project: stage.projects[0], amount: 101 };
			const answer = tx.savepoint(move(stage.pledge, more));
			await expect(answer).rejects.toMatchObject({
				message: 'funds.insufficient',
				code: 'PT409',
				detail: expect.stringContaining('"asked_fen": 101') as string,
			});
			const other = { kind: 'disburse', project: stage.projects[1], amount: 1 };
			expect(await refusalOf(tx, move(stage.pledge, other))).toBe('funds.insufficient');
		}));

	it('is guarded by the table itself', () =>
		rolledBack(async (tx) => {
			const { pledge } = await setStage(tx);
			await move(pledge, { kind: 'commit', amount: 100 })(tx);
			const steal = (t: Tx) => t`update fund_accounts set balance_fen = -1
				where pledge_id = ${pledge} and bucket = 'committed'`;
			await expect(tx.savepoint(steal)).rejects.toMatchObject({
				constraint_name: 'fund_accounts_not_negative',
			});
			const changes = [
				(t: Tx) => t`update postings set amount_fen = 1 where pledge_id = ${pledge}`,
				(t: Tx) => t`delete from postings where pledge_id = ${pledge}`,
				(t: Tx) => t`delete from fund_accounts where pledge_id = ${pledge}`,
			];
			for (const change of changes) expect(await refusalOf(tx, change)).toBe('fact.immutable');
			// Read, not tried: truncate would lock the tables away from every other test.
			const guards = await tx`select tgrelid::regclass::text as name from pg_trigger
				where tgfoid = 'private.forbid_change'::regproc and tgtype & 32 <> 0
					and tgrelid in ('postings'::regclass, 'fund_accounts'::regclass) order by 1`;
			expect(guards.map((row) => row['name'])).toEqual(['fund_accounts', 'postings']);
		}));

	it('lets investments and purchases end when they are received', () =>
		rolledBack(async (tx) => {
			for (const nature of ['investment', 'purchase']) {
				const stage = await setStage(tx, nature);
				await moveTo(tx, stage, 'receive', 100);
				const call = move(stage.pledge, {
					kind: 'allocate',
					project: stage.projects[0],
					amount: 1,
				});
				expect(await refusalOf(tx, call)).toBe('allocation.ends_at_received');
			}
		}));

	it('awaits the publication of each posting', () =>
		rolledBack(async (tx) => {
			const { pledge } = await setStage(tx);
			const [row] = await move(pledge, { kind: 'commit', amount: 100 })(tx);
			const waiting = await tx`select from private.unpublished
				where record = 'posting' and record_id = ${row!.seq}::text`;
			expect(waiting).toHaveLength(1);
		}));
});

describe('a correction', () => {
	it('takes back a part or all, never more than is left, and lowers the turnover', () =>
		rolledBack(async (tx) => {
			const stage = await setStage(tx);
			const seq = await moveTo(tx, stage, 'allocate', 100);
			await reverse(seq, 30)(tx);
			expect(await refusalOf(tx, reverse(seq, 71))).toBe('posting.exceeds_corrected');
			await reverse(seq, 70)(tx);
			expect(await refusalOf(tx, reverse(seq, 1))).toBe('posting.exceeds_corrected');
			const accounts = await picture(tx, stage.pledge);
			const of = (account: string) => accounts.find((row) => row.account.startsWith(account));
			expect(of('allocated')).toMatchObject({ balance: 0, inflow: 0 });
			expect(of('received')).toMatchObject({ balance: 100, inflow: 100 });
		}));

	it('has a reason, has one effect, and is not itself corrected', () =>
		rolledBack(async (tx) => {
			const stage = await setStage(tx);
			const seq = await moveTo(tx, stage, 'receive', 100);
			expect(await refusalOf(tx, reverse(seq, 1, ' '))).toBe('note.missing');
			expect(await refusalOf(tx, reverse('999999999', 1))).toBe('posting.unknown');
			const key = randomUUID();
			const [first] = await reverse(seq, 100, '记错', key)(tx);
			const [second] = await reverse(seq, 100, '记错', key)(tx);
			expect(second).toEqual(first);
			expect(await refusalOf(tx, reverse(first!.seq, 1))).toBe('posting.is_correction');
		}));

	it('waits for the money: what was passed on cannot be taken back from behind', () =>
		rolledBack(async (tx) => {
			const stage = await setStage(tx);
			const received = await moveTo(tx, stage, 'receive', 100);
			await move(stage.pledge, { kind: 'allocate', project: stage.projects[0], amount: 60 })(tx);
			expect(await refusalOf(tx, reverse(received, 41))).toBe('funds.insufficient');
			expect(await refusalOf(tx, reverse(received, 40))).toBeNull();
		}));
});

describe('many at once', () => {
	const crowd = postgres(inject('databaseUrl'), { max: 20, onnotice: () => {} });
	const stages: Stage[] = [];
	const refusal = (error: unknown) => (error as Error).message;

	/** Committed, to be seen by other connections; without triggers, so without audit events. */
	const committedStage = async () => {
		const stage = await crowd.begin(async (tx) => {
			await tx`set local session_replication_role = replica`;
			return setStage(tx);
		});
		stages.push(stage);
		return stage;
	};

	/** Postings cannot be removed but by an owner who switches the triggers off. */
	afterAll(async () => {
		const pledges = stages.map(({ pledge }) => pledge);
		await crowd.begin(async (tx) => {
			await tx`set local session_replication_role = replica`;
			await tx`delete from postings where pledge_id = any (${pledges}::uuid[])`;
			await tx`delete from fund_accounts where pledge_id = any (${pledges}::uuid[])`;
		});
		await crowd.end();
	});

	it('spend one bucket to its last fen and not beyond', async () => {
		const stage = await committedStage();
		await crowd.begin((tx) => moveTo(tx, stage, 'disburse', 1000));
		const spend = { kind: 'spend', project: stage.projects[0], amount: 60 };
		const answers = await Promise.all(
			Array.from({ length: 40 }, () =>
				crowd.begin(move(stage.pledge, spend)).then(() => 'spent', refusal),
			),
		);
		expect(answers.filter((answer) => answer === 'spent')).toHaveLength(16);
		expect(answers.filter((answer) => answer === 'funds.insufficient')).toHaveLength(24);
		await crowd.begin(async (tx) => {
			const accounts = await picture(tx, stage.pledge);
			expect(accounts.every((row) => row.folds)).toBe(true);
			expect(accounts.find((row) => row.account.startsWith('disbursed'))?.balance).toBe(40);
		});
	});

	it('with one key make one posting', async () => {
		// All of them find no account yet; who makes and who locks it is drawn anew each time.
		for (let round = 0; round < 8; round += 1) {
			const stage = await committedStage();
			const commit = { kind: 'commit', amount: 7, key: randomUUID() };
			const answers = await Promise.all(
				Array.from({ length: 20 }, () => crowd.begin(move(stage.pledge, commit))),
			);
			expect(new Set(answers.map((rows) => rows[0]!.seq)).size).toBe(1);
			const rows = await crowd`select 1 from postings where pledge_id = ${stage.pledge}`;
			expect(rows).toHaveLength(1);
		}
	});

	it('to and fro between the same accounts never wait for each other in a circle', async () => {
		const stage = await committedStage();
		const seq = await crowd.begin((tx) => moveTo(tx, stage, 'allocate', 1000));
		const forth = { kind: 'allocate', project: stage.projects[0], amount: 1 };
		await crowd.begin(reverse(seq, 500));
		const calls = Array.from({ length: 40 }, (_, index) =>
			crowd.begin(index % 2 === 0 ? reverse(seq, 1) : move(stage.pledge, forth)),
		);
		await expect(Promise.all(calls)).resolves.toHaveLength(40);
	});
});

describe('any sequence of postings', () => {
	const routes: Record<string, readonly [gives: string, receives: string]> = {
		commit: ['donor', 'committed'],
		report: ['committed', 'in_transit'],
		receive: ['in_transit', 'received'],
		excess: ['committed', 'received'],
		allocate: ['received', 'allocated'],
		disburse: ['allocated', 'disbursed'],
		spend: ['disbursed', 'spent'],
		return: ['received', 'returned'],
		lapse: ['committed', 'lapsed'],
		write_off: ['committed', 'written_off'],
	};
	const step = fc.record({
		kind: fc.constantFrom(...Object.keys(routes), 'reverse', 'reverse'),
		project: fc.nat(1),
		amount: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant(10_000_000_000_000)),
		which: fc.nat(),
	});

	type Step = typeof step extends fc.Arbitrary<infer Drawn> ? Drawn : never;

	interface Booked {
		readonly seq: string;
		readonly gives: string;
		readonly receives: string;
		left: number;
	}

	/** The model: a plain map of balances says whether a step is possible. */
	class Model {
		readonly balances = new Map<string, number>();
		readonly booked: Booked[] = [];

		take(gives: string, receives: string, amount: number): boolean {
			const there = gives === 'donor' ? Infinity : (this.balances.get(gives) ?? 0);
			if (there < amount) return false;
			this.balances.set(gives, (this.balances.get(gives) ?? 0) - amount);
			this.balances.set(receives, (this.balances.get(receives) ?? 0) + amount);
			return true;
		}
	}

	async function attempt(tx: Tx, call: (tx: Tx) => Promise<{ seq: string }[]>) {
		try {
			return (await tx.savepoint(call))[0]!.seq;
		} catch (error) {
			expect((error as Error).message).toMatch(/^(funds.insufficient|posting.exceeds_corrected)$/);
			return null;
		}
	}

	async function play(tx: Tx, stage: Stage, model: Model, drawn: Step) {
		const { kind, amount, which } = drawn;
		const project = stage.projects[drawn.project]!;
		const place = (bucket: string) =>
			/^(allocated|disbursed|spent)$/.test(bucket) ? `${bucket}:${project}` : bucket;
		if (kind !== 'reverse') {
			const [gives, receives] = routes[kind]!.map(place) as [string, string];
			const seq = await attempt(tx, move(stage.pledge, { kind, project, amount }));
			expect(seq !== null).toBe(model.take(gives, receives, amount));
			if (seq) model.booked.push({ seq, gives, receives, left: amount });
			return;
		}
		const target = model.booked[which % model.booked.length];
		if (!target) return;
		const seq = await attempt(tx, reverse(target.seq, amount));
		const possible = amount <= target.left && model.take(target.receives, target.gives, amount);
		expect(seq !== null).toBe(possible);
		if (seq) target.left -= amount;
	}

	it('keeps counters and fold equal, the sum zero, no bucket negative, no trace of refusals', () =>
		rolledBack(async (tx) => {
			const everything = fc.array(step, { minLength: 1, maxLength: 25 });
			const property = fc.asyncProperty(everything, async (steps) => {
				const stage = await setStage(tx);
				const model = new Model();
				for (const drawn of steps) await play(tx, stage, model, drawn);
				const accounts = await picture(tx, stage.pledge);
				expect(accounts.filter((row) => !row.folds)).toEqual([]);
				expect(accounts.reduce((sum, row) => sum + row.balance, 0)).toBe(0);
				const low = accounts.filter((row) => row.balance < 0 && row.account !== 'donor');
				expect(low).toEqual([]);
				const held = accounts.filter((row) => row.balance !== 0);
				const modelled = [...model.balances].filter(([, fen]) => fen !== 0);
				expect(Object.fromEntries(held.map((row) => [row.account, row.balance]))).toEqual(
					Object.fromEntries(modelled),
				);
			});
			await fc.assert(property, { numRuns: 40 });
		}));
});

describe('the standing of a pledge', () => {
	it('follows from what was confirmed, not from what was reported', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const standing = async () => {
				await become(tx, cast.donorViewer);
				const [row] = await tx`select standing, outstanding_fen::int, in_transit_fen::int,
					received_fen::int from pledge_standings where pledge_id = ${pledge}`;
				return Object.values(row ?? {});
			};
			expect(await standing()).toEqual(['signed', 1_000_000, 0, 0]);
			await report(tx, cast.donorEditor, pledge, 300_000);
			expect(await standing()).toEqual(['signed', 700_000, 300_000, 0]);
			await receive(tx, cast, pledge, 400_000);
			expect(await standing()).toEqual(['partly_received', 300_000, 300_000, 400_000]);
			await receive(tx, cast, pledge, 300_000, 600_000);
			expect(await standing()).toEqual(['fulfilled', 0, 300_000, 1_000_000]);
		}));

	it('is shown to none who may not read the pledge', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			for (const person of [cast.otherDonor, cast.otherVillage, cast.formerCity]) {
				await become(tx, person);
				for (const table of ['pledge_standings', 'fund_accounts', 'postings']) {
					expect(await tx`select 1 from ${tx(table)} where pledge_id = ${pledge}`).toEqual([]);
				}
			}
			await become(tx, cast.villageEditor);
			expect(await tx`select 1 from fund_accounts where pledge_id = ${pledge}`).toHaveLength(2);
			await become(tx, cast.charityEditor);
			expect(await tx`select 1 from postings where pledge_id = ${pledge}`).toHaveLength(1);
		}));

	it('is written by nobody and hidden from the signed-out public', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			for (const table of ['fund_accounts', 'postings', 'pledge_standings', 'fund_fold']) {
				await become(tx, null);
				expect(await refusalOf(tx, (t) => t`select 1 from ${t(table)}`), table).toBe('42501');
			}
			await become(tx, cast.countyApprover);
			for (const table of ['fund_accounts', 'postings']) {
				expect(await refusalOf(tx, (t) => t`delete from ${t(table)}`)).toBe('42501');
			}
			const post = (t: Tx) => t`select private.move_funds('commit', ${randomUUID()}, null, 1,
				'pledges', ${randomUUID()}, '2024-01-01', 'k')`;
			expect(await refusalOf(tx, post)).toBe('42501');
			await becomeOwner(tx);
		}));
});
