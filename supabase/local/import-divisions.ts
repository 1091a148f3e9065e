import { readFileSync } from 'node:fs';
import type { Sql, TransactionSql } from 'postgres';
import { ancestorsOf, isDivision, levelOf } from '#domain/regions/code.ts';
import { parseDivisions, regionRows, type Division } from '../seed/regions.ts';
import { onDatabase } from './database.ts';

/**
 * `npm run import-divisions -- <file.csv>`: takes in divisions, `code,official_name` a line below a
 * line of headings, codes of 12 digits. Known codes get the new name; nothing is deleted. All or
 * nothing. Runs on the database at DATABASE_URL, or on the embedded one of DATA_DIR while the
 * portal is stopped.
 */
const BATCH = 2000;

try {
	const file = process.argv[2];
	if (!file) throw new Error('用法 Usage: npm run import-divisions -- <file.csv>');
	const divisions = parseDivisions(readFileSync(file, 'utf8'));
	const wrong = divisions.find(({ code, name }) => !isDivision(code) || name === '');
	if (wrong) throw new Error(`不是区划代码 Not a division: ${wrong.code} ${wrong.officialName}`);
	await onDatabase((sql) => take(sql, divisions));
	console.log(`已导入 ${divisions.length} 个区划。 Divisions imported: ${divisions.length}.`);
} catch (error) {
	console.error((error as Error).message);
	process.exitCode = 1;
}

async function take(sql: Sql, divisions: readonly Division[]): Promise<void> {
	// From the provinces down: a division comes after the one that it lies in.
	const sorted = [...divisions].sort((a, b) => levelOf(a.code) - levelOf(b.code));
	await sql.begin(async (tx) => {
		await refuseOrphans(tx, sorted);
		for (let from = 0; from < sorted.length; from += BATCH) {
			const rows = regionRows(sorted.slice(from, from + BATCH));
			await tx`insert into public.regions ${tx(rows)}
				on conflict (code) do update set official_name = excluded.official_name,
					name = excluded.name, name_pinyin = excluded.name_pinyin,
					name_initials = excluded.name_initials, valid_to = null`;
		}
	});
}

async function refuseOrphans(tx: TransactionSql, divisions: readonly Division[]): Promise<void> {
	const known = await tx<{ code: string }[]>`select code from public.regions`;
	const codes = new Set([...known, ...divisions].map(({ code }) => code));
	const orphan = divisions.find(({ code }) => ancestorsOf(code).some((above) => !codes.has(above)));
	if (orphan) throw new Error(`缺少上级区划 What it lies in is missing: ${orphan.code}`);
}
