import ts from 'typescript';
import { findLines, type Finding, type Rule, type TextFile } from './rule.ts';
import { findNodes, isCode, parse } from './syntax.ts';

const DRAWERS = /^(lib|utils?|helpers?|common|shared|misc)$/;

const telling: Rule = {
	holds: 'No file or folder is a drawer.',
	why: 'lib, utils, helpers, common, shared and misc answer no question, so everything fits in.',
	instead: 'name it after the noun it is about, and put it into that noun’s folder.',
	find: (files) => files.flatMap(drawersOn),
	examples: [
		{
			shows: 'folders and files, whatever their ending',
			files: {
				'src/lib/a.ts': '',
				'src/ui/utils.svelte.ts': '',
				'tests/database/helpers.ts': '',
				'src/domain/library.ts': '',
			},
			finds: ['src/lib/a.ts:1', 'src/ui/utils.svelte.ts:1', 'tests/database/helpers.ts:1'],
		},
	],
};

function drawersOn({ path }: TextFile): Finding[] {
	const drawers = path.split('/').filter((part) => DRAWERS.test(part.replace(/\..*$/, '')));
	return drawers.map((part) => ({ path, line: 1, what: `“${part}” says nothing` }));
}

const sourced: Rule = {
	holds: 'There are no barrels.',
	why: 'a barrel hides who uses what, drags whole folders into a bundle and makes cycles.',
	instead: 'import from the file that defines the thing.',
	find: (files) =>
		files
			.filter((file) => isCode(file) && isBarrel(file))
			.map(({ path }) => ({ path, line: 1, what: 'only passes on what others define' })),
	examples: [
		{
			shows: 'by its name, by what it does, and in two steps',
			files: {
				'src/ui/parts/index.ts': 'export const a = 1;',
				'src/domain/funds/funds.ts': `export * from './posting.ts';\nexport { a } from './a.ts';`,
				'src/domain/needs/needs.ts': `import { need } from './need.ts';\nexport { need };`,
				'src/domain/needs/need.ts': `export { a } from './a.ts';\nexport const need = 1;`,
			},
			finds: [
				'src/ui/parts/index.ts:1',
				'src/domain/funds/funds.ts:1',
				'src/domain/needs/needs.ts:1',
			],
		},
	],
};

function isBarrel(file: TextFile): boolean {
	if (/(^|\/)index\.[cm]?[jt]s$/.test(file.path)) return true;
	const { statements } = parse(file);
	const passes = (node: ts.Statement) =>
		ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
	return statements.some(ts.isExportDeclaration) && statements.every(passes);
}

const nameable: Rule = {
	holds: 'There are no default exports, but where a tool demands one.',
	why: 'a default has as many names as importers, so neither a reader nor a search finds it.',
	instead: 'export it under its name. Only the *.config files at the root have a default.',
	find: (files) =>
		files
			.filter(({ path }) => !/^[^/]+\.config\.[jt]s$/.test(path))
			.flatMap((file) => findNodes(file, defaultExport)),
	examples: [
		{
			shows: 'the three spellings of a default',
			files: {
				'src/domain/a.ts': 'export default 1;',
				'src/domain/b.ts': 'export default function b() {}',
				'src/domain/c.ts': 'const c = 1;\nexport { c as default };',
				'svelte.config.js': 'export default {};',
				'src/domain/d.ts': `import d, { e } from 'd';\nexport const f = { default: d };`,
			},
			finds: ['src/domain/a.ts:1', 'src/domain/b.ts:1', 'src/domain/c.ts:2'],
		},
	],
};

function defaultExport(node: ts.Node): string | false {
	const isDefault =
		(ts.isExportAssignment(node) && !node.isExportEquals) ||
		(ts.isExportSpecifier(node) && node.name.text === 'default') ||
		node.kind === ts.SyntaxKind.DefaultKeyword;
	return isDefault && 'a default export';
}

/** The words of the old label; terms live in the dictionary of `text/`. */
const LABEL = /贫困|[Pp]overty|POVERTY|[Pp]inkun|(?<![a-z])poor(?![a-z])|Poor(?![a-z])|POOR/;

const respectful: Rule = {
	holds: 'No identifier, table or public wording calls anybody poor.',
	why: 'the label ended in 2020, hurts those it names, and must not come back through a field.',
	instead: 'use the term of the dictionary: 帮扶, 脱贫地区, assisted, receiving.',
	find: (files) => [
		...files.flatMap((file) => findNodes(file, labelled)),
		...files
			.filter(({ path }) => /^(src\/text\/messages|supabase\/migrations)\//.test(path))
			.flatMap((file) => findLines(file, (line) => LABEL.test(line) && 'has the label')),
		...files
			.filter(({ path }) => /^src\/(ui|routes)\/.*\.svelte$/.test(path))
			.flatMap((file) => findLines(file, (line) => line.includes('贫困') && 'has the label')),
	],
	examples: [
		{
			shows: 'identifiers, messages, tables and markup; a string that quotes an old paper may',
			files: {
				'src/domain/regions/region.ts': `const isPoor = 1;\nconst title = '贫困村';\nlet pool;`,
				'src/text/messages/zh-CN.json': `{\n  "a": "贫困村"\n}`,
				'supabase/migrations/02_regions.sql': 'alter table regions add poverty_level int;',
				'src/ui/regions/Tag.svelte': '<b>贫困县</b>',
			},
			finds: [
				'src/domain/regions/region.ts:1',
				'src/text/messages/zh-CN.json:2',
				'supabase/migrations/02_regions.sql:1',
				'src/ui/regions/Tag.svelte:1',
			],
		},
	],
};

function labelled(node: ts.Node): string | false {
	return ts.isIdentifier(node) && LABEL.test(node.text) && `“${node.text}” has the label`;
}

export const nameRules = [telling, sourced, nameable, respectful];
