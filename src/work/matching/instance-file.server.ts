import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Instance } from '#domain/matching/instance.ts';
import { instanceDraft, type InstanceDraft } from './instance-draft.server.ts';
import { listAt, Misfit, recordAt, type Path } from './instance-shape.server.ts';
import { lineOf } from './json-place.server.ts';

/** A file that holds no instance; the message says where, by line and field. */
export class MalformedFile extends Error {}

/**
 * Reads one JSON object, or JSON Lines: one object a line, each with a "kind". Lines are read one by
 * one, so that a file of them may be of any size.
 * @throws MalformedFile
 */
export async function readInstance(path: string): Promise<Instance> {
	return (await hasLines(path)) ? readLines(path) : readWhole(path);
}

async function hasLines(path: string): Promise<boolean> {
	for await (const line of linesOf(path)) {
		if (line.trim() === '') continue;
		try {
			return 'kind' in recordAt(JSON.parse(line), []);
		} catch {
			return false;
		}
	}
	return false;
}

async function* linesOf(path: string): AsyncGenerator<string, void> {
	const input = createReadStream(path, 'utf8');
	try {
		yield* createInterface({ input, crlfDelay: Infinity });
	} finally {
		input.destroy();
	}
}

async function readLines(path: string): Promise<Instance> {
	const draft = instanceDraft();
	let number = 0;
	for await (const line of linesOf(path)) {
		number += 1;
		if (line.trim() === '') continue;
		placed(
			() => number,
			() => addLine(draft, line),
		);
	}
	return placed(
		() => number,
		() => draft.finish(),
	);
}

function addLine(draft: InstanceDraft, line: string): void {
	const raw = recordAt(JSON.parse(line), []);
	const { kind } = raw;
	if (typeof kind !== 'string') throw new Misfit(['kind'], 'is missing');
	draft.add(kind, raw, []);
}

async function readWhole(path: string): Promise<Instance> {
	const source = await textOf(path);
	const draft = instanceDraft();
	return placed(
		(at) => lineOf(source, at),
		() => {
			const raw = recordAt(JSON.parse(source), []);
			for (const [field, kind] of draft.lists) {
				listAt(raw[field], [field], (entry, at) => draft.add(kind, entry, at));
			}
			draft.add('instance', raw, []);
			return draft.finish();
		},
	);
}

async function textOf(path: string): Promise<string> {
	try {
		return await readFile(path, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ERR_STRING_TOO_LONG') throw error;
		throw new MalformedFile('more than 512 MB in one object: write it as JSON Lines', {
			cause: error,
		});
	}
}

/** Says of whatever is wrong in `read` on which line and in which field it stands. */
function placed<Value>(lineOfPath: (path: Path) => number, read: () => Value): Value {
	try {
		return read();
	} catch (error) {
		if (error instanceof Misfit) {
			const place = `line ${lineOfPath(error.path)}`;
			throw new MalformedFile([place, nameOf(error.path), error.message].join(': '), {
				cause: error,
			});
		}
		if (!(error instanceof SyntaxError)) throw error;
		throw new MalformedFile(`line ${lineOfPath([])}: not JSON: ${error.message}`, { cause: error });
	}
}

/** needs[3].amount; what is wrong as a whole is the file itself. */
function nameOf(path: Path): string {
	const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`));
	return steps.join('').replace(/^\./, '') || 'the object';
}
