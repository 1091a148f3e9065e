import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { count, mutate, photograph, seed } from './camera.ts';
import { openPhonePortal, sha256, type Village } from './phone-portal.ts';

/**
 * `npm run proof -- uploads`: over http, COUNT photos with their place are told, approved and
 * published, and no public address of theirs tells it: neither of the whole nor of the small copy.
 * Then ten times as many broken ones are sent: each is taken or refused, none breaks the portal.
 * Control: the originals, which the village alone may fetch, still have their place.
 */
const PHOTOS_EACH = 5;
const AT_ONCE = 8;

const portal = await openPhonePortal();
const { origin } = portal;

function ask(cookie: string, path: string, how: RequestInit = {}): Promise<Response> {
	const headers = { accept: 'application/json', origin, cookie, ...how.headers };
	return fetch(origin + path, { redirect: 'manual', ...how, headers });
}

/** Works through `many` of something, some at once. */
async function each(many: number, work: (index: number) => Promise<void>): Promise<void> {
	let next = 0;
	const hand = async () => {
		while (next < many) await work(next++);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, hand));
}

async function upload({ cookie, account, organization }: Village, bytes: Buffer) {
	const id = randomUUID();
	const headers = {
		'content-type': 'application/octet-stream',
		'x-sha256': sha256(bytes),
		'x-file-name': 'p.jpg',
		'x-kept-for': `${account}/${organization}`,
	};
	const body = new Uint8Array(bytes);
	const answer = await ask(cookie, `/desk/documents/${id}`, { method: 'PUT', headers, body });
	return { id, status: answer.status };
}

/** Some photos of one project are told, and a second person approves. */
async function tell(village: Village, approver: Village, project: string, first: number) {
	const photos: string[] = [];
	for (let index = first; index < Math.min(first + PHOTOS_EACH, count); index += 1) {
		const { id, status } = await upload(village, await photograph(index));
		if (status !== 204) throw new Error(`photo ${index}: ${status}`);
		photos.push(id);
	}
	const [update, { account, organization }] = [randomUUID(), village];
	const form = new URLSearchParams({ sending_id: randomUUID(), base_version: '0' });
	const typed = { project_id: project, event_on: '2026-01-05', body: `进展${update}` };
	for (const [name, value] of Object.entries(typed)) form.set(name, value);
	for (const id of photos) form.append('photos_staged', id);
	const headers = { 'x-kept-for': `${account}/${organization}` };
	const how = { method: 'POST', headers, body: form };
	const sent = await ask(village.cookie, `/desk/updates/${update}/sending`, how);
	if (!sent.ok) throw new Error(`update: ${sent.status} ${await sent.text()}`);
	const review = { method: 'POST', body: new URLSearchParams({ version: '1', note: '' }) };
	const accept = { ...review, headers: { accept: 'text/html' } };
	const approved = await ask(approver.cookie, `/desk/updates/${update}?/approve`, accept);
	if (approved.status !== 303) throw new Error(`approval: ${approved.status}`);
	return photos;
}

interface OpenPhoto {
	readonly path: string;
	readonly thumbnail_path: string;
}

async function addressesOf(project: string): Promise<string[]> {
	const answer = await fetch(`${origin}/projects/${project}.json`);
	const { entries } = (await answer.json()) as { entries: { photos: OpenPhoto[] }[] };
	const photos = entries.flatMap((entry) => entry.photos);
	return photos.flatMap(({ path, thumbnail_path: small }) => [path, small]);
}

async function tellsPlace(bytes: ArrayBuffer): Promise<boolean> {
	const { exif, xmp, iptc } = await sharp(Buffer.from(bytes)).metadata();
	return Boolean(exif ?? xmp ?? iptc);
}

const failures: string[] = [];
function demand(isMet: boolean, sentence: string): void {
	console.log(`${isMet ? '  ' : '! '}${sentence}`);
	if (!isMet) failures.push(sentence);
}

async function provePrivate(village: Village, approver: Village): Promise<void> {
	const [project] = village.projects as [string];
	const before = (await addressesOf(project)).length;
	const originals: string[] = [];
	await each(Math.ceil(count / PHOTOS_EACH), async (index) => {
		originals.push(...(await tell(village, approver, project, index * PHOTOS_EACH)));
	});
	let addresses: string[] = [];
	while (addresses.length < before + 2 * count) {
		await wait(500);
		addresses = await addressesOf(project);
	}
	let [leaked, missing] = [0, 0];
	await each(addresses.length, async (index) => {
		const answer = await fetch(origin + addresses[index]!);
		if (!answer.ok) missing += 1;
		else if (await tellsPlace(await answer.arrayBuffer())) leaked += 1;
	});
	const kept = await tellsPlace(Uint8Array.from(await village.photo(originals[0]!)).buffer);
	demand(missing === 0, `${addresses.length} public addresses of pictures, ${missing} missing`);
	demand(leaked === 0, `of which with EXIF, XMP or IPTC: ${leaked}`);
	demand(kept, 'control: an original still has its place');
}

async function proveRobust(village: Village): Promise<void> {
	const statuses = new Map<number, number>();
	const whole: Buffer[] = [];
	for (let index = 0; index < 50; index += 1) whole.push(await photograph(index));
	await each(10 * count, async (index) => {
		const { status } = await upload(village, mutate(whole[index % 50]!, index));
		statuses.set(status, (statuses.get(status) ?? 0) + 1);
	});
	const broken = [...statuses].filter(([status]) => status >= 500);
	demand(broken.length === 0, `mutated: ${JSON.stringify(Object.fromEntries(statuses))}`);
	demand(statuses.size > 1, 'control: some are refused and some are taken');
}

try {
	const village = await portal.signIn('yuangudui-editor');
	const approver = await portal.signIn('yuangudui-approver');
	console.log(`seed ${seed}, ${count} photos`);
	await provePrivate(village, approver);
	await proveRobust(village);
} finally {
	await portal.close();
}
if (failures.length) process.exitCode = 1;
