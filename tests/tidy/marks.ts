import ts from 'typescript';
import { importsOf } from './imports.ts';
import { findLines, type Finding, type Rule, type TextFile } from './rule.ts';
import { findNodes } from './syntax.ts';

/** Put together here, so that neither this rule nor a search for leftovers finds this file. */
const MARKS = ['TO' + 'DO', 'FIX' + 'ME', 'X'.repeat(3), 'HA' + 'CK'];

const finished: Rule = {
	holds: 'Nothing is marked as unfinished.',
	why: 'a mark is a promise to nobody: it outlives its reason and its author.',
	instead: 'do it now, or open an issue; say in a comment what is absent on purpose, and why.',
	find: (files) => {
		const mark = new RegExp(`\\b(${MARKS.join('|')})\\b`);
		return files
			.filter(({ path }) => !/\.(json|csv|xsd|svg)$/.test(path))
			.flatMap((file) => findLines(file, (line) => mark.exec(line)?.[0]));
	},
	examples: [
		{
			shows: 'each mark, in any kind of text, and a word that only contains one',
			files: {
				'src/a.ts': MARKS.map((mark) => `// ${mark}: later`).join('\n'),
				'README.md': `${MARKS[0]}\n${MARKS[0]}S`,
			},
			finds: ['src/a.ts:1', 'src/a.ts:2', 'src/a.ts:3', 'src/a.ts:4', 'README.md:1'],
		},
	],
};

const whole: Rule = {
	holds: 'No test is skipped, focused or left for later.',
	why: 'a skipped test reads as a promise kept, and a focused one silences all others.',
	instead: 'run it, or delete it with the code it guards.',
	find: (files) =>
		files
			.filter(({ path }) => path.startsWith('tests/'))
			.flatMap((file) => findNodes(file, setAside)),
	examples: [
		{
			shows: 'the spellings of both runners',
			files: {
				'tests/domain/a.test.ts': `it.${'only'}('a', () => {});
test.describe.${'skip'}('b', () => {});
test.${'fixme'}('c');
it('d', () => list.${'skip'}(1));`,
			},
			finds: [1, 2, 3].map((line) => `tests/domain/a.test.ts:${line}`),
		},
	],
};

function setAside(node: ts.Node): string | false {
	if (!ts.isPropertyAccessExpression(node)) return false;
	const isTest = /^(it|test|describe|suite|bench)\b/.test(node.getText());
	return isTest && /^(only|skip|todo|fixme)$/.test(node.name.text) && node.getText();
}

const awake: Rule = {
	holds: 'No test sleeps.',
	why: 'a sleep is too long on a fast machine and too short on a slow one.',
	instead: 'wait for the thing itself: expect.poll, vi.waitFor, fake timers, or an awaited event.',
	find: (files) =>
		files
			// Load and crash runs keep a pace; time is what they are about.
			.filter(({ path }) => /^tests\/(?!proof\/|bench\/)/.test(path))
			.flatMap((file) => [...findNodes(file, sleeps), ...importedSleep(file)]),
	examples: [
		{
			shows: 'the ways to sleep, beside a guard and a pace',
			files: {
				'tests/domain/a.test.ts': `await new Promise((done) => setTimeout(done, 50));
await new Promise((done) => { setTimeout(() => done(1), 50); });
await page.waitForTimeout(50);
import { setTimeout as pause } from 'node:timers/promises';
const guard = setTimeout(() => child.kill(), 5000);
await new Promise((done, fail) => setTimeout(() => fail(new Error('late')), 50));`,
				'tests/proof/load.ts': `await new Promise((done) => setTimeout(done, 50));`,
			},
			finds: [1, 2, 3, 4].map((line) => `tests/domain/a.test.ts:${line}`),
		},
	],
};

function sleeps(node: ts.Node): string | false {
	if (!ts.isCallExpression(node)) return false;
	const callee = node.expression.getText();
	if (callee.endsWith('.waitForTimeout')) return 'waitForTimeout';
	return callee === 'setTimeout' && resolvesByTime(node) && 'a promise that waits for the clock';
}

/** Rejecting by time is a guard, resolving by time is a sleep. */
function resolvesByTime(call: ts.CallExpression): boolean {
	const maker = ts.findAncestor(call, ts.isNewExpression);
	const executor = maker?.expression.getText() === 'Promise' ? maker.arguments?.[0] : undefined;
	if (!executor || !(ts.isArrowFunction(executor) || ts.isFunctionExpression(executor)))
		return false;
	const resolve = executor.parameters[0]?.name.getText();
	return (
		resolve !== undefined && new RegExp(`\\b${resolve}\\b`).test(call.arguments[0]?.getText() ?? '')
	);
}

function importedSleep(file: TextFile): Finding[] {
	return importsOf(file)
		.filter(({ specifier }) => /^(node:)?timers\/promises$/.test(specifier))
		.map(({ line, specifier }) => ({ path: file.path, line, what: specifier }));
}

/** Not after a word, a dot or a star: `src/work/` and `**` globs lead to our own folder. */
const MACHINE = /(?<![\w.*@}\])-])\/(work|root|home|Users)\/\w/;
const REGISTRY = [
	/\b(registry|npm|nexus|artifactory|verdaccio|mirrors?)\.([\w-]+\.)+(org|com|cn|net|io|local)\b/,
	/^\s*registry\s*=/,
	/--registry[ =]/,
	/"resolved": "https?:/,
];

const portable: Rule = {
	holds: 'No file names a machine or a package registry.',
	why: 'a fresh clone must install and run on any machine, from the registry it is given.',
	instead: 'use a path relative to the file, an environment variable, or npm’s own setting.',
	find: (files) =>
		files.flatMap((file) =>
			findLines(file, (line) => [MACHINE, ...REGISTRY].find((name) => name.test(line))?.source),
		),
	examples: [
		{
			shows: 'folders of a machine and hosts, but not our own folder work',
			files: {
				'a.ts': ['work', 'root', 'home'].map((top) => `const a = '/${top}/x';`).join('\n'),
				'b.ts': `import '#work/mail.server.ts'; const b = ['src/work/mail', '**/work/*.ts'];`,
				'.npmrc': `registry${'='}https://example.org`,
				'package-lock.json': `"resolved": ${'"https'}://example.org/a.tgz"`,
				'README.md': `npm install --${'registry'} x\nhttps://registry.${'npmjs'}.org/a`,
			},
			finds: [
				'a.ts:1',
				'a.ts:2',
				'a.ts:3',
				'.npmrc:1',
				'package-lock.json:1',
				'README.md:1',
				'README.md:2',
			],
		},
	],
};

export const markRules = [finished, whole, awake, portable];
