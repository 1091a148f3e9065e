import { globSync, readFileSync } from 'node:fs';

/** One route of the file tree. */
export interface Route {
	/** As SvelteKit names it, without groups: /desk/needs/[id=uuid]. */
	readonly id: string;
	/** An address of it with ids that nothing has. */
	readonly invented: string;
	readonly isPage: boolean;
	/** What follows the address of each form that the page takes: '' for its only one, or ?/name. */
	readonly forms: readonly string[];
	/** Reached without signing in. */
	readonly isOpen: boolean;
	matches(pathname: string): boolean;
}

const uuid = '00000000-0000-4000-8000-000000000000';
const samples: readonly (readonly [RegExp, string, string])[] = [
	[/\[\w+=uuid\]/g, uuid, '[0-9a-f-]{36}'],
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
		/^\/(healthz|readyz|account\/(sign-in|sign-out|passkey|register|reset|invitation))/.test(id);
	return {
		id,
		invented: fill(id, 1),
		isPage: files.includes(`${folder}/+page.svelte`),
		forms: formsIn(sourceOf(`${folder}/+page.server.ts`, files)),
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

function formsIn(source: string): string[] {
	const onOneLine = /^export const actions = \{ ([^\n]*) \};$/m.exec(source)?.[1];
	const block = onOneLine ?? /^export const actions = \{\n(.*?)^\}/ms.exec(source)?.[1] ?? '';
	const start = onOneLine ? /(?:^|, )(\w+)(?=:)/g : /^\t(?:async )?(\w+)(?=[:(,])/gm;
	const names = [...block.matchAll(start)].map(([, name]) => name!);
	return names.map((name) => (name === 'default' ? '' : `?/${name}`));
}
