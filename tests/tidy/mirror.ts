import type { Rule } from './rule.ts';

const MIRRORED = /^tests\/((?:domain|data|http|ui|work)\/.*)\.test\.ts$/;
const ENDINGS = ['.ts', '.server.ts', '.svelte', '.svelte.ts'];

const mirrored: Rule = {
	holds: 'A test stands where the file it tests stands.',
	why: 'whoever changes a file finds its test by its path, and a test without a file is dead.',
	instead: `name it tests/<path of the file in src>.test.ts (${ENDINGS.join(', ')} are dropped).`,
	find: (files) => {
		const paths = new Set(files.map(({ path }) => path));
		return files.flatMap(({ path }) => {
			const name = MIRRORED.exec(path)?.[1];
			if (!name || ENDINGS.some((ending) => paths.has(`src/${name}${ending}`))) return [];
			return [{ path, line: 1, what: `mirrors no file src/${name}(${ENDINGS.join('|')})` }];
		});
	},
	examples: [
		{
			shows: 'a test whose file went away, and one for each ending',
			files: {
				'tests/domain/needs/gone.test.ts': '',
				'tests/domain/money.test.ts': '',
				'src/domain/money.ts': '',
				'tests/http/form.test.ts': '',
				'src/http/form.server.ts': '',
				'tests/ui/parts/Button.test.ts': '',
				'src/ui/parts/Button.svelte': '',
				'tests/routes/story.test.ts': '',
			},
			finds: ['tests/domain/needs/gone.test.ts:1'],
		},
	],
};

export const mirrorRules = [mirrored];
