import { importsOf, type Import } from './imports.ts';
import { findLines, type Finding, type Rule, type TextFile } from './rule.ts';

/** What the browser is served from: where the walk begins. */
const BROWSER = [
	/^src\/ui\/.*\.(ts|svelte)$/,
	/^src\/routes\/(.*\/)?([^/]*\.svelte|\+(page|layout)\.ts)$/,
	/^src\/(hooks(\.client)?|service-worker|params\/.*)\.ts$/,
];

const KEPT_FROM_IT: readonly (readonly [target: RegExp, what: string])[] = [
	[/^zod(\/|$)/, 'zod (90 KB, validates on the server)'],
	[/^sveltekit-superforms\/adapters$/, 'the form adapters, and with them zod'],
	[/^@supabase\//, 'the database client'],
	[/^src\/data\/|\.server\.ts$/, 'server code'],
	[/^src\/text\/refusals\.ts$/, 'the sentences of all refusals (30 KB)'],
];

const separate: Rule = {
	holds: 'Nothing the browser runs reaches zod, the database or server code.',
	why: 'one import far down the chain puts 90 KB or a secret into every village’s phone.',
	instead: 'cut the chain where it is printed: `import type`, or pass the value through load.',
	find: (files) => {
		const graph = graphOf(files);
		return files
			.filter(({ path }) => BROWSER.some((begins) => begins.test(path)))
			.flatMap(({ path }) => chainsFrom(path, graph));
	},
	examples: [
		{
			shows: 'zod three imports away, and the same way as types only',
			files: {
				'src/ui/needs/NeedForm.svelte': `<script>
	import { limits } from '#domain/needs/limits.ts';
</script>`,
				'src/ui/needs/NeedCard.svelte': `<script>
	import type { Limits } from '#domain/needs/limits.ts';
</script>`,
				'src/domain/needs/limits.ts': `export { max } from './schema.ts';`,
				'src/domain/needs/schema.ts': `import { z } from 'zod';`,
			},
			finds: ['src/ui/needs/NeedForm.svelte:2'],
		},
		{
			shows: 'server code behind a neighbour without an extension, and a cycle',
			files: {
				'src/routes/+page.svelte': `<script>import { a } from './a';</script>`,
				'src/routes/a.ts': `import './b.ts';`,
				'src/routes/b.ts': `import './a.ts';\nimport './secret.server.ts';`,
				'src/hooks.ts': `import { zod4 } from 'sveltekit-superforms/adapters';`,
			},
			finds: ['src/routes/+page.svelte:1', 'src/hooks.ts:1'],
		},
	],
};

/** What a phone's browser of 2021 does not have: the call throws and the page stays blank. */
const TOO_NEW = [
	/(?<!\.)\.(at|findLast|findLastIndex|toSorted|toReversed|toSpliced)\(/,
	/\b(Object\.(hasOwn|groupBy)|Map\.groupBy|structuredClone)\(/,
];

const oldPhones: Rule = {
	holds: 'What the browser runs needs nothing that Chromium 88 lacks.',
	why: 'no build step adds a missing method; on an old phone the page would stay blank.',
	instead: 'write it with what was there in 2020: an index, slice, sort on a copy, `in`.',
	find: (files) => {
		const graph = graphOf(files);
		const run = new Set(
			files
				.filter(({ path }) => BROWSER.some((begins) => begins.test(path)))
				.flatMap(({ path }) => [path, ...reached(path, graph)]),
		);
		return files
			.filter(({ path }) => path.startsWith('src/') && run.has(path))
			.flatMap((file) => findLines(file, newest));
	},
	examples: [
		{
			shows: 'a method of 2021 in a component and below it, and on the server',
			files: {
				'src/ui/Bars.svelte': `<script>
	import { last } from '#domain/last.ts';
</script>
{bars.at(-1)}`,
				'src/domain/last.ts': `export const last = (all) => all.findLast(Boolean);`,
				'src/work/run.server.ts': `const last = all.at(-1);`,
				'src/ui/fine.ts': `const at = (all) => all[0];\nlook.format(1);`,
			},
			finds: ['src/ui/Bars.svelte:4', 'src/domain/last.ts:1'],
		},
	],
};

function newest(line: string): string | undefined {
	const called = TOO_NEW.map((method) => method.exec(line)?.[0]).find(Boolean);
	return called && `${called}…)`;
}

type Graph = ReadonlyMap<string, readonly Import[]>;

function graphOf(files: readonly TextFile[]): Graph {
	const running = (file: TextFile) => importsOf(file).filter(({ typeOnly }) => !typeOnly);
	return new Map(files.map((file) => [file.path, running(file)]));
}

/** Breadth first, so the printed chain is a shortest one; each forbidden end is reported once. */
function chainsFrom(start: string, graph: Graph): Finding[] {
	const found: Finding[] = [];
	const seen = new Set([start]);
	const waiting = (graph.get(start) ?? []).map((first) => [first]);
	for (let chain = waiting.shift(); chain; chain = waiting.shift()) {
		const [first, last] = [chain[0], chain.at(-1)];
		if (!first || !last || seen.has(last.target)) continue;
		seen.add(last.target);
		const kept = KEPT_FROM_IT.find(([target]) => target.test(last.target));
		if (kept) {
			const way = [start, ...chain.map(({ target }) => target)].join(' → ');
			found.push({ path: start, line: first.line, what: `reaches ${kept[1]}: ${way}` });
		} else {
			for (const next of graph.get(fileAt(last.target, graph)) ?? [])
				waiting.push([...chain, next]);
		}
	}
	return found;
}

/** Every file that `start` reaches. */
function reached(start: string, graph: Graph): Set<string> {
	const seen = new Set<string>();
	const waiting = [start];
	for (let path = waiting.pop(); path; path = waiting.pop()) {
		for (const { target } of graph.get(path) ?? []) {
			const next = fileAt(target, graph);
			if (!seen.has(next)) waiting.push(next);
			seen.add(next);
		}
	}
	return seen;
}

function fileAt(target: string, graph: Graph): string {
	const ways = [target, `${target}.ts`, target.replace(/\.js$/, '.ts'), `${target}/index.ts`];
	return ways.find((path) => graph.has(path)) ?? target;
}

export const reachRules = [separate, oldPhones];
