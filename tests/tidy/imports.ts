import { posix } from 'node:path';
import ts from 'typescript';
import type { TextFile } from './rule.ts';
import { isCode, lineOf, nodesOf, parse } from './syntax.ts';

export interface Import {
	readonly from: TextFile;
	readonly specifier: string;
	readonly line: number;
	/** Erased before the code runs. `import { type A }` is not: it leaves `import {}` behind. */
	readonly typeOnly: boolean;
	/** A path in the repository, or the specifier itself when it leads out of it. */
	readonly target: string;
}

/** Static, dynamic and type imports and re-exports, in the order of the file. */
export function importsOf(from: TextFile): Import[] {
	if (!isCode(from)) return [];
	return [...nodesOf(parse(from))].flatMap((node) => {
		const found = read(node);
		if (!found) return [];
		return [{ from, line: lineOf(node), target: targetOf(from.path, found.specifier), ...found }];
	});
}

function read(node: ts.Node): Pick<Import, 'specifier' | 'typeOnly'> | undefined {
	if (ts.isImportDeclaration(node)) {
		const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
		return { specifier: literal(node.moduleSpecifier), typeOnly };
	}
	if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
		return { specifier: literal(node.moduleSpecifier), typeOnly: node.isTypeOnly };
	}
	if (ts.isImportTypeNode(node)) {
		const { argument } = node;
		const specifier = ts.isLiteralTypeNode(argument)
			? literal(argument.literal)
			: literal(argument);
		return { specifier, typeOnly: true };
	}
	if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
		return { specifier: literal(node.arguments[0]), typeOnly: false };
	}
	return undefined;
}

/** A specifier that is put together at run time cannot be followed, so no table allows it. */
function literal(node: ts.Node | undefined): string {
	return node && ts.isStringLiteralLike(node) ? node.text : '(computed)';
}

function targetOf(path: string, specifier: string): string {
	const bare = specifier.replace(/\?.*$/, '');
	if (bare.startsWith('.')) return posix.join(posix.dirname(path), bare);
	return bare.replace(/^#/, 'src/').replace(/^\$lib(?=\/|$)/, 'src/lib');
}
