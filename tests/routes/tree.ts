import { globSync, readFileSync } from 'node:fs';

/** One route of the file tree. */
export interface Route {
	/** As SvelteKit names it, without groups: /desk/needs/[id=uuid]. */
	readonly id: string;
	readonly folder: string;
	/** An address of it with ids that nothing has. */
	readonly invented: string;
	readonly isPage: boolean;
	/** What follows the address of each form that the page takes: '' for its only one, or ?/name. */
	readonly forms: readonly string[];
	/** What its +server.ts is there for: GET, PUT, … */
	readonly methods: readonly string[];
	/** Reached without signing in. */
	readonly isOpen: boolean;
	matches(pathname: string): boolean;
}

const uuid = '00000000-0000-4000-8000-000000000000';
const samples: readonly (readonly [RegExp, string, string])[] = [
	[/\[\w+=uuid\]/g, uuid, '[0-9a-f-]{36}'],
	[/\[\w+=file\]/g, 'xlsx', '(?:csv|xlsx)'],
	[/\[\w+=paper\]/g, 'pdf', '(?:pdf|xlsx)'],
	[/\[\w+=division\]/g, '990000000000', '\\d{12}'],
	[/\[\w+\]/g, '999999', '[^/.]+'],
];

/** Every route of src/routes: a new one is in the list without being named anywhere. */
export function listRoutes(): Route[] {
	const files = globSync('src/routes/**/+{page,server,page.server}.{svelte,ts}').sort();
	const folders = [...new Set(files.map((file) => file.replace(/\/\+[^/]+$/, '')))];
	return folders.map((folder) => routeIn(folder, files));
}

function routeIn(folder: string, files: readonly string[]): Route {
	const id = folder.replace(/^src\/routes/, '').replaceAll(/\/\(\w+\)/g, '') || '/';
	const pattern = fill(id.replaceAll(/[.]/g, '\\.'), 2);
	const isOpen =
		folder.includes('(public)') ||
		/^\/(phone|healthz|readyz|account\/(sign-in|sign-out|passkey|register|reset|invitation))/.test(
			id,
		);
	return {
		id,
		folder,
		invented: fill(id, 1),
		isPage: files.includes(`${folder}/+page.svelte`),
		forms: formsIn(folder, sourceOf(`${folder}/+page.server.ts`, files)),
		methods: methodsIn(sourceOf(`${folder}/+server.ts`, files)),
		isOpen,
		matches: (pathname) => new RegExp(`^(/en)?${pattern === '/' ? '/?' : pattern}$`).test(pathname),
	};
}

function fill(id: string, column: 1 | 2): string {
	return samples.reduce((text, sample) => text.replace(sample[0], sample[column]), id);
}

function sourceOf(file: string, files: readonly string[]): string {
	return files.includes(file) ? readFileSync(file, 'utf8') : '';
}

function methodsIn(source: string): string[] {
	return [...source.matchAll(/^export (?:async )?function ([A-Z]+)\(/gm)].map(([, name]) => name!);
}

/** Acts that stand in another file of the folder are spread into the page's: `...words`. */
function formsIn(folder: string, source: string): string[] {
	const acts = actsIn(source, 'actions').flatMap((act) => {
		const spread = /^\.\.\.(\w+)$/.exec(act)?.[1];
		if (spread === undefined) return [act];
		const file = new RegExp(`import \\{[^}]*\\b${spread}\\b[^}]*\\} from '\\./([^']+)'`).exec(
			source,
		)?.[1];
		if (file === undefined) throw new Error(`${folder}: where does ...${spread} come from?`);
		return actsIn(readFileSync(`${folder}/${file}`, 'utf8'), spread);
	});
	return acts.map((act) => (act === 'default' ? '' : `?/${act}`));
}

/** The keys of an exported object, and what is spread into it, as prettier lays them out. */
function actsIn(source: string, name: string): string[] {
	const onOneLine = new RegExp(`^export const ${name} = \\{ ([^\n]*) \\};$`, 'm').exec(source)?.[1];
	const block = new RegExp(`^export const ${name} = \\{\n(.*?)^\\}`, 'ms').exec(source)?.[1] ?? '';
	const start = onOneLine ? /(?:^|, )(\w+)(?=:)/g : /^\t(?:async )?((?:\.\.\.)?\w+)(?=[:(,])/gm;
	return [...(onOneLine ?? block).matchAll(start)].map(([, act]) => act!);
}
