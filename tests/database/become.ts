import postgres, { type TransactionSql } from 'postgres';
import { inject } from 'vitest';
import type { Person } from './people.ts';

export type Tx = TransactionSql;

class RollBack extends Error {}

const sql = postgres(inject('databaseUrl'), { max: 4, onnotice: () => {} });

/** Runs a story in a transaction of the owner's and leaves nothing behind. */
export async function rolledBack(story: (tx: Tx) => Promise<void>): Promise<void> {
	const undone = sql.begin(async (tx) => {
		await story(tx);
		throw new RollBack();
	});
	await undone.catch((error: unknown) => {
		if (!(error instanceof RollBack)) throw error;
	});
}

/**
 * The next statements of the transaction are this person's; null is the signed-out public.
 * @param provedAt when they last proved who they are, just now if not told; null is not at all
 */
export async function become(
	tx: Tx,
	person: Person | null,
	provedAt: Date | null = new Date(),
): Promise<void> {
	const claims = person && {
		sub: person.account,
		role: 'authenticated',
		organization_id: person.organization,
		organization_kind: person.kind,
		region_code: person.region,
		member_role: person.role,
		...(provedAt && { auth_time: Math.floor(provedAt.getTime() / 1000) }),
		...(person.isView && { view_as: person.role }),
	};
	const role = person ? 'authenticated' : 'anon';
	await tx`select set_config('request.jwt.claims', ${JSON.stringify(claims ?? { role })}, true),
		set_config('request.jwt.claim.sub', ${person?.account ?? ''}, true),
		set_config('role', ${role}, true)`;
}

/** Back to the owner, who sees everything: to look at what the last person left. */
export async function becomeOwner(tx: Tx): Promise<void> {
	await tx`select set_config('role', 'none', true)`;
}

/** The name of the refusal (or the SQLSTATE of the error) that a statement ends in, or null. */
export async function refusalOf(
	tx: Tx,
	statement: (tx: Tx) => Promise<unknown>,
): Promise<string | null> {
	try {
		await tx.savepoint(statement);
		return null;
	} catch (error) {
		const { code, message } = error as { code: string; message: string };
		return code.startsWith('PT') ? message : code;
	}
}
