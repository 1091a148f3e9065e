import ts from 'typescript';
import type { Finding, TextFile } from './rule.ts';

const parsed = new WeakMap<TextFile, ts.SourceFile>();

export function isCode({ path }: TextFile): boolean {
	return /\.([cm]?[jt]s|svelte)$/.test(path);
}

/** The syntax tree of a script. Of a component only its <script> blocks are seen. */
export function parse(file: TextFile): ts.SourceFile {
	const known = parsed.get(file);
	if (known) return known;
	const script = file.path.endsWith('.svelte') ? scriptOnly(file.text) : file.text;
	const kind = /\.[cm]?js$/.test(file.path) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
	const tree = ts.createSourceFile(file.path, script, ts.ScriptTarget.Latest, true, kind);
	parsed.set(file, tree);
	return tree;
}

/** Blanks the markup and keeps its line breaks, so that line numbers stay those of the file. */
function scriptOnly(text: string): string {
	const block = /(<script(?:"[^"]*"|'[^']*'|[^>"'])*>)([\s\S]*?)<\/script>/g;
	let script = '';
	let end = 0;
	for (const match of text.matchAll(block)) {
		const start = match.index + (match[1] ?? '').length;
		script += blank(text.slice(end, start)) + (match[2] ?? '');
		end = start + (match[2] ?? '').length;
	}
	return script + blank(text.slice(end));
}

export function blank(text: string): string {
	return text.replace(/[^\n]/g, ' ');
}

export function* nodesOf(node: ts.Node): Generator<ts.Node> {
	yield node;
	const children: ts.Node[] = [];
	ts.forEachChild(node, (child) => void children.push(child));
	for (const child of children) yield* nodesOf(child);
}

export function lineOf(node: ts.Node): number {
	const source = node.getSourceFile();
	return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

/** For rules that look at one node at a time. */
export function findNodes(
	file: TextFile,
	judge: (node: ts.Node) => string | false | undefined,
): Finding[] {
	if (!isCode(file)) return [];
	return [...nodesOf(parse(file))].flatMap((node) => {
		const what = judge(node);
		return what ? [{ path: file.path, line: lineOf(node), what }] : [];
	});
}
