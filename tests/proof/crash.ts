import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * `npm run proof -- crash`: kills the launcher, the database, the gateway, the work process and
 * the app in turn with SIGKILL, right after a need was acknowledged, and asks the next start for
 * every need acknowledged so far. Control: a need that was never sent must be missing.
 */
const root = resolve(import.meta.dirname, '../..');
const port = '4261';
const origin = `http://127.0.0.1:${port}`;
const dataDir = await mkdtemp(join(tmpdir(), 'jiedui-crash-'));
await chmod(dataDir, 0o755);
const acknowledged: string[] = [];

async function start(): Promise<ChildProcess> {
	const launcher = spawn('node', ['supabase/local/start.mjs', 'serve'], {
		cwd: root,
		env: { ...process.env, PORT: port, DATA_DIR: dataDir },
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	while (!(await fetch(`${origin}/readyz`).catch(() => null))?.ok) await wait(50);
	return launcher;
}

async function signIn(): Promise<string> {
	const accounts = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8'));
	const { login, password } = accounts.find(
		(account: { kind: string; role: string }) =>
			account.kind === 'village' && account.role === 'editor',
	);
	const answer = await post('/account/sign-in', { login, password });
	return answer.headers.get('set-cookie')!.split(';')[0]!;
}

function post(path: string, fields: Record<string, string>, cookie = ''): Promise<Response> {
	return fetch(origin + path, {
		method: 'POST',
		body: new URLSearchParams(fields),
		headers: { origin, cookie, accept: 'text/html' },
		redirect: 'manual',
	});
}

/** States a need by the form; counts only once the server said so. */
async function stateNeed(cookie: string): Promise<void> {
	const id = crypto.randomUUID();
	const fields = { title: `需求 ${id}`, category: 'roads', commodity: 'money', amount: '12万' };
	const village = { village_code: '621123210202', urgency: '3' };
	const answer = await post(`/desk/needs/${id}/edit`, { ...fields, ...village }, cookie);
	if (answer.status !== 303) throw new Error(`not acknowledged: ${answer.status}`);
	acknowledged.push(id);
}

async function missing(cookie: string, ids: readonly string[]): Promise<string[]> {
	const found = await Promise.all(
		ids.map((id) => fetch(`${origin}/desk/needs/${id}`, { headers: { cookie } })),
	);
	return ids.filter((_, at) => found[at]?.status !== 200);
}

/** The process of this run whose command line has `words`. */
function find(words: string): number {
	for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
		try {
			const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
			const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
			const isOurs = command.includes(dataDir) || environment.includes(dataDir);
			if (command.includes(words) && isOurs) return Number(pid);
		} catch {
			continue; // gone, or not ours to read
		}
	}
	throw new Error(`no process ${words}`);
}

const parts = ['start.mjs', 'bin/postgres', 'gateway.ts', 'work/main', 'build/index.js'];
let launcher = await start();

async function kill(part: string): Promise<void> {
	await stateNeed(await signIn());
	const ended = new Promise((done) => launcher.once('exit', done));
	process.kill(find(part), 'SIGKILL');
	await ended;
	launcher = await start();
	const lost = await missing(await signIn(), acknowledged);
	console.log(`${part}: killed, ${acknowledged.length} acknowledged, ${lost.length} lost`);
	if (lost.length) process.exitCode = 1;
}

try {
	for (const part of parts) await kill(part);
	const control = await missing(await signIn(), [crypto.randomUUID()]);
	if (control.length !== 1) throw new Error('the control was not missed: this proves nothing');
} finally {
	const ended = new Promise((done) => launcher.once('exit', done));
	launcher.kill('SIGTERM');
	await ended;
	await rm(dataDir, { recursive: true, force: true });
}
