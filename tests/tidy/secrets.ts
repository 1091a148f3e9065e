import { importsOf } from './imports.ts';
import { findLines, type Rule } from './rule.ts';

/** Whoever holds the service client is above row level security. Each importer has its reason. */
const SERVICE_IMPORTERS: readonly (readonly [files: RegExp, because: string])[] = [
	[/^src\/data\/identity[^/]*\.server\.ts$/, 'sessions are looked up before anybody is signed in'],
	[/^src\/data\/documents\.server\.ts$/, 'files: their rows, which policies guard, come first'],
	[/^src\/work\//, 'a task acts for nobody who is signed in'],
];

/** The stack that makes the keys, the tests that prove them, and the papers that explain them. */
const EVERYWHERE = /^(supabase\/|tests\/|\.env\.example$|\.ci\/|.*\.md$)/;

const NAMED_IN: Readonly<Record<string, string>> = {
	SUPABASE_SECRET_KEY: 'src/data/service.server.ts',
	SUPABASE_JWT_SECRET: 'src/http/token.server.ts',
	DATABASE_URL: 'src/work/main.server.ts',
	SMTP_URL: 'src/work/mail.server.ts',
};

const guarded: Rule = {
	holds: 'The service client has a short list of importers.',
	why: 'it carries the secret key, and past it no policy is asked.',
	instead: 'use the actor’s own client, locals.db; a new importer is listed here with its reason.',
	find: (files) =>
		files
			.filter(({ path }) => !SERVICE_IMPORTERS.some(([allowed]) => allowed.test(path)))
			.filter(({ path }) => !path.startsWith('tests/'))
			.flatMap(importsOf)
			.filter(({ target }) => target === 'src/data/service.server.ts')
			.map(({ from, line }) => ({ path: from.path, line, what: 'imports the service client' })),
	examples: [
		{
			shows: 'a route and a module that take it, and those that may',
			files: {
				'src/routes/needs/+page.server.ts': `import { service } from '#data/service.server.ts';`,
				'src/data/needs.server.ts': `import { service } from './service.server.ts';`,
				'src/data/identity-sessions.server.ts': `import { service } from './service.server.ts';`,
				'src/work/mail.server.ts': `import { service } from '#data/service.server.ts';`,
			},
			finds: ['src/routes/needs/+page.server.ts:1', 'src/data/needs.server.ts:1'],
		},
	],
};

/** Asks at the start whether they are there and strong; hands them to nobody. */
const JUDGED_IN = 'src/http/settings.server.ts';

const unnamed: Rule = {
	holds: 'A secret is named in one file of the product.',
	why: 'one narrow gate per dangerous thing: a second reader is a second way to leak it.',
	instead: 'import what that file offers.',
	find: (files) =>
		files
			.filter(({ path }) => !EVERYWHERE.test(path))
			.flatMap((file) => findLines(file, (line) => secretsOn(line, file.path).join(', '))),
	examples: [
		{
			shows: 'a key in a hook and an address in the data layer',
			files: {
				'src/hooks.server.ts': `\nconst key = process.env.SUPABASE_SECRET_KEY;`,
				'src/data/client.server.ts': `const { DATABASE_URL } = process.env;`,
				'src/data/service.server.ts': `const key = process.env.SUPABASE_SECRET_KEY;`,
				'supabase/local/keys.ts': `const names = ['SUPABASE_SECRET_KEY', 'DATABASE_URL'];`,
				'README.md': 'Set DATABASE_URL.',
			},
			finds: ['src/hooks.server.ts:2', 'src/data/client.server.ts:1'],
		},
	],
};

function secretsOn(line: string, path: string): string[] {
	if (path === JUDGED_IN) return [];
	const foreign = Object.entries(NAMED_IN).filter(([, gate]) => gate !== path);
	return foreign
		.filter(([name]) => line.includes(name))
		.map(([name, gate]) => `${name} belongs to ${gate}`);
}

export const secretRules = [guarded, unnamed];
