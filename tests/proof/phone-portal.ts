import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The portal with its demo, as phones find it, for as long as a proof takes. */
export interface PhonePortal {
	readonly port: number;
	readonly origin: string;
	/** @param name what the login begins with */
	signIn(name: string): Promise<Village>;
	close(): Promise<void>;
}

/** Somebody of a village who is signed in, and what the portal tells. Bodies are `进展<id>`. */
export interface Village {
	/** As a header. */
	readonly cookie: string;
	readonly login: string;
	readonly password: string;
	readonly account: string;
	readonly organization: string;
	readonly projects: readonly string[];
	/** How often each update stands in the list of the desk, whose pages are followed to the end. */
	countArrived(): Promise<Map<string, number>>;
	versionsOf(update: string): Promise<number>;
	photo(id: string): Promise<Uint8Array>;
}

export async function openPhonePortal(): Promise<PhonePortal> {
	const port = Number(process.env['TEST_PORT'] ?? 4271);
	const origin = `http://127.0.0.1:${port}`;
	const dataDir = await mkdtemp(join(tmpdir(), 'jiedui-phones-'));
	await chmod(dataDir, 0o755);
	const launcher = spawn('node', ['supabase/local/start.mjs', 'serve', '--ephemeral'], {
		cwd: resolve(import.meta.dirname, '../..'),
		env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	while (!(await fetch(`${origin}/readyz`).catch(() => null))?.ok) await wait(200);
	return {
		port,
		origin,
		signIn: (name) => signIn(origin, dataDir, name),
		close: async () => {
			const ended = new Promise((done) => launcher.once('exit', done));
			launcher.kill('SIGTERM');
			await ended;
			await rm(dataDir, { recursive: true, force: true });
		},
	};
}

async function signIn(origin: string, dataDir: string, name: string): Promise<Village> {
	const accounts = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')) as {
		login: string;
		password: string;
	}[];
	const { login, password } = accounts.find((one) => one.login.startsWith(name))!;
	const answer = await fetch(`${origin}/account/sign-in`, {
		method: 'POST',
		body: new URLSearchParams({ login, password }),
		headers: { origin, accept: 'text/html' },
		redirect: 'manual',
	});
	const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
	const ask = (path: string) => fetch(origin + path, { headers: { cookie } });
	const { account, organization, projects } = (await (
		await ask('/desk/updates/phone.json')
	).json()) as {
		account: { id: string };
		organization: { id: string };
		projects: { id: string }[];
	};
	const shown = async (path: string) =>
		(await (await ask(path)).text()).replaceAll(/<script[^]*?<\/script>/g, '');
	return {
		cookie,
		login,
		password,
		account: account.id,
		organization: organization.id,
		projects: projects.map(({ id }) => id),
		countArrived: () => countArrived(shown),
		// The head of an update's page and one row for each version have its words.
		versionsOf: async (id) => (await shown(`/desk/updates/${id}`)).split(`进展${id}`).length - 2,
		photo: async (id) => new Uint8Array(await (await ask(`/desk/documents/${id}`)).arrayBuffer()),
	};
}

async function countArrived(
	shown: (path: string) => Promise<string>,
): Promise<Map<string, number>> {
	const counts = new Map<string, number>();
	let next: string | undefined = '/desk/updates';
	while (next) {
		const page: string = await shown(next);
		for (const [, id] of page.matchAll(/进展([0-9a-f-]{36})/g)) {
			counts.set(id!, (counts.get(id!) ?? 0) + 1);
		}
		next = /href="([^"]*)" rel="next"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
	}
	return counts;
}

export function sha256(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}
