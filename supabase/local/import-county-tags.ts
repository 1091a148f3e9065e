import { readFileSync } from 'node:fs';
import type { Sql } from 'postgres';
import { parseDate } from '#domain/period.ts';
import { isDivision } from '#domain/regions/code.ts';
import { findOverlap, tagOf, type Tagging } from '#domain/regions/tag.ts';
import { onDatabase } from './database.ts';
import { parseTable } from './divisions.ts';

/**
 * `npm run import-county-tags -- <file.csv>`: takes in which counties stand on which lists, with
 * the headings `code,tag,source,valid_from,valid_to`; tags by name (脱贫县) or word.
 * All or nothing. A line with the code, tag and first day of a known one corrects it.
 */
try {
	const [path] = process.argv.slice(2);
	if (!path) throw new Error('用法 Usage: npm run import-county-tags -- <file.csv>');
	const taggings = parseTable(readFileSync(path, 'utf8')).map(readTagging);
	await onDatabase((sql) => take(sql, taggings));
	console.log(`已导入 ${taggings.length} 条县标签。 County tags imported: ${taggings.length}.`);
} catch (error) {
	console.error((error as Error).message);
	process.exitCode = 1;
}

function readTagging(row: Record<string, string>, at: number): Tagging {
	const code = (row['code'] ?? '').padEnd(12, '0');
	const tag = tagOf(row['tag'] ?? '');
	const from = parseDate(row['valid_from'] ?? '');
	const to = row['valid_to'] ? parseDate(row['valid_to']) : null;
	if (!isDivision(code) || !tag || !from.ok || to?.ok === false) {
		throw new Error(`第 ${at + 2} 行看不懂 Line ${at + 2}: ${Object.values(row).join(',')}`);
	}
	const source = row['source'] ?? '';
	return { code, tag, validFrom: from.value, validTo: to?.value ?? null, source };
}

async function take(sql: Sql, taggings: readonly Tagging[]): Promise<void> {
	await sql.begin(async (tx) => {
		const rows = taggings.map(({ code, tag, validFrom, validTo, source }) => ({
			region_code: code,
			tag,
			valid_from: validFrom,
			valid_to: validTo,
			source,
		}));
		if (rows.length > 0) {
			await tx`insert into public.region_tags as t ${tx(rows)}
				on conflict (region_code, tag, valid_from)
				do update set valid_to = excluded.valid_to, source = excluded.source
				where (t.valid_to, t.source) is distinct from (excluded.valid_to, excluded.source)`;
		}
		const all = await tx<Tagging[]>`select region_code as code, tag,
			valid_from::text as "validFrom", valid_to::text as "validTo", source
			from public.region_tags`;
		const twice = findOverlap(all);
		if (!twice) return;
		const [one, other] = twice.map(({ validFrom, validTo }) => `${validFrom}–${validTo ?? ''}`);
		throw new Error(`重叠 Overlapping: ${twice[0].code} ${twice[0].tag} ${one}, ${other}`);
	});
}
