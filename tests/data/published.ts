import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, vi } from 'vitest';
import { openStack } from '../../supabase/local/stack.ts';

/** Two villages of one county and one of another, and what lies above them. */
export const yuangudui = '621123210202';
export const namesake = '621123210203';
export const xinlian = '621125106201';

const regions = [
	['620000000000', 1, null, '甘肃省'],
	['621100000000', 2, '620000000000', '定西市'],
	['621123000000', 3, '621100000000', '渭源县'],
	['621125000000', 3, '621100000000', '漳县'],
	['621123210000', 4, '621123000000', '田家河乡'],
	['621125106000', 4, '621125000000', '大草滩镇'],
	[yuangudui, 5, '621123210000', '元古堆村'],
	[namesake, 5, '621123210000', '元古堆二村'],
	[xinlian, 5, '621125106000', '新联村'],
	['370000000000', 1, null, '山东省'],
	['370200000000', 2, '370000000000', '青岛市'],
] as const;

/**
 * A stack for one file: what the public reads through the gateway must be committed, and published
 * rows cannot be taken back.
 */
export function withStack(fill: (sql: Sql) => Promise<void>): { sql: () => Sql } {
	const dataDir = mkdtempSync(join(tmpdir(), 'jiedui-test-'));
	let stack: Awaited<ReturnType<typeof openStack>>;
	let sql: Sql;
	beforeAll(async () => {
		chmodSync(dataDir, 0o755);
		stack = await openStack(dataDir);
		for (const [name, value] of Object.entries(stack.env)) vi.stubEnv(name, value);
		sql = postgres(stack.env.DATABASE_URL, { max: 1, onnotice: () => {} });
		const rows = regions.map(([code, level, parent_code, name]) => ({
			...{ code, level, parent_code, name },
			official_name: name,
		}));
		await sql`insert into regions ${sql(rows)}`;
		await fill(sql);
	});
	afterAll(async () => {
		await sql.end();
		await stack.stop(true);
		rmSync(dataDir, { recursive: true, force: true });
		vi.unstubAllEnvs();
	});
	return { sql: () => sql };
}
