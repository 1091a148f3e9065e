import ts from 'typescript';
import { importsOf } from './imports.ts';
import type { Rule } from './rule.ts';
import { findNodes } from './syntax.ts';

/** Calls that answer differently tomorrow, as they are written. */
const CALLS: Readonly<Record<string, string>> = {
	'Date.now': 'take `now` as an argument',
	'performance.now': 'measure outside',
	'Temporal.Now': 'take `now` as an argument',
	'Math.random': 'take a seeded generator or the drawn value as an argument',
};

const GLOBALS: Readonly<Record<string, string>> = {
	fetch: 'gather the facts in data',
	process: 'take the setting as an argument',
	console: 'return a refusal, or throw',
	crypto: 'take the id or the digest as an argument',
	globalThis: 'take it as an argument',
	setTimeout: 'leave waiting to work',
	setInterval: 'leave waiting to work',
	localStorage: 'leave storing to ui',
};

const pure: Rule = {
	holds: 'The domain has no clock, no chance and no I/O.',
	why: 'the same facts must give the same answer in a test, in an audit and ten years from now.',
	instead: 'let the caller hand the value in.',
	find: (files) =>
		files
			.filter(({ path }) => path.startsWith('src/domain/'))
			.flatMap((file) => findNodes(file, impure)),
	examples: [
		{
			shows: 'clock, chance and I/O',
			files: {
				'src/domain/needs/need.ts': `const now = Date.now();
const today = new Date();
const text = Date();
const lot = Math.random();
const page = await fetch('/');
const mode = process.env.MODE;`,
			},
			finds: [1, 2, 3, 4, 5, 6].map((line) => `src/domain/needs/need.ts:${line}`),
		},
		{
			shows: 'a given date, and the same words as properties',
			files: {
				'src/domain/needs/need.ts': `const day = new Date('2026-01-01');
type Step = { process: string };
const step = { process: plan.process, fetch: 1 };`,
				'src/http/actor.server.ts': 'const now = Date.now();',
			},
			finds: [],
		},
	],
};

function impure(node: ts.Node): string | undefined {
	if (ts.isPropertyAccessExpression(node)) return reason(CALLS, node.getText());
	if (ts.isNewExpression(node) && !node.arguments?.length) return clock(node.expression);
	if (ts.isCallExpression(node)) return clock(node.expression);
	if (ts.isIdentifier(node) && !isName(node)) return reason(GLOBALS, node.text);
	return undefined;
}

function clock(callee: ts.Expression): string | undefined {
	return callee.getText() === 'Date' ? 'reads the clock: take `now` as an argument' : undefined;
}

function reason(table: Readonly<Record<string, string>>, name: string): string | undefined {
	return Object.hasOwn(table, name) ? `${name}: ${table[name]}` : undefined;
}

/** Of a property or a declaration: not a reference to the global of that name. */
function isName(node: ts.Identifier): boolean {
	return 'name' in node.parent && node.parent.name === node;
}

const shapeless: Rule = {
	holds: 'The domain knows a schema only as a type.',
	why: 'a schema reads untrusted input and brings zod along; what is true needs neither.',
	instead: 'write `import type`, and let the route parse the input before the domain sees it.',
	find: (files) =>
		files
			.filter(({ path }) => path.startsWith('src/domain/') && !isSchema(path))
			.flatMap(importsOf)
			.filter(({ target, typeOnly }) => isSchema(target) && !typeOnly)
			.map(({ from, line, specifier }) => ({ path: from.path, line, what: `runs ${specifier}` })),
	examples: [
		{
			shows: 'an inline `type` leaves the import standing; `import type` does not',
			files: {
				'src/domain/needs/need.ts': `import { type NeedInput } from './schema.ts';
import type { NeedInput } from './schema.ts';
import type { z } from './schema.ts';`,
				'src/domain/needs/schema.ts': `import { region } from '#domain/regions/schema.ts';`,
			},
			finds: ['src/domain/needs/need.ts:1'],
		},
	],
};

export function isSchema(path: string): boolean {
	return /^src\/domain\/[a-z]+\/schema\.ts$/.test(path);
}

export const purityRules = [pure, shapeless];
