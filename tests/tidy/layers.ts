import { importsOf } from './imports.ts';
import type { Rule } from './rule.ts';
import { isCode } from './syntax.ts';

/** The first that fits. A page is what a route ships to the browser. */
const LAYERS: readonly (readonly [layer: string, files: RegExp])[] = [
	['offline', /^src\/(service-worker\.ts$|ui\/offline\/)/],
	['domain', /^src\/domain\//],
	['data', /^src\/data\//],
	['http', /^src\/http\//],
	['work', /^src\/work\//],
	['ui', /^src\/ui\//],
	['text', /^src\/text\//],
	['hooks', /^src\/(hooks(\.\w+)?\.ts$|app\.d\.ts$|params\/)/],
	['routes', /^src\/routes\/.*[.+]server\.ts$/],
	['pages', /^src\/routes\//],
];

export function layerOf(path: string): string | undefined {
	return LAYERS.find(([, files]) => files.test(path))?.[0];
}

const placed: Rule = {
	holds: 'Every source file stands in a layer.',
	why: '`ls src` is the architecture, and a file outside the layers escapes every rule on imports.',
	instead: `answer one question and move there: ${LAYERS.map(([layer]) => layer).join(', ')}.`,
	find: (files) =>
		files
			.filter((file) => isCode(file) && file.path.startsWith('src/') && !layerOf(file.path))
			.map(({ path }) => ({ path, line: 1, what: 'stands in no layer' })),
	examples: [
		{
			shows: 'a folder of its own, beside the usual ones',
			files: {
				'src/lib/session.ts': '',
				'src/hooks.server.ts': '',
				'src/params/code.ts': '',
				'src/ui/parts/Button.svelte': '',
				'static/robots.txt': '',
			},
			finds: ['src/lib/session.ts:1'],
		},
	],
};

const suffixed: Rule = {
	holds: 'Files of data, http and work end in .server.ts.',
	why: 'Kit refuses to bundle such a file for the browser: a leak becomes a build error.',
	instead: 'rename it, or move what the browser may have to domain, ui or text.',
	find: (files) =>
		files
			.filter((file) => isCode(file) && /^src\/(data|http|work)\//.test(file.path))
			.filter(({ path }) => !path.endsWith('.server.ts'))
			.map(({ path }) => ({ path, line: 1, what: 'does not end in .server.ts' })),
	examples: [
		{
			shows: 'a gate without its suffix',
			files: { 'src/http/gate.ts': '', 'src/http/form.server.ts': '', 'src/http/README.md': '' },
			finds: ['src/http/gate.ts:1'],
		},
	],
};

const direct: Rule = {
	holds: 'Imports in src are spelled #layer/…, or ./… for a neighbour.',
	why: 'a climb hides which layer it enters, and $lib is a folder for everything.',
	instead: 'write #domain/…, #data/…, #ui/… and so on, as `imports` in package.json has them.',
	find: (files) =>
		files
			.filter(({ path }) => path.startsWith('src/'))
			.flatMap(importsOf)
			.filter(({ specifier }) => /^(\.\.(\/|$)|\$lib(\/|$)|src\/|\/)/.test(specifier))
			.map(({ from, line, specifier }) => ({
				path: from.path,
				line,
				what: `climbs: ${specifier}`,
			})),
	examples: [
		{
			shows: 'a climb and $lib in src; tests have no such names',
			files: {
				'src/ui/needs/NeedCard.svelte': `<script>\nimport '../parts/Button.svelte';\n</script>`,
				'src/routes/+page.svelte': `<script>import '$lib/Button.svelte'; import './a.ts';</script>`,
				'tests/database/needs.test.ts': `import '../rooms.ts';`,
			},
			finds: ['src/ui/needs/NeedCard.svelte:2', 'src/routes/+page.svelte:1'],
		},
	],
};

export const layerRules = [placed, suffixed, direct];
