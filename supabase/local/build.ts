import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './places.ts';

const inputs = ['src', 'static', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];
const generated = join(projectRoot, 'src/text/compiled');

/** Builds the app when there is no build or a source is newer than it. @throws when it fails */
export function buildIfNeeded(): void {
	const output = join(projectRoot, 'build/index.js');
	const sources = inputs.map((name) => newest(join(projectRoot, name)));
	if (existsSync(output) && Math.max(...sources) <= statSync(output).mtimeMs) return;
	console.log('正在构建，约需一分钟… Building, about a minute …');
	const vite = join(projectRoot, 'node_modules/vite/bin/vite.js');
	// What it says of other people's packages is for nobody, unless it fails.
	const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build'], {
		cwd: projectRoot,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024,
	});
	if (status === 0) return;
	console.error(stdout + stderr);
	throw new Error('The build failed; its messages stand above.');
}

/** The messages that the work process words mails with. The build makes them; `dev` has none. */
export function compileText(isAnew: boolean): void {
	if (!isAnew && existsSync(generated)) return;
	const paraglide = join(projectRoot, 'node_modules/@inlang/paraglide-js/bin/run.js');
	const project = join(projectRoot, 'src/text/project.inlang');
	const how = ['--strategy', 'url', 'baseLocale', '--silent'];
	const args = [paraglide, 'compile', '--project', project, '--outdir', generated, ...how];
	const { status } = spawnSync(process.execPath, args, { cwd: projectRoot, stdio: 'inherit' });
	if (status !== 0) throw new Error('The messages could not be compiled.');
}

/** The latest change, in ms, of a file or of anything below a folder. */
function newest(path: string): number {
	if (path === generated || !existsSync(path)) return 0;
	const about = statSync(path);
	if (!about.isDirectory()) return about.mtimeMs;
	return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}
