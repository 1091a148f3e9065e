/**
 * The build's part of `term`. A word is looked up by a value that only the data has, so a bundler
 * that reads `messages[list + value]` must keep all messages for every page: 140 KB compressed. In
 * the browser's build the words of a list stand in the place of its name, and a page carries the
 * lists that it names. On the server, in tests and in development `lists.ts` looks names up.
 */

/** What takes a list by its name, and as which of its arguments. */
const TAKERS: Readonly<Record<string, number>> = { term: 0, termOptions: 0, termFilter: 2 };
/** Hands on the list that it was given. */
const HANDS_ON = /\/src\/text\/filter\.ts$/;
const BY_NAME = /\/src\/text\/lists\.ts$/;
const READS_LISTS = /\/src\/(text|ui|routes)\/[^?]*\.(ts|svelte)$/;
const LIST = 'list-of-words:';

interface Node {
	readonly type: string;
	readonly start: number;
	readonly end: number;
	readonly callee?: { readonly name?: string };
	readonly arguments?: readonly (Node & { readonly value?: unknown })[];
}

/** What of a plugin's world is needed here. */
interface Build {
	parse(code: string): unknown;
	error(message: string): never;
}

/** @param names of all messages */
export function listPlugin(names: readonly string[]) {
	return {
		name: 'lists-of-words',
		apply: 'build' as const,
		// After TypeScript and Svelte have become the script that is parsed here.
		enforce: 'post' as const,
		applyToEnvironment: ({ name }: { name: string }) => name === 'client',
		resolveId: (id: string) => (id.startsWith(LIST) ? `\0${id}` : null),
		load: (id: string) => (id.startsWith(`\0${LIST}`) ? wordsOf(listIn(id), names) : null),
		transform(this: Build, code: string, id: string) {
			if (BY_NAME.test(id)) return 'export const wordOf = (list, value) => list[value];';
			if (!READS_LISTS.test(id) || HANDS_ON.test(id)) return null;
			const calls = callsIn(this.parse(code));
			const nameless = calls.find((call) => typeof listOf(call)?.value !== 'string');
			if (nameless) {
				const call = code.slice(nameless.start, nameless.end);
				this.error(`${call}: write out the list’s name, or its words would be missing here`);
			}
			return calls.length ? { code: withWords(code, calls), map: null } : null;
		},
	};
}

function listIn(id: string): string {
	return id.slice(LIST.length + 1);
}

function wordsOf(list: string, names: readonly string[]): string {
	const words = names.filter((name) => name.startsWith(`${list}_`));
	const entries = words.map((name) => `'${name.slice(list.length + 1)}': ${name}`);
	return `import { ${words.join(', ')} } from '#text/compiled/messages.js';
export const words = { ${entries.join(', ')} };`;
}

function callsIn(tree: unknown): Node[] {
	if (typeof tree !== 'object' || tree === null) return [];
	const within = Object.values(tree).flatMap(callsIn);
	const { type, callee } = tree as Node;
	const isTaker = type === 'CallExpression' && Object.hasOwn(TAKERS, callee?.name ?? '');
	return isTaker ? [tree as Node, ...within] : within;
}

function listOf({ callee, arguments: given = [] }: Node) {
	return given[TAKERS[callee?.name ?? ''] ?? 0];
}

/** The code with the words of each list in the place of its name. */
function withWords(code: string, calls: readonly Node[]): string {
	const places = calls.map(listOf).filter((place) => place !== undefined);
	const lists = [...new Set(places.map(({ value }) => String(value)))];
	const imports = lists.map((list) => `import { words as list_${list} } from '${LIST}${list}';\n`);
	// From the end, so that the places before stay where they are.
	const named = places
		.sort((one, other) => other.start - one.start)
		.reduce(
			(text, { value, start, end }) =>
				`${text.slice(0, start)}list_${String(value)}${text.slice(end)}`,
			code,
		);
	return imports.join('') + named;
}
