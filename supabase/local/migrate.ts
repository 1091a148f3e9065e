import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { projectRoot } from './places.ts';

const folder = join(projectRoot, 'supabase/migrations');

/**
 * Runs the migrations that the database has not seen, each whole or not at all, and records them
 * in the table that the Supabase CLI uses, so that either may carry on where the other stopped.
 * @throws with the file's name when one fails
 */
export async function migrate(sql: Sql): Promise<void> {
	const seen = await sql<{ version: string }[]>`
		select version from supabase_migrations.schema_migrations`;
	const versions = new Set(seen.map((row) => row.version));
	for (const file of readdirSync(folder).sort()) {
		const [version, name] = file.replace(/\.sql$/, '').split(/_(.*)/s);
		if (!file.endsWith('.sql') || !version || versions.has(version)) continue;
		const text = readFileSync(join(folder, file), 'utf8');
		try {
			await sql.begin(async (tx) => {
				await tx.unsafe(text);
				await tx`insert into supabase_migrations.schema_migrations (version, name, statements)
					values (${version}, ${name ?? ''}, ${[text]})`;
			});
		} catch (error) {
			throw new Error(`Migration ${file}: ${(error as Error).message}`, { cause: error });
		}
	}
}
