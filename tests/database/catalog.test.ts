import postgres from 'postgres';
import { afterAll, describe, expect, inject, it } from 'vitest';

const sql = postgres(inject('databaseUrl'), { max: 1 });
afterAll(() => sql.end());

describe('the schema', () => {
	it('migrates', async () => {
		const rows = await sql`select count(*)::int as n from pg_tables where schemaname='public'`;
		expect(rows[0]?.['n']).toBeGreaterThan(5);
	});
});
