import type { Sql, TransactionSql } from 'postgres';

/** A person in the seat acted from: what stands in the claims of a signed-in request. */
export interface Seat {
	readonly account: string;
	readonly organization: string;
	readonly kind: string;
	readonly region: string;
	readonly role: string;
}

/** The transaction in which the whole demo is played, so that a killed seeding leaves nothing. */
export interface Stage {
	readonly tx: TransactionSql;
	/** Calls an exposed function as this person, as the application would, by named arguments. */
	act(seat: Seat, rpc: string, facts: Facts): Promise<unknown>;
	/**
	 * The owner of the database, for what no person does here: history and publication. In the
	 * name of somebody, where the books shall say who it was.
	 */
	asOwner(inNameOf?: Seat): Promise<TransactionSql>;
}

export type Facts = Readonly<Record<string, unknown>>;

export async function onStage(sql: Sql, play: (stage: Stage) => Promise<void>): Promise<void> {
	await sql.begin(async (tx) => {
		let present = '';
		const enter = async (seat: Seat | null, role: 'authenticated' | 'none') => {
			const who = `${role} ${seat?.account} ${seat?.organization}`;
			if (who !== present) await takeSeat(tx, seat, role);
			present = who;
		};
		await prepare(tx, true);
		await play({
			tx,
			act: async (seat, rpc, facts) => {
				await enter(seat, 'authenticated');
				return callRpc(tx, rpc, facts);
			},
			asOwner: async (inNameOf) => {
				await enter(inNameOf ?? null, 'none');
				return tx;
			},
		});
		await enter(null, 'none');
		await prepare(tx, false);
	});
}

async function takeSeat(tx: TransactionSql, seat: Seat | null, role: string): Promise<void> {
	const claims = seat && {
		sub: seat.account,
		role: 'authenticated',
		organization_id: seat.organization,
		organization_kind: seat.kind,
		region_code: seat.region,
		member_role: seat.role,
	};
	await tx`select set_config('request.jwt.claims', ${claims ? JSON.stringify(claims) : ''}, true),
		set_config('request.jwt.claim.sub', ${seat?.account ?? ''}, true),
		set_config('role', ${role}, true)`;
}

/** @throws with the name of the refusal and the facts of the call */
async function callRpc(tx: TransactionSql, rpc: string, facts: Facts): Promise<unknown> {
	const names = Object.keys(facts);
	const list = names.map((name, place) => `${name} => $${place + 1}`).join(', ');
	try {
		const text = `select public.${rpc}(${list}) as answer`;
		const [row] = await tx.unsafe(text, Object.values(facts) as never[], { prepare: true });
		return row?.['answer'];
	} catch (error) {
		const { message } = error as Error;
		throw new Error(`${rpc}(${JSON.stringify(facts)}): ${message}`, { cause: error });
	}
}

/**
 * Until the transaction ends, what a function writes is demo data without being told so, and no
 * publication is enqueued: all of it is published at the end, at once and in the order of days.
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
		where tgfoid = 'private.enqueue_publication'::regproc`;
	for (const { name, owner } of triggers) {
		await tx.unsafe(`alter table ${owner} ${isDemo ? 'disable' : 'enable'} trigger ${name}`);
	}
}
