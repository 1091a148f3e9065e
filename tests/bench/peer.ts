import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A heavy package that is held against ours or judges it, and is no dependency: fetched when it is
 * asked for, to a folder among the machine's temporary files.
 * @param wanted with its version: 'name@1.2.3'
 * @returns its folder; null where it cannot be had, which is said
 */
export function fetchPeer(wanted: string): string | null {
	const folder = join(tmpdir(), 'jiedui-peers', wanted.replace(/[^\w.]+/g, '-'));
	const place = join(folder, 'node_modules', wanted.slice(0, wanted.lastIndexOf('@')));
	if (existsSync(place)) return place;
	const how = ['install', '--no-audit', '--no-fund', '--prefix', folder, wanted];
	if (spawnSync('npm', how, { stdio: 'ignore' }).status === 0) return place;
	console.log(`${wanted} does not take part: it could not be installed.`);
	return null;
}
