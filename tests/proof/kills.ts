import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { random } from '../bench/national.ts';
import { Handset, keptOn, photograph, write, type Kept, type Photo } from './handset.ts';
import { openPhonePortal, sha256, type Village } from './phone-portal.ts';

/**
 * `npm run proof -- kills`: KILLS times an update with two photos, one small and one of several
 * megabytes, is queued on a real Chromium behind 50 kB/s, and the browser is killed with SIGKILL
 * some moment later, in the middle of shrinking or sending. It is opened again, sends on what it
 * kept, and is killed with the next one. In the end everything has arrived exactly once, the small
 * photos byte for byte, the large ones shrunk and whole. SEED repeats the moments.
 */
const kills = Number(process.env['KILLS'] ?? 20);
const seed = Number(process.env['SEED'] ?? 1);
const draw = random(seed);

interface Written {
	readonly id: string;
	readonly small: Photo;
}

/** What was being done to the updates when the browser was killed. */
function stateOf(kept: readonly Kept[]): string {
	const open = kept.filter(({ status }) => status !== 'done');
	const photos = open.flatMap((one) => one.photos);
	const sent = photos.filter(({ isSent }) => isSent).length;
	const statuses = open.map(({ status }) => status).sort();
	const states = [...new Set(statuses)].join(', ');
	return `${open.length} open (${states}), ${sent}/${photos.length} photos`;
}

async function liveOnce(handset: Handset, village: Village): Promise<Written> {
	const page = await handset.open(village);
	await handset.goHome(page);
	const id = await write(page);
	const [small, large] = [await photograph(folder, 480, 360), await photograph(folder, 2000, 1500)];
	await handset.choose(page, [small.path, large.path]);
	await page.locator('form li img').nth(1).waitFor();
	await handset.throttle(page, 1);
	await page.getByRole('button', { name: '提交' }).click();
	await page.waitForURL(/\/phone$/);
	await wait(draw() * 8000);
	const state = stateOf(await keptOn(page, village.account));
	await handset.kill();
	console.log(`killed with ${state}`);
	return { id, small };
}

async function drain(handset: Handset, village: Village): Promise<Kept[]> {
	const page = await handset.open(village);
	await handset.goHome(page);
	for (;;) {
		const kept = await keptOn(page, village.account);
		if (kept.every(({ status }) => status === 'done' || status === 'failed')) {
			await handset.close();
			return kept;
		}
		const again = page.getByRole('button', { name: '现在就发' }).first();
		if (await again.isVisible()) await again.click();
		await wait(200);
	}
}

async function judge(
	written: readonly Written[],
	kept: readonly Kept[],
	village: Village,
): Promise<boolean> {
	const counts = await village.countArrived();
	let [odd, versions, damaged, large] = [0, 0, 0, 0];
	for (const { id, small } of written) {
		if (counts.get(id) !== 1) odd += 1;
		if ((await village.versionsOf(id)) !== 1) versions += 1;
		for (const photo of kept.find((one) => one.id === id)?.photos ?? []) {
			const bytes = await village.photo(photo.id);
			if (photo.name === small.name && sha256(bytes) !== sha256(small.buffer)) damaged += 1;
			if (photo.name !== small.name && !(await isWhole(bytes))) large += 1;
		}
	}
	const photos = kept.flatMap((one) => one.photos).length;
	console.log(
		`seed ${seed}, ${written.length} kills: ${odd} updates lost or doubled, ${versions} with ` +
			`other than one version; ${photos} photos of ${2 * written.length}: ${damaged} small ones ` +
			`other than they were, ${large} large ones not whole`,
	);
	const isAll = photos === 2 * written.length && kept.length === written.length;
	return isAll && odd + versions + damaged + large === 0;
}

/** Shrunk, with its EXIF, and decoded to its last row. */
async function isWhole(bytes: Uint8Array): Promise<boolean> {
	const picture = sharp(bytes, { failOn: 'warning' });
	const { exif, width } = await picture.metadata();
	const isDecoded = await picture.stats().then(
		() => true,
		() => false,
	);
	return isDecoded && exif !== undefined && width <= 2000 && bytes.length <= 300_000;
}

const portal = await openPhonePortal();
const folder = await mkdtemp(join(tmpdir(), 'jiedui-handset-'));
try {
	const village = await portal.signIn('yuangudui-editor');
	const handset = new Handset(join(folder, 'phone'), portal);
	await handset.ready(await handset.open(village));
	// Once by itself, so that what it must remember for the first time is written down.
	await handset.close();
	const written: Written[] = [];
	while (written.length < kills) written.push(await liveOnce(handset, village));
	const kept = await drain(handset, village);
	if (!(await judge(written, kept, village))) process.exitCode = 1;
} finally {
	await portal.close();
	await rm(folder, { recursive: true, force: true });
}
