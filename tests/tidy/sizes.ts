import ts from 'typescript';
import { findLines, type Finding, type Rule, type TextFile } from './rule.ts';
import { findNodes, isCode } from './syntax.ts';

const FUNCTION_LINES = 60;
const COLUMNS = 100;
const NESTING = 3;

const FILE_LINES: readonly (readonly [kind: string, files: RegExp, lines: number])[] = [
	['domain file', /^src\/domain\/.*\.ts$/, 200],
	['data file', /^src\/data\/.*\.ts$/, 200],
	['route module', /^src\/routes\/.*\.ts$/, 60],
	['component', /\.svelte$/, 200],
	// One statement, which whoever checks an installation runs as one.
	['check', /^supabase\/checks\//, 400],
	['SQL file', /\.sql$/, 300],
];

const shortFiles: Rule = {
	holds: 'No file is longer than its kind allows.',
	why: 'medians are small everywhere; what tells good code from bad is how long the tail is.',
	instead: 'split along a noun, so that each half has a name of its own.',
	find: (files) => files.flatMap(tooLong),
	examples: [
		{
			shows: 'one line too many of each kind, and as many as allowed',
			files: {
				'src/domain/funds/posting.ts': lines(201),
				'src/domain/funds/bucket.ts': lines(200),
				'src/routes/+page.server.ts': lines(61),
				'src/ui/parts/Table.svelte': lines(201),
				'supabase/migrations/01_identity.sql': lines(301),
				'supabase/local/main.ts': lines(500),
			},
			finds: [
				'src/domain/funds/posting.ts:200',
				'src/routes/+page.server.ts:60',
				'src/ui/parts/Table.svelte:200',
				'supabase/migrations/01_identity.sql:300',
			],
		},
	],
};

function tooLong({ path, text }: TextFile): Finding[] {
	const [kind, , most] = FILE_LINES.find(([, files]) => files.test(path)) ?? ['', /^/, Infinity];
	const count = text.replace(/\n$/, '').split('\n').length;
	return count > most
		? [{ path, line: most, what: `${kind} of ${count} lines, ${most} at most` }]
		: [];
}

const shortFunctions: Rule = {
	holds: `No function is longer than ${FUNCTION_LINES} lines.`,
	why: 'a function is read as a whole, on one screen, or it is not read.',
	instead: 'name the steps and call them; most functions here have 10 to 15 lines.',
	find: (files) => files.flatMap((file) => findNodes(file, longFunction)),
	examples: [
		{
			shows: 'a long function in a script and in a component; a describe block is a list',
			files: {
				'src/domain/needs/need.ts': `function open() {\n${lines(59)}}\n`,
				'src/http/form.server.ts': `function read() {\n${lines(58)}}\n`,
				'src/ui/needs/NeedForm.svelte': `<script>\nconst save = () => {\n${lines(59)}};\n</script>`,
				'tests/domain/needs/need.test.ts': `describe('a need', () => {\n${lines(99)}});`,
			},
			finds: ['src/domain/needs/need.ts:1', 'src/ui/needs/NeedForm.svelte:2'],
		},
	],
};

function longFunction(node: ts.Node): string | false {
	if (!ts.isFunctionLike(node) || isDescribed(node)) return false;
	const count = node.getText().split('\n').length;
	return count > FUNCTION_LINES && `${count} lines long`;
}

function isDescribed({ parent }: ts.Node): boolean {
	return ts.isCallExpression(parent) && /(^|\.)describe\b/.test(parent.expression.getText());
}

const flat: Rule = {
	holds: `Control flow is nested at most ${NESTING} deep within a function.`,
	why: 'each level is a condition the reader must still hold in mind on the innermost line.',
	instead: 'return early, or give the inner block a name.',
	find: (files) => files.flatMap((file) => findNodes(file, tooDeep)),
	examples: [
		{
			shows: 'four levels; an else-if and a function of its own do not deepen',
			files: {
				'src/domain/needs/need.ts': `for (;;) {
	if (a) {
		try {
			while (b) step();
		} catch {}
	}
}`,
				'src/ui/needs/NeedForm.svelte': `<script>
for (;;) {
	if (a) {
	} else if (b) {
	} else if (c) {
		each(() => { if (d) { switch (e) { default: f(); } } });
	}
}
</script>`,
			},
			finds: ['src/domain/needs/need.ts:4'],
		},
	],
};

function tooDeep(node: ts.Node): string | false {
	return deepens(node) && depthOf(node) === NESTING + 1 && `opens level ${NESTING + 1}`;
}

function depthOf(node: ts.Node): number {
	if (ts.isSourceFile(node) || ts.isFunctionLike(node)) return 0;
	return depthOf(node.parent) + (deepens(node) ? 1 : 0);
}

function deepens(node: ts.Node): boolean {
	if (ts.isIfStatement(node)) {
		return !(ts.isIfStatement(node.parent) && node.parent.elseStatement === node);
	}
	const loops = ts.isIterationStatement(node, false);
	return loops || ts.isSwitchStatement(node) || ts.isTryStatement(node);
}

const narrow: Rule = {
	holds: `No line is wider than ${COLUMNS} columns.`,
	why: 'two files fit beside each other, and a diff is read without scrolling.',
	instead: 'break the line, or say it shorter. A Han character is two columns wide, a tab two.',
	find: (files) =>
		files
			.filter((file) => isCode(file) || /\.(sql|css)$/.test(file.path))
			.flatMap((file) => findLines(file, tooWide)),
	examples: [
		{
			shows: 'Latin and Han lines that are too wide, and an address in a comment that may be',
			files: {
				'src/domain/money.ts': `${'x'.repeat(101)}\n${'x'.repeat(100)}\n\t// ${'村'.repeat(48)}`,
				'src/ui/tokens.css': `/* ${'x'.repeat(100)} */`,
				'supabase/checks/invariants.sql': `-- https://example.org/${'x'.repeat(99)}`,
				'src/text/messages/en.json': 'x'.repeat(101),
			},
			finds: ['src/domain/money.ts:1', 'src/domain/money.ts:3', 'src/ui/tokens.css:1'],
		},
	],
};

function tooWide(line: string): string | false {
	const wide = /[\p{Script=Han}\u3000-\u30ff\uff01-\uff60]|\t/gu;
	const columns = [...line].length + (line.match(wide)?.length ?? 0);
	return columns > COLUMNS && !isAddress(line) && `${columns} columns`;
}

/** An address cannot be broken; beside code it could be moved to a line of its own. */
function isAddress(line: string): boolean {
	return /^\s*(\/\/|\/?\*|--)\s.*https?:\/\/\S+/.test(line);
}

function lines(count: number): string {
	return '\n'.repeat(count);
}

export const sizeRules = [shortFiles, shortFunctions, flat, narrow];
