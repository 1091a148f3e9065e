import { resolve } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { projectRoot } from './places.ts';
import { openStack } from './stack.ts';

/** Work of the owner's on the database at DATABASE_URL, or on the embedded one of DATA_DIR. */
export async function onDatabase(work: (sql: Sql) => Promise<unknown>): Promise<void> {
	const preset = process.env['DATABASE_URL'];
	const dataDir = resolve(projectRoot, process.env['DATA_DIR'] ?? '.data');
	const stack = preset ? null : await openStack(dataDir);
	const sql = postgres(preset ?? stack!.env.DATABASE_URL, { max: 1, onnotice: () => {} });
	try {
		await work(sql);
	} finally {
		await sql.end();
		await stack?.stop();
	}
}
