import type { Path } from './instance-shape.server.ts';

/** A place in a text at which JSON ends to be JSON. */
class Break extends Error {
	readonly position: number;

	constructor(position: number) {
		super('not JSON');
		this.position = position;
	}
}

const SPACE = /[ \t\r\n]*/y;
const TEXT = /"[^"\\\p{Cc}]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\p{Cc}]*)*"/uy;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * The line (from 1) on which the value at a path stands, or, where the text is no JSON, on which it
 * breaks off. It is asked only after a file has been found wrong, so it may read it once more.
 */
export function lineOf(source: string, path: Path): number {
	try {
		return lineAt(source, seek(source, path, read(SPACE, source, 0)));
	} catch (error) {
		if (error instanceof Break) return lineAt(source, error.position);
		// Nested deeper than the stack: no instance is, and its first line is as good as any.
		if (error instanceof RangeError) return 1;
		throw error;
	}
}

function lineAt(source: string, position: number): number {
	let line = 1;
	for (let index = source.indexOf('\n'); index >= 0 && index < position; line += 1) {
		index = source.indexOf('\n', index + 1);
	}
	return line;
}

/** Where the value at the path begins; of what is missing, where its record begins. */
function seek(source: string, path: Path, start: number): number {
	let found = start;
	const [step, ...rest] = path;
	skip(source, start, (key, position) => {
		if (key === step) found = rest.length > 0 ? seek(source, rest, position) : position;
	});
	return found;
}

/** Reads one value and gives the position behind it; tells where its direct entries begin. */
function skip(
	source: string,
	start: number,
	visit: (key: string | number, position: number) => void = () => {},
): number {
	const opener = source[start];
	if (opener !== '{' && opener !== '[') {
		return demand(opener === '"' ? TEXT : PLAIN, source, start);
	}
	const closer = opener === '{' ? '}' : ']';
	let position = read(SPACE, source, start + 1);
	if (source[position] === closer) return position + 1;
	for (let index = 0; ; index += 1) {
		let key: string | number = index;
		if (opener === '{') {
			const end = demand(TEXT, source, position);
			key = JSON.parse(source.slice(position, end)) as string;
			position = expect(':', source, end);
		}
		visit(key, position);
		position = read(SPACE, source, skip(source, position));
		if (source[position] === closer) return position + 1;
		position = expect(',', source, position);
	}
}

function expect(mark: string, source: string, start: number): number {
	const position = read(SPACE, source, start);
	if (source[position] !== mark) throw new Break(position);
	return read(SPACE, source, position + 1);
}

function demand(pattern: RegExp, source: string, start: number): number {
	const end = read(pattern, source, start);
	if (end === start) throw new Break(start);
	return end;
}

function read(pattern: RegExp, source: string, start: number): number {
	pattern.lastIndex = start;
	return start + (pattern.exec(source)?.[0].length ?? 0);
}
