import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TextFile } from './rule.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Written by `supabase gen types`: nobody's style, so outside the house. */
const GENERATED = new Set(['src/data/database.types.ts']);

/** Every file that is tracked or could be, as text: what git ignores is not ours. */
export function readTree(): TextFile[] {
	const list = execFileSync(
		'git',
		['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
		{ cwd: root, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 },
	);
	const paths = new Set(list.split('\0').filter((path) => path && !GENERATED.has(path)));
	return [...paths].sort().flatMap((path) => {
		// A deleted file is still tracked until the commit; a link is judged where it points.
		if (!lstatSync(join(root, path), { throwIfNoEntry: false })?.isFile()) return [];
		const bytes = readFileSync(join(root, path));
		// A picture has no text to judge, but a link may lead to it.
		return [{ path, text: bytes.includes(0) ? '' : bytes.toString('utf8') }];
	});
}
