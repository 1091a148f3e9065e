import { findLines, type Finding, type Rule, type TextFile } from './rule.ts';
import { blank } from './syntax.ts';

const TOKEN = /(--[^\n]*|\/\*[\s\S]*?\*\/)|('(?:[^']|'')*'|"(?:[^"]|"")*")|(\$\w*\$)([\s\S]*?)\3/g;

/**
 * The same text with comments blanked, and on demand strings and function bodies too. The length
 * stays, so that a place in one view is that place in the other.
 */
function view(text: string, keep: { strings: boolean; bodies: boolean }): string {
	return text.replace(TOKEN, (all, comment, string, tag = '', body = '') => {
		if (comment !== undefined) return blank(all);
		if (string !== undefined) return keep.strings ? all : blank(all);
		return keep.bodies ? blank(tag) + view(body, keep) + blank(tag) : blank(all);
	});
}

function outline(text: string): string {
	return view(text, { strings: false, bodies: false });
}

interface Statement {
	readonly kind: string;
	/** With its schema; `public` where none is written. */
	readonly name: string;
	readonly line: number;
	/** Up to the semicolon, without comments and body. */
	readonly head: string;
	/** As written, from the comment above it to that of the next statement of this sort. */
	readonly section: string;
}

/** Statements whose beginning fits: its last group is the name, the one before it the kind. */
function statementsIn({ text }: TextFile, beginning: RegExp): Statement[] {
	const outer = outline(text);
	const heads = view(text, { strings: true, bodies: false });
	const found = [...outer.matchAll(beginning)];
	return found.map(({ index, groups }, at) => {
		const end = outer.indexOf(';', index);
		const next = found[at + 1]?.index;
		const name = groups?.['name'] ?? '';
		return {
			kind: groups?.['kind']?.toLowerCase() ?? '',
			name: name.includes('.') ? name : `public.${name}`,
			line: text.slice(0, index).split('\n').length,
			head: heads.slice(index, end < 0 ? undefined : end),
			section: text.slice(afterLast(outer, index), next && afterLast(outer, next)),
		};
	});
}

function afterLast(outer: string, index: number): number {
	return outer.lastIndexOf(';', index) + 1;
}

const TABLE = /\bcreate\s+(unlogged\s+)?(?<kind>table)\s+(if\s+not\s+exists\s+)?(?<name>[\w.]+)/gi;
const ROUTINE = /\bcreate\s+(or\s+replace\s+)?(?<kind>function|procedure)\s+(?<name>[\w.]+)/gi;
const SECURED = /\balter\s+table\s+(only\s+)?(?<name>[\w.]+)\s+enable\s+row\s+level\s+security\b/gi;
// A quoted policy name is blank in the outline.
const POLICY = /\bcreate\s+policy\s+(\w+\s+)?on\s+(?<name>[\w.]+)/gi;
const COMMENTED = /\bcomment\s+on\s+table\s+(?<name>[\w.]+)\s+is\b/gi;

function namesIn(file: TextFile, beginning: RegExp): Set<string> {
	return new Set(statementsIn(file, beginning).map(({ name }) => name));
}

function migrations(files: readonly TextFile[]): TextFile[] {
	return files.filter(({ path }) => /^supabase\/migrations\/.*\.sql$/.test(path));
}

/** One finding for each statement that a judge has something against. */
function findStatements(
	files: readonly TextFile[],
	beginning: RegExp,
	judge: (statement: Statement, file: TextFile) => string | false,
): Finding[] {
	return migrations(files).flatMap((file) =>
		statementsIn(file, beginning).flatMap((statement) => {
			const what = judge(statement, file);
			return what ? [{ path: file.path, line: statement.line, what }] : [];
		}),
	);
}

function migration(text: string): Record<string, string> {
	return { 'supabase/migrations/01_needs.sql': text };
}

function at(...lines: number[]): string[] {
	return lines.map((line) => `supabase/migrations/01_needs.sql:${line}`);
}

