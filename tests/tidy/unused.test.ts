import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { explain } from './rule.ts';
import { root } from './tree.ts';
import { findUnused } from './unused.ts';

const rule = {
	holds: 'Every file, export and dependency is used by the product, or is a test.',
	why: 'dead code is read, translated, upgraded and trusted like the living.',
	instead: 'delete it, or drop the word `export`. Entries are listed in knip.json.',
};

it('finds what nobody uses, and what only a test uses', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'unused-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	copyFileSync(join(root, 'knip.json'), join(folder, 'knip.json'));
	const files = {
		'package.json': `{
  "imports": { "#work/*": "./src/work/*" },
  "dependencies": {
    "highs": "1",
    "zod": "4"
  },
  "devDependencies": { "vitest": "5" }
}`,
		'src/work/main.server.ts': `import { send } from './mail.server.ts';\nsend();`,
		'src/work/mail.server.ts': `export const send = () => {};
export const onlyTested = 1;
export const unused = 2;
export type Kept = Inner['of'];
export interface Inner { readonly of: Dead }
export type Dead = 1;`,
		'src/work/dead.server.ts': 'export const a = 1;',
		'tests/work/mail.test.ts': `import { test } from 'vitest';
import highs from 'highs';
import { onlyTested } from '#work/mail.server.ts';
test('mail', () => highs(onlyTested));`,
	};
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}

	const found = await findUnused(folder);
	expect(found.map(({ path, line, what }) => `${path}:${line} ${what}`).sort()).toEqual([
		'package.json:4 dependencies: highs',
		'package.json:5 dependencies: zod',
		'src/work/dead.server.ts:1 files: src/work/dead.server.ts',
		'src/work/mail.server.ts:2 exports: onlyTested',
		'src/work/mail.server.ts:3 exports: unused',
		'src/work/mail.server.ts:4 types: Kept',
	]);
});

it('holds here', async () => {
	const found = await findUnused(root);
	if (found.length) expect.fail(explain(rule, found));
});
