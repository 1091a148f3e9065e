import { randomInt } from 'node:crypto';
import type { Sql, TransactionSql } from 'postgres';

/** What a superuser changes where nobody may, and takes back again. */

class RollBack extends Error {}

/** What a story finds, in a transaction that leaves nothing behind, its triggers asleep. */
export async function undone<T>(sql: Sql, story: (tx: TransactionSql) => Promise<T>): Promise<T> {
	let found: { value: T } | undefined;
	const done = sql.begin(async (tx) => {
		await tx`set local session_replication_role = replica`;
		found = { value: await story(tx) };
		throw new RollBack();
	});
	await done.catch((error: unknown) => {
		if (!(error instanceof RollBack)) throw error;
	});
	return found!.value;
}

export interface Column {
	readonly table: string;
	readonly name: string;
	readonly type: string;
}

/** All columns of some public tables. */
export function columnsOf(sql: Sql, tables: readonly string[]): Promise<Column[]> {
	return sql<Column[]>`
		select table_name as table, column_name as name, data_type as type
		from information_schema.columns
		where table_schema = 'public' and table_name = any(${[...tables]})`;
}

/** The stored bytes of a value with one of them another; null for an empty one. */
function withOtherByte(bytes: Buffer): Buffer | null {
	if (bytes.length === 0) return null;
	const at = randomInt(bytes.length);
	const other = Buffer.from(bytes);
	other[at] = bytes[at]! ^ (1 << randomInt(8));
	return other;
}

/** Changes one byte of a column in the row of a key; false where no such value can be stored. */
export async function editByte(
	tx: TransactionSql,
	{ table, name, type }: Column,
	{ key, id }: { readonly key: string; readonly id: unknown },
): Promise<boolean> {
	const [was] = await tx.unsafe<{ bytes: Buffer | null }[]>(
		`select convert_to(${name}::text, 'UTF8') as bytes from ${table} where ${key} = $1`,
		[id as number],
	);
	const bytes = was?.bytes && withOtherByte(was.bytes);
	if (!bytes) return false;
	const value = `convert_from($2::bytea, 'UTF8')::${type}`;
	const changed = tx.savepoint((point) =>
		point.unsafe(
			`update ${table} set ${name} = ${value}
			where ${key} = $1 and ${name}::text is distinct from (${value})::text returning 1`,
			[id as number, bytes],
		),
	);
	const rows = await changed.catch(() => []); // no number, no JSON, no UTF-8, taken
	return rows.length === 1;
}
