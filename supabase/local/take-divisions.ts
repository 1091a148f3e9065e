import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { TransactionSql } from 'postgres';
import { regionRows } from '../seed/regions.ts';
import { parseTable, type DivisionSet } from './divisions.ts';

const BATCH = 20_000;

interface Successor {
	readonly code: string;
	readonly successor_code: string;
}

interface Taking {
	/** The first day of the set, 'YYYY-MM-DD'. */
	readonly asOf: string;
	readonly successors: readonly Successor[];
	/** Also where a tenth would end, as with a file that was cut off. */
	readonly mayEndMany: boolean;
	readonly tell: (done: number, all: number) => void;
}

interface Taken {
	readonly added: number;
	/** Another name, or valid again. */
	readonly changed: number;
	readonly ended: number;
}

/** Takes a set in, as part of a transaction. The same set a second time changes nothing. */
export async function takeDivisions(
	tx: TransactionSql,
	set: DivisionSet,
	taking: Taking,
): Promise<Taken> {
	await tx`lock table public.regions in share row exclusive mode`;
	// Six hundred thousand names go into the index of pairs in a few large portions.
	await tx`set local gin_pending_list_limit = '128MB'`;
	await copyIn(tx, set, taking.tell);
	await refuseOrphans(tx);
	const ended = set.isWhole ? await endMissing(tx, taking) : 0;
	const changed = await renameKnown(tx);
	const added = await addNew(tx, taking.asOf);
	await nameSuccessors(tx, taking.successors);
	await tx`drop table incoming`;
	// A search is planned for its very words: by how often the table's statistics say they occur.
	await tx`analyze public.regions`;
	return { added, changed, ended };
}

export function readSuccessors(path: string): Successor[] {
	return parseTable(readFileSync(path, 'utf8')).map(({ code = '', successor_code = '' }) => ({
		code: code.padEnd(12, '0'),
		successor_code: successor_code.padEnd(12, '0'),
	}));
}

async function copyIn(
	tx: TransactionSql,
	{ divisions }: DivisionSet,
	tell: Taking['tell'],
): Promise<void> {
	await tx`create temp table incoming (
		code text primary key, level smallint, parent_code text, official_name text, name text,
		name_pinyin text, name_initials text
	)`;
	const into = await tx`copy incoming from stdin`.writable();
	const lines = function* () {
		for (let from = 0; from < divisions.length; from += BATCH) {
			yield regionRows(divisions.slice(from, from + BATCH))
				.map(copyLine)
				.join('');
			tell(Math.min(from + BATCH, divisions.length), divisions.length);
		}
	};
	await pipeline(Readable.from(lines()), into);
	await tx`analyze incoming`;
}

/** A line of COPY's text format. */
function copyLine(row: ReturnType<typeof regionRows>[number]): string {
	const { code, level, parent_code, official_name, name, name_pinyin, name_initials } = row;
	const cells = [code, level, parent_code, official_name, name, name_pinyin, name_initials];
	const written = cells.map((cell) =>
		cell === null ? '\\N' : String(cell).replace(/[\\\t\r\n]/g, (sign) => `\\${sign}`),
	);
	return `${written.join('\t')}\n`;
}

async function refuseOrphans(tx: TransactionSql): Promise<void> {
	const [orphan] = await tx<{ code: string }[]>`
		select i.code from incoming i
		where i.parent_code is not null
			and not exists (select from incoming p where p.code = i.parent_code)
			and not exists (select from public.regions p where p.code = i.parent_code)
		order by i.code limit 1`;
	if (orphan) throw new Error(`缺少上级区划 What it lies in is missing: ${orphan.code}`);
}

/** What the provinces of the set no longer have was valid until the day before. */
async function endMissing(tx: TransactionSql, { asOf, mayEndMany }: Taking): Promise<number> {
	const [counted] = await tx<{ missing: number; known: number }[]>`
		select count(*) filter (where i.code is null)::int as missing, count(*)::int as known
		from public.regions r left join incoming i using (code)
		where r.valid_to is null
			and left(r.code, 2) in (select distinct left(code, 2) from incoming)`;
	const { missing = 0, known = 0 } = counted ?? {};
	if (missing > 0 && missing * 10 >= known && !mayEndMany) {
		throw new Error(
			`将终止 ${missing} / ${known} 个区划，达到一成。确实如此请加 --force。\n` +
				`This would end ${missing} of ${known} divisions. If it is meant, add --force.`,
		);
	}
	await tx`
		update public.regions r set valid_to = greatest(r.valid_from, ${asOf}::date - 1)
		where r.valid_to is null and not exists (select from incoming i where i.code = r.code)
			and left(r.code, 2) in (select distinct left(code, 2) from incoming)`;
	return missing;
}

async function renameKnown(tx: TransactionSql): Promise<number> {
	const { count } = await tx`
		update public.regions r set official_name = i.official_name, name = i.name,
			name_pinyin = i.name_pinyin, name_initials = i.name_initials,
			valid_to = null, successor_code = null
		from incoming i
		where i.code = r.code
			and (r.official_name, r.name, r.name_pinyin, r.name_initials, r.valid_to)
				is distinct from
				(i.official_name, i.name, i.name_pinyin, i.name_initials, null::date)`;
	return count;
}

/** New from that day on where its neighbours were known before; else it was only not told yet. */
async function addNew(tx: TransactionSql, asOf: string): Promise<number> {
	const { count } = await tx`
		insert into public.regions (code, level, parent_code, official_name, name, name_pinyin,
			name_initials, valid_from)
		select i.code, i.level, i.parent_code, i.official_name, i.name, i.name_pinyin,
			i.name_initials, case when k.parent_code is null then '2000-01-01' else ${asOf}::date end
		from incoming i
		left join (select distinct parent_code from public.regions) k on k.parent_code = i.parent_code
		where not exists (select from public.regions r where r.code = i.code)
		order by i.level, i.code`;
	return count;
}

async function nameSuccessors(tx: TransactionSql, successors: readonly Successor[]): Promise<void> {
	for (const { code, successor_code: successor } of successors) {
		const { count } = await tx`
			update public.regions r set successor_code = s.code
			from public.regions s
			where r.code = ${code} and s.code = ${successor} and r.valid_to is not null
				and r.code <> s.code and r.successor_code is distinct from s.code`;
		if (count > 0) continue;
		const [named] = await tx`select from public.regions
			where code = ${code} and successor_code = ${successor}`;
		if (!named) throw new Error(`不能接续 Cannot succeed: ${code} → ${successor}`);
	}
}