const lowerCase: Rule = {
	holds: 'SQL is written in lower case.',
	why: 'unquoted upper case means nothing to PostgreSQL, and two spellings halve every search.',
	instead: 'write keywords and names in lower case, with underscores.',
	find: (files) =>
		migrations(files).flatMap((file) => {
			const text = view(file.text, { strings: false, bodies: true });
			const loud = (line: string) => /\b[a-z_]*[A-Z]\w*/.exec(line)?.[0];
			return findLines({ path: file.path, text }, loud);
		}),
	examples: [
		{
			shows: 'keywords and names outside and inside a body; comments and strings may shout',
			files: migration(`CREATE table needs (villageCode text);
-- RLS is the truth
select 'NOT NULL', "Quoted";
create function f() returns void as $$
begin -- Why
	RETURN;
end $$ language plpgsql;`),
			finds: at(1, 6),
		},
	],
};

const secured: Rule = {
	holds: 'Every table of the exposed schema enables row level security and states its policies.',
	why: 'a table in public without it is open to everybody who has the publishable key.',
	instead:
		'in the same file: enable row level security, then policies, or `-- no policy: <reason>`.',
	find: (files) =>
		findStatements(files, TABLE, ({ name, section }, file) => {
			if (!name.startsWith('public.')) return false;
			if (!namesIn(file, SECURED).has(name)) return `${name} does not enable row level security`;
			const hasReason = /--\s*no policy:\s*\S/.test(section);
			return !hasReason && !namesIn(file, POLICY).has(name) && `${name} has no policy`;
		}),
	examples: [
		{
			shows: 'no security, no policy, and three tables as they should be',
			files: migration(`create table needs (id int);
create table public.offers (id int);
alter table offers enable row level security;
create table pledges (id int);
alter table public.pledges enable row level security;
create policy select_public on public.pledges for select to anon using (true);
-- no policy: read through head() alone
create table heads (id int);
alter table heads enable row level security;
create table private.keys (id int);
comment on table needs is 'create table notes (id int)';`),
			finds: at(1, 2),
		},
	],
};

const explained: Rule = {
	holds: 'Every table has a comment.',
	why: 'the person who audits the ledger sees the database, not this repository.',
	instead: 'in the same file: comment on table <name> is what one row is and why it is kept.',
	find: (files) =>
		findStatements(
			files,
			TABLE,
			({ name }, file) => !namesIn(file, COMMENTED).has(name) && `${name} has no comment`,
		),
	examples: [
		{
			shows: 'a table without, one with, and one that only a string and a comment speak of',
			files: migration(`create table needs (id int);
create table if not exists private.keys (id int);
comment on table private.keys is 'a; b';
-- comment on table needs is 'later';`),
			finds: at(1),
		},
	],
};

const predictable: Rule = {
	holds: 'Every function states its volatility and an empty search_path.',
	why: 'a caller’s search_path picks other tables, and an unstated volatility is a guess.',
	instead: "immutable, stable or volatile; set search_path = ''; every name with its schema.",
	find: (files) =>
		findStatements(files, ROUTINE, ({ kind, name, head }) => {
			const volatility = kind === 'procedure' || /\b(immutable|stable|volatile)\b/i.test(head);
			if (!volatility) return `${name} does not say immutable, stable or volatile`;
			return !/\bset\s+search_path\s*(=|to)\s*''/i.test(head) && `${name} keeps its search_path`;
		}),
	examples: [
		{
			shows: 'neither, a path that is not empty, words that stand only in the body, and both',
			files: migration(`create function a() returns int language sql as $$ select 1 $$;
create function b() returns int stable set search_path = public language sql as $$ select 1 $$;
create or replace function c() returns int language sql as $f$ -- volatile set search_path = ''
$f$;
create function d(note text default 'a;b') returns int
language sql stable set search_path = '' as $$ select 1; $$;
create procedure e() language sql set search_path = '' as $$ select 1; $$;`),
			finds: at(1, 2, 3),
		},
	],
};

const hidden: Rule = {
	holds: 'Functions that run as their owner live in the schema private.',
	why: 'a definer function passes row level security; in public everybody may call it by address.',
	instead: 'put it into private, and call it from a security invoker function in public.',
	find: (files) =>
		findStatements(files, ROUTINE, ({ name, head }) => {
			const isDefiner = /\bsecurity\s+definer\b/i.test(head);
			return isDefiner && !name.startsWith('private.') && `${name} is security definer`;
		}),
	examples: [
		{
			shows: 'an exposed one, a hidden one and an invoker',
			files: migration(`create function record() returns int security definer as $$ $$;
create function private.record() returns int security definer as $$ $$;
create function revise() returns int security invoker as $$ $$;`),
			finds: at(1),
		},
	],
};

export const sqlRules = [lowerCase, secured, explained, predictable, hidden];
