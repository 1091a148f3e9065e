import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { findBrowser } from '../routes/browser.ts';
import type { PhonePortal, Village } from './phone-portal.ts';

/** What a phone's storage holds of an update. */
export interface Kept {
	readonly id: string;
	readonly status: string;
	readonly photos: readonly { readonly id: string; readonly name: string; isSent: boolean }[];
}

/** 50 kB/s, 400 ms: a village's network, in bytes and milliseconds. */
const village = { offline: false, latency: 400, downloadThroughput: 5e4, uploadThroughput: 5e4 };

/** A phone: a real Chromium over a folder that outlives it, as it is killed. */
export class Handset {
	readonly #folder: string;
	readonly #portal: PhonePortal;
	#browser: ChildProcess | undefined;
	#context: BrowserContext | undefined;

	constructor(folder: string, portal: PhonePortal) {
		this.#folder = folder;
		this.#portal = portal;
	}

	/** Signed in; a session outlives a kill, also where the browser had not written it down yet. */
	async open({ cookie }: Village): Promise<Page> {
		const marker = join(this.#folder, 'DevToolsActivePort');
		rmSync(marker, { force: true });
		const { executablePath, args = [], env } = findBrowser();
		const settings = [
			`--user-data-dir=${this.#folder}`,
			'--remote-debugging-port=0',
			'--headless',
			'--no-first-run',
			'--window-size=360,740',
			'about:blank',
		];
		this.#browser = spawn(executablePath!, [...args, ...settings], {
			detached: true, // a group of its own, which is killed whole
			stdio: 'ignore',
			env: { ...process.env, ...(env as Record<string, string>) },
		});
		const port = () => existsSync(marker) && /^\d+\n/.exec(readFileSync(marker, 'utf8'))?.[0];
		while (!port()) await wait(20);
		const browser = await chromium.connectOverCDP(`http://127.0.0.1:${Number(port())}`);
		this.#context = browser.contexts()[0]!;
		const [name, value] = cookie.split('=') as [string, string];
		await this.#context.addCookies([{ name, value, url: this.#portal.origin }]);
		const page = this.#context.pages()[0]!;
		await page.setViewportSize({ width: 360, height: 740 });
		return page;
	}

	/** SIGKILL to all of it, as when a phone is short of memory. */
	async kill(): Promise<void> {
		const browser = this.#browser!;
		const ended = new Promise((done) => browser.once('exit', done));
		process.kill(-browser.pid!, 'SIGKILL');
		await ended;
	}

	async close(): Promise<void> {
		const session = await this.#context!.newCDPSession(this.#context!.pages()[0]!);
		const ended = new Promise((done) => this.#browser!.once('exit', done));
		await session.send('Browser.close').catch(() => {});
		await ended;
	}

	/** The page for phones, with the projects on it, ready to open without a network. */
	async ready(page: Page): Promise<void> {
		await page.goto(`${this.#portal.origin}/desk`);
		await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
		await this.goHome(page);
	}

	async goHome(page: Page): Promise<void> {
		await page.goto(`${this.#portal.origin}/phone`);
		await page.getByRole('button', { name: '报进展' }).first().waitFor();
	}

	/** Chosen from its disk, as from a gallery. */
	async choose(page: Page, files: readonly string[]): Promise<void> {
		const session = await this.#context!.newCDPSession(page);
		const expression = 'document.querySelector("[name=photos]")';
		const { result } = await session.send('Runtime.evaluate', { expression });
		await session.send('DOM.setFileInputFiles', { files: [...files], objectId: result.objectId! });
	}

	/** @param slowness how many times slower the processor is than this machine's */
	async throttle(page: Page, slowness: number): Promise<void> {
		const session = await this.#context!.newCDPSession(page);
		await session.send('Network.emulateNetworkConditions', village);
		await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
	}
}

/** Opens the form for the first project and writes; the id of the update. */
export async function write(page: Page): Promise<string> {
	await page.getByRole('button', { name: '报进展' }).first().click();
	const id = await page
		.waitForURL(/\?update=/)
		.then(() => new URL(page.url()).searchParams.get('update')!);
	await page.getByLabel('进展', { exact: true }).fill(`进展${id}`);
	return id;
}

export async function keptOn(page: Page, account: string): Promise<Kept[]> {
	return page.evaluate(
		(name) =>
			new Promise<Kept[]>((done, fail) => {
				const opening = indexedDB.open(name);
				opening.onerror = () => fail(opening.error!);
				opening.onsuccess = () => {
					const all = opening.result.transaction('sendings').objectStore('sendings').getAll();
					all.onsuccess = () => {
						opening.result.close();
						done(all.result as Kept[]);
					};
				};
			}),
		`jiedui-${account}`,
	);
}

export interface Photo {
	readonly name: string;
	readonly path: string;
	readonly buffer: Buffer;
}

/** Noise, which does not compress: 640 × 480 are below 300 KB, 3000 × 2250 are several MB. */
export async function photograph(folder: string, width: number, height: number): Promise<Photo> {
	const noise = { type: 'gaussian', mean: 60 + randomInt(120), sigma: 25 } as const;
	const gps = { GPSLatitudeRef: 'N', GPSLatitude: '35/1 5/1 0/1' };
	const buffer = await sharp({ create: { width, height, channels: 3, background: '#888', noise } })
		.jpeg({ quality: 95 })
		.withExif({ IFD3: gps })
		.toBuffer();
	const name = `${randomUUID()}.jpg`;
	const path = join(folder, name);
	writeFileSync(path, buffer);
	return { name, path, buffer };
}
