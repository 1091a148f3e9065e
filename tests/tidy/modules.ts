import { importsOf, type Import } from './imports.ts';
import type { Rule, TextFile } from './rule.ts';
import { isCode } from './syntax.ts';

/** A module may know only what stands before it: imports, foreign keys and migrations alike. */
const ORDER = [
	'identity',
	'regions',
	'organizations',
	'documents',
	'pairings',
	'needs',
	'offers',
	'matching',
	'pledges',
	'projects',
	'funds',
	'meetings',
	'timeline',
	'supervision',
	'reports',
];

/** Free to all modules, and knowing none of them. */
const BASE = [
	/^src\/domain\/(result|money|count|period|text|filter|list)\.ts$/,
	/^src\/data\/((client|service|fault|keyset)\.server|database\.types)\.ts$/,
];

/** The module of a domain or data file; `base`; or undefined where there is none. */
export function moduleOf(path: string): string | undefined {
	if (BASE.some((files) => files.test(path))) return 'base';
	const name = /^src\/(?:domain\/([a-z]+)\/|data\/([a-z]+)[-.])/.exec(path);
	return ORDER.find((module) => module === (name?.[1] ?? name?.[2]));
}

function hasModule(path: string): boolean {
	return /^src\/(domain|data)\//.test(path);
}

function knowsTooMuch({ from, target }: Import): boolean {
	return hasModule(target) && rank(target) > rank(from.path);
}

function rank(path: string): number {
	return ORDER.indexOf(moduleOf(path) ?? '');
}

const ordered: Rule = {
	holds: 'A module of domain or data knows only the modules to its left.',
	why: `one order for imports, foreign keys and migrations keeps cycles out: ${ORDER.join(' < ')}.`,
	instead: 'append a fact, and let the module on the right publish from it by an enqueued task.',
	find: (files) =>
		files
			.filter(({ path }) => hasModule(path))
			.flatMap(importsOf)
			.filter(knowsTooMuch)
			.map(({ from, line, specifier }) => ({
				path: from.path,
				line,
				what: `${moduleOf(from.path)} imports ${specifier}, which stands to its right`,
			})),
	examples: [
		{
			shows: 'a need that looks at pledges, and a pledge that looks at needs',
			files: {
				'src/domain/needs/need.ts': `import '#domain/pledges/pledge.ts';`,
				'src/domain/pledges/pledge.ts': `import type { Need } from '#domain/needs/need.ts';`,
			},
			finds: ['src/domain/needs/need.ts:1'],
		},
		{
			shows: 'a type counts, and a data file obeys the same order',
			files: {
				'src/data/offers.server.ts': `\nimport type { A } from '#domain/funds/posting.ts';`,
				'src/data/offers-search.server.ts': `import { fen } from '#domain/money.ts';`,
			},
			finds: ['src/data/offers.server.ts:2'],
		},
		{
			shows: 'money that knows a module',
			files: { 'src/domain/money.ts': `export * from './identity/actor.ts';` },
			finds: ['src/domain/money.ts:1'],
		},
	],
};

const named: Rule = {
	holds: 'Every file of domain and data belongs to a module.',
	why: 'features are names: what belongs to none is found by nobody and grows without an owner.',
	instead: `put it into domain/<module>/ or data/<module>[-part].server.ts (${ORDER.join(', ')}).`,
	find: (files) =>
		files.filter(isHomeless).map(({ path }) => ({ path, line: 1, what: 'belongs to no module' })),
	examples: [
		{
			shows: 'a folder and a file that are no module, beside some that are',
			files: {
				'src/domain/villages/village.ts': '',
				'src/domain/rounding.ts': '',
				'src/domain/money.ts': '',
				'src/domain/funds/posting.ts': '',
				'src/data/villages.server.ts': '',
				'src/data/client.server.ts': '',
				'src/data/identity-sessions.server.ts': '',
			},
			finds: [
				'src/domain/villages/village.ts:1',
				'src/domain/rounding.ts:1',
				'src/data/villages.server.ts:1',
			],
		},
	],
};

function isHomeless(file: TextFile): boolean {
	return isCode(file) && hasModule(file.path) && !moduleOf(file.path);
}

export const moduleRules = [ordered, named];
