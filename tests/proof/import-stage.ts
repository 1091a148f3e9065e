import { writeXlsx } from 'hucre/xlsx';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startChild, type Child } from '../../supabase/local/processes.ts';
import type { Portal } from '../bench/portal.ts';

const root = resolve(import.meta.dirname, '../..');

/** The work process beside the portal. */
export async function startWork(portal: Portal): Promise<Child> {
	const work = startChild('work', [join(root, 'src/work/main.server.ts')], {
		...(process.env as Record<string, string>),
		...portal.env,
		ORIGIN: portal.origin,
		DATA_DIR: portal.dataDir,
	});
	await work.ready;
	return work;
}

export interface Sent {
	readonly id: string;
	readonly status: number;
	/** What the page says is wrong; empty where it was taken. */
	readonly error: string;
	readonly ms: number;
}

/** Somebody who brings in files over http. */
export class Importer {
	readonly #origin: string;
	readonly cookie: string;

	constructor(origin: string, cookie: string) {
		this.#origin = origin;
		this.cookie = cookie;
	}

	static async signIn({ origin, dataDir }: Portal, name: string): Promise<Importer> {
		const file = readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8');
		const accounts = JSON.parse(file) as { login: string; password: string }[];
		const { login, password } = accounts.find((one) => one.login.startsWith(name))!;
		const answer = await fetch(`${origin}/account/sign-in`, {
			method: 'POST',
			body: new URLSearchParams({ login, password }),
			headers: { origin, accept: 'text/html' },
			redirect: 'manual',
		});
		return new Importer(origin, answer.headers.get('set-cookie')!.split(';')[0]!);
	}

	async #ask(path: string, body?: FormData | URLSearchParams): Promise<Response> {
		const headers = { accept: 'text/html', origin: this.#origin, cookie: this.cookie };
		const how = body ? { method: 'POST', body } : {};
		return fetch(this.#origin + path, { ...how, headers, redirect: 'manual' });
	}

	async upload(bytes: Uint8Array, name: string, type = ''): Promise<Sent> {
		const id = randomUUID();
		const form = new FormData();
		form.set('id', id);
		form.set('kind', 'needs');
		form.set('sheet', new File([bytes.slice()], name, { type }));
		const start = performance.now();
		const answer = await this.#ask('/desk/imports/new?kind=needs', form);
		const page = await answer.text();
		const ms = performance.now() - start;
		const error =
			/role="alert"[^]*?<a href="#field-sheet"[^>]*>([^<]+)</.exec(page)?.[1]?.trim() ?? '';
		return { id, status: answer.status, error, ms };
	}

	/** Waits until an import is no longer being read, as its page does. */
	async settled(id: string): Promise<string> {
		for (;;) {
			const page = await (await this.#ask(`/desk/imports/${id}`)).text();
			if (!page.includes('正在读取和核对')) return page;
			await wait(100);
		}
	}

	async act(id: string, act: 'confirm' | 'undo' | 'discard'): Promise<number> {
		const answer = await this.#ask(`/desk/imports/${id}?/${act}`, new URLSearchParams());
		await answer.arrayBuffer();
		return answer.status;
	}
}

/** A sheet of sound needs of the demo's township, unlike any other. */
export function sheetOfNeeds(count: number): Promise<Uint8Array> {
	const mark = randomUUID().slice(0, 8);
	const head = [
		'村（村名或代码）',
		'需求名称',
		'类别',
		'需要什么',
		'金额（元）',
		'受益户数',
		'说明',
	];
	const rows = Array.from({ length: count }, (_, index) => [
		'元古堆村',
		`${mark}修建第${index}段道路`,
		'道路桥梁',
		'资金',
		`${index + 1}万元`,
		String(index % 300),
		'路面多处损毁，雨季无法通行，拟硬化路面并修排水沟。',
	]);
	return writeXlsx({ sheets: [{ name: '数据', rows: [head, ...rows] }] });
}
