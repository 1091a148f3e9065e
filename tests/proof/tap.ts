import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Handset, photograph, write, type Photo } from './handset.ts';
import { openPhonePortal, type Village } from './phone-portal.ts';

/**
 * `npm run proof -- tap`: on a slow phone (processor SLOWNESS times slower than this machine's)
 * behind a slow network (50 kB/s, 400 ms), how long after the tap on 提交 an update with three
 * photos of several megabytes is safely queued: the photos whole in IndexedDB, and the update
 * waiting. COUNT times with the photos chosen and shrunk before, and with the tap right after they
 * were chosen; the best of them is measured, since this machine does other things as well.
 */
const rounds = Number(process.env['COUNT'] ?? 5);
const slowness = Number(process.env['SLOWNESS'] ?? 4);
const LIMIT = 1000;

interface Watched {
	readonly account: string;
	readonly update: string;
	/** Of the originals, in bytes. */
	readonly sizes: readonly number[];
}

interface Held {
	readonly status: string;
	readonly photos: readonly unknown[];
}

/** Taps, and looks every few milliseconds at what is stored, until it is all there. */
async function tap(page: Page, watched: Watched): Promise<{ took: number; originals: number }> {
	return page.evaluate(async ({ account, update, sizes }) => {
		const store = await new Promise<IDBDatabase>((done) => {
			const opening = indexedDB.open(`jiedui-${account}`);
			opening.onsuccess = () => done(opening.result);
		});
		const begun = performance.now();
		document
			.querySelector<HTMLButtonElement>('form [type=submit], form button:not([type])')!
			.click();
		const ask = <Value>(request: IDBRequest<Value>) =>
			new Promise<Value>((done) => (request.onsuccess = () => done(request.result)));
		for (;;) {
			const tx = store.transaction(['sendings', 'photos']);
			const held = (await ask(tx.objectStore('sendings').get(update))) as Held | undefined;
			const count = await ask(tx.objectStore('photos').index('update').count(update));
			const isTold = held?.photos.length === sizes.length && count === sizes.length;
			if (isTold && (held.status === 'waiting' || held.status === 'sending')) break;
			await new Promise((done) => setTimeout(done, 10));
		}
		const took = Math.round(performance.now() - begun);
		const files = store.transaction('photos').objectStore('photos').index('update');
		const kept = (await ask(files.getAll(update))) as { blob: Blob }[];
		store.close();
		return { took, originals: kept.filter(({ blob }) => sizes.includes(blob.size)).length };
	}, watched);
}

async function measure(
	handset: Handset,
	village: Village,
	photos: readonly Photo[],
	isHasty: boolean,
) {
	const page = await handset.open(village);
	await handset.ready(page);
	const update = await write(page);
	await handset.throttle(page, slowness);
	await handset.choose(
		page,
		photos.map(({ path }) => path),
	);
	if (!isHasty) {
		await page
			.locator('form li img')
			.nth(photos.length - 1)
			.waitFor();
		await page.waitForTimeout(10_000);
	}
	const sizes = photos.map(({ buffer }) => buffer.length);
	const result = await tap(page, { account: village.account, update, sizes });
	await handset.kill();
	return result;
}

const portal = await openPhonePortal();
const folder = await mkdtemp(join(tmpdir(), 'jiedui-tap-'));
try {
	const village = await portal.signIn('yuangudui-editor');
	const photos = await Promise.all([1, 2, 3].map(() => photograph(folder, 3000, 2250)));
	const megabytes = photos.map(({ buffer }) => (buffer.length / 1e6).toFixed(1)).join(' + ');
	for (const isHasty of [false, true]) {
		const found = [];
		for (let round = 0; round < rounds; round += 1) {
			const handset = new Handset(join(folder, `${isHasty} ${round}`), portal);
			found.push(await measure(handset, village, photos, isHasty));
		}
		const times = found.map(({ took }) => took).sort((one, other) => one - other);
		const when = isHasty ? 'tapped as soon as the photos were chosen' : 'photos chosen before';
		const originals = found.map((one) => one.originals).join(' ');
		console.log(
			`${megabytes} MB, processor ÷ ${slowness}, ${when}: queued after ${times.join(', ')} ms ` +
				`(originals among the three: ${originals})`,
		);
		if (times[0]! > LIMIT) process.exitCode = 1;
	}
} finally {
	await portal.close();
	await rm(folder, { recursive: true, force: true });
}
