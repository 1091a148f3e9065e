import type { MaybeRow, PendingQuery, Row, Sql, TransactionSql } from 'postgres';

/** A person in the seat acted from: what stands in the claims of a signed-in request. */
export interface Seat {
	readonly account: string;
	readonly organization: string;
	readonly kind: string;
	readonly region: string;
	readonly role: string;
}

export type Facts = Readonly<Record<string, unknown>>;

/** The transaction in which the whole demo is played, so that a killed seeding leaves nothing. */
export interface Stage {
	/**
	 * Calls an exposed function as this person, as the application would, by named arguments. Sent
	 * at once and answered later, in order: thousands of acts need not wait for each other, and
	 * what is refused ends the play.
	 */
	act(seat: Seat, rpc: string, facts: Facts): void;
	/**
	 * A statement of the owner of the database, for what no person does here: history and
	 * publication. Sent like an act; in the name of somebody, where the books shall say who it was.
	 */
	write(statement: Statement, inNameOf?: Seat): void;
	/** A statement of the owner's whose answer is waited for. */
	read<Rows extends readonly MaybeRow[]>(statement: Statement<Rows>): Promise<Rows>;
}

type Statement<Rows extends readonly MaybeRow[] = Row[]> = (
	tx: TransactionSql,
) => PendingQuery<Rows>;

/** @throws what was refused first, with the name of the act and its facts */
export async function onStage(sql: Sql, play: (stage: Stage) => Promise<void>): Promise<void> {
	let refusal: unknown = null;
	const played = sql.begin(async (tx) => {
		const sent: Promise<unknown>[] = [];
		const send = (what: string, query: PendingQuery<Row[]>) => {
			sent.push(query.execute());
			query.catch((cause: Error) => {
				refusal ??= new Error(`${what}: ${cause.message}`, { cause });
			});
		};
		let present = '';
		const enter = (seat: Seat | null, role: 'authenticated' | 'none') => {
			const who = `${role} ${seat?.account} ${seat?.organization}`;
			if (who !== present) send(who, takeSeat(tx, seat, role));
			present = who;
		};
		await prepare(tx, true);
		await play({
			act: (seat, rpc, facts) => {
				enter(seat, 'authenticated');
				send(`${rpc}(${JSON.stringify(facts)})`, callRpc(tx, rpc, facts));
			},
			write: (statement, inNameOf) => {
				enter(inNameOf ?? null, 'none');
				send(String(statement), statement(tx));
			},
			read: async (statement) => {
				enter(null, 'none');
				return statement(tx);
			},
		});
		enter(null, 'none');
		await Promise.all(sent);
		await prepare(tx, false);
	});
	// Whatever comes after a refusal fails too, but only the first one tells something.
	await played.catch((error: unknown) => {
		throw refusal ?? error;
	});
}

function takeSeat(tx: TransactionSql, seat: Seat | null, role: string): PendingQuery<Row[]> {
	const claims = seat && {
		sub: seat.account,
		role: 'authenticated',
		organization_id: seat.organization,
		organization_kind: seat.kind,
		region_code: seat.region,
		member_role: seat.role,
		auth_time: Math.floor(Date.now() / 1000),
	};
	return tx`select set_config('request.jwt.claims', ${claims ? JSON.stringify(claims) : ''}, true),
		set_config('request.jwt.claim.sub', ${seat?.account ?? ''}, true),
		set_config('role', ${role}, true)`;
}

/** A function of the exposed schema with named arguments; its answer stands in `answer`. */
export function callRpc(tx: TransactionSql, rpc: string, facts: Facts): PendingQuery<Row[]> {
	const list = Object.keys(facts).map((name, place) => `${name} => $${place + 1}`);
	const text = `select public.${rpc}(${list.join(', ')}) as answer`;
	return tx.unsafe(text, Object.values(facts) as never[], { prepare: true });
}

/**
 * Until the transaction ends, what a function writes is demo data without being told so, and no
 * change waits for publication: all is published at the end, at once and in the order of days.
 */
async function prepare(tx: TransactionSql, isDemo: boolean): Promise<void> {
	const columns = await tx<{ name: string }[]>`
		select format('%I.%I', table_schema, table_name) as name
		from information_schema.columns
		where table_schema = 'public' and column_name = 'is_demo' and column_default is not null`;
	for (const { name } of columns) {
		await tx.unsafe(`alter table ${name} alter column is_demo set default ${isDemo}`);
	}
	const triggers = await tx<{ name: string; owner: string }[]>`
		select format('%I', tgname) as name, tgrelid::regclass::text as owner
		from pg_catalog.pg_trigger
		where tgfoid in ('private.await_publication'::regproc, 'private.await_posting'::regproc)`;
	for (const { name, owner } of triggers) {
		await tx.unsafe(`alter table ${owner} ${isDemo ? 'disable' : 'enable'} trigger ${name}`);
	}
}
