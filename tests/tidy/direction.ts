import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { importsOf, type Import } from './imports.ts';
import { layerOf } from './layers.ts';
import { moduleOf } from './modules.ts';
import { isSchema } from './purity.ts';
import type { Finding, Rule, TextFile } from './rule.ts';

/**
 * Who may import what. `left`: other modules in their order (modules.ts); `base`: the base files
 * of data and those of the own module; `same`: files of the same layer; `types`: imports that are
 * erased; `schema`: a module's schema.ts alone; any other word begins the permitted specifiers.
 */
const TABLE = `
layer   | domain | data | http | work | ui   | text | supabase | zod    | node | npm | kit
domain  | left   | -    | -    | -    | -    | -    | -        | schema | -    | -   | -
data    | yes    | base | -    | -    | -    | -    | yes      | -      | yes  | yes | -
http    | yes    | yes  | same | -    | -    | yes  | -        | -      | yes  | yes | yes
work    | yes    | yes  | -    | same | -    | yes  | -        | -      | yes  | yes | -
ui      | yes    | -    | -    | -    | yes  | yes  | -        | -      | -    | yes | $app/
offline | yes    | -    | -    | -    | same | yes  | -        | -      | -    | idb | $service
text    | yes    | -    | -    | -    | -    | same | -        | -      | -    | -   | -
hooks   | yes    | yes  | yes  | -    | -    | yes  | -        | -      | yes  | yes | yes
routes  | yes    | yes  | yes  | -    | -    | yes  | -        | -      | yes  | yes | yes
pages   | types  | -    | -    | -    | yes  | yes  | -        | -      | -    | yes | $app/
`;

/** What a target is called in the head of the table; undefined where nobody may import it. */
const COLUMNS: readonly (readonly [column: string, target: RegExp])[] = [
	['$1', /^src\/(domain|data|http|work|ui|text)\//],
	['', /^(src\/|\.|\$lib|\(computed\))/],
	['supabase', /^@supabase\//],
	['zod', /^zod(\/|$)/],
	['kit', /^(@sveltejs\/kit|\$\w[\w-]*)(\/|$)/],
	['npm', /^/],
];

const allowed = readTable(TABLE);

function readTable(text: string): Map<string, Map<string, string>> {
	const [head = [], ...rows] = text
		.trim()
		.split('\n')
		.map((line) => line.split('|').map((cell) => cell.trim()));
	return new Map(
		rows.map(([row = '', ...cells]) => [
			row,
			new Map(cells.map((cell, index) => [head[index + 1] ?? '', cell])),
		]),
	);
}

function columnOf(target: string): string {
	if (isBuiltin(target)) return 'node';
	const [column, pattern] = COLUMNS.find(([, pattern]) => pattern.test(target)) ?? ['', /^/];
	return column === '$1' ? (pattern.exec(target)?.[1] ?? '') : column;
}

function permits(cell: string, found: Import): boolean {
	switch (cell) {
		case '-':
			return false;
		case 'yes':
		case 'left':
			return true;
		case 'base':
			return ['base', moduleOf(found.from.path)].includes(moduleOf(found.target));
		case 'same':
			return layerOf(found.target) === layerOf(found.from.path);
		case 'types':
			return found.typeOnly;
		case 'schema':
			return isSchema(found.from.path);
		default:
			return found.target.startsWith(cell);
	}
}

function isForbidden(found: Import): boolean {
	const layer = layerOf(found.from.path);
	if (layer === undefined) return false;
	const isNeighbour = posix.dirname(found.target) === posix.dirname(found.from.path);
	if (isNeighbour && found.target.startsWith('src/routes/')) return false;
	return !permits(allowed.get(layer)?.get(columnOf(found.target)) ?? '-', found);
}

function forbiddenIn(file: TextFile): Finding[] {
	return importsOf(file)
		.filter(isForbidden)
		.map(({ specifier, line, target, typeOnly }) => {
			const thing = typeOnly ? `a type of ${specifier}` : specifier;
			const column = columnOf(target) || 'open to nobody';
			const what = `${layerOf(file.path)} may not import ${thing} (${column})`;
			return { path: file.path, line, what };
		});
}

const downward: Rule = {
	holds: 'A layer imports only what its row of the table allows.',
	why: `what is true must not depend on where it is stored or how it looks.${TABLE}`,
	instead: 'hand the value in from above as an argument, or move the code to the layer it is of.',
	find: (files) => files.flatMap(forbiddenIn),
	examples: [
		{
			shows: 'a component that reads the database, even if only a type of it',
			files: {
				'src/ui/needs/NeedCard.svelte': `<p>1</p>
<script lang="ts" generics="Row extends Map<string, number>">
	import type { Need } from '#domain/needs/need.ts';
	import type { Row } from '#data/needs.server.ts';
	import { page } from '$app/state';
	import { env } from '$env/dynamic/private';
	import Button from '#ui/parts/Button.svelte';
</script>`,
			},
			finds: ['src/ui/needs/NeedCard.svelte:4', 'src/ui/needs/NeedCard.svelte:6'],
		},
		{
			shows: 'a domain that reaches for node, a package, zod and the wording',
			files: {
				'src/domain/needs/need.ts': `import { createHash } from 'node:crypto';
import highs from 'highs';
import { z } from 'zod';
import { m } from '#text/compiled/messages.js';
import { fen } from '#domain/money.ts';`,
				'src/domain/needs/schema.ts': `import { z } from 'zod';`,
			},
			finds: [1, 2, 3, 4].map((line) => `src/domain/needs/need.ts:${line}`),
		},
		{
			shows: 'data that leans on another module’s data',
			files: {
				'src/data/pledges.server.ts': `import { SupabaseClient } from '@supabase/supabase-js';
import { find } from '#data/needs.server.ts';
import { connect } from '#data/client.server.ts';
import { rows } from './pledges-rows.server.ts';`,
				'src/work/mail.server.ts': `import '@supabase/supabase-js';
import './queue.server.ts';`,
			},
			finds: ['src/data/pledges.server.ts:2', 'src/work/mail.server.ts:1'],
		},
		{
			shows: 'a page that computes with the domain, and a server module that does',
			files: {
				'src/routes/needs/+page.svelte': `<script>
	import { open } from '#domain/needs/need.ts';
	import type { Need } from '#domain/needs/need.ts';
	import type { PageProps } from './$types';
</script>`,
				'src/routes/needs/+page.server.ts': `import { open } from '#domain/needs/need.ts';
import '#http/gate.server.ts';
import '#work/mail.server.ts';`,
				'src/routes/needs/+server.ts': `import '#data/needs.server.ts';`,
			},
			finds: ['src/routes/needs/+page.svelte:2', 'src/routes/needs/+page.server.ts:3'],
		},
		{
			shows: 'a service worker that pulls in the parts, re-exports and computed imports',
			files: {
				'src/service-worker.ts': `import { build } from '$service-worker';
import { openDB } from 'idb';
import { queue } from '#ui/offline/queue.ts';
import '#ui/parts/Button.svelte';`,
				'src/http/reply.server.ts': `export { load } from '../routes/+layout.server.ts';
export const late = (name: string) => import(name);
export type Late = import('#ui/parts/table.ts').Table;`,
			},
			finds: [
				'src/service-worker.ts:4',
				'src/http/reply.server.ts:1',
				'src/http/reply.server.ts:2',
				'src/http/reply.server.ts:3',
			],
		},
	],
};

export const directionRules = [downward];
