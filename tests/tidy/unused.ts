import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Finding } from './rule.ts';
import { root } from './tree.ts';

const KNIP = join(root, 'node_modules/knip/bin/knip.js');

/** Of the whole folder; and of the product alone, which shows what only tests use. */
const LOOKS = [[], ['--production']];

/** Of one file: for each sort of issue a list, most of them empty. */
type Issues = { readonly file: string } & Readonly<Record<string, readonly Issue[]>>;

interface Issue {
	readonly name: string;
	readonly line?: number;
}

/** What nothing in the folder uses, by its knip.json. Throws what knip could not read. */
export async function findUnused(folder: string): Promise<Finding[]> {
	const found = (await Promise.all(LOOKS.map((look) => askKnip(folder, look)))).flat();
	return [...new Map(found.map((finding) => [JSON.stringify(finding), finding])).values()];
}

async function askKnip(folder: string, look: string[]): Promise<Finding[]> {
	const args = [KNIP, '--no-progress', '--no-exit-code', '--reporter', 'json', ...look];
	const { stdout, stderr } = await promisify(execFile)(process.execPath, args, {
		cwd: folder,
		maxBuffer: 64 * 2 ** 20,
	});
	// A config file that knip fails to load hides whatever that file uses.
	if (stderr.includes('ERROR')) throw new Error(stderr);
	const { issues } = JSON.parse(stdout) as { issues: Issues[] };
	return issues.flatMap(findingsIn);
}

function findingsIn({ file, ...sorts }: Issues): Finding[] {
	return Object.entries(sorts).flatMap(([sort, list]) =>
		list.map(({ name, line = 1 }) => ({ path: file, line, what: `${sort}: ${name}` })),
	);
}
