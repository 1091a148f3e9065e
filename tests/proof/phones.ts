import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import {
	advance,
	isUnsent,
	type KeptPhoto,
	type Sending,
	type SendingEvent,
} from '#domain/timeline/sending.ts';
import { sendDue, type Means } from '#ui/offline/sender.ts';
import { Transport } from '#ui/offline/transport.ts';
import { askThrough, openNetwork } from './phone-network.ts';
import { openPhonePortal, sha256, type Village } from './phone-portal.ts';

/**
 * `npm run proof -- phones`: PHONES phones send ITEMS updates each, with photos, through a network
 * that drops, cuts, doubles and reorders, and are killed now and then. Each update must have
 * arrived exactly once and each photo whole. Control: a phone that makes new ids for every try, as
 * one without memory would, must be caught doubling. SEED repeats a run, as far as timing lets it.
 */
const phoneCount = Number(process.env['PHONES'] ?? 50);
const itemCount = Number(process.env['ITEMS'] ?? 20);

let drawn = 0;
const seed = process.env['SEED'] ?? '1';
function draw(): number {
	drawn += 1;
	return createHash('sha256').update(`${seed} ${drawn}`).digest().readUInt32BE() / 2 ** 32;
}

class Killed extends Error {}

/** A phone's storage, which outlives its page. */
class Handset implements Means {
	readonly kept = new Map<string, Sending>();
	readonly files = new Map<string, ArrayBuffer>();
	readonly #transport: Transport;
	readonly #forgets: boolean;

	constructor(transport: Transport, forgets = false) {
		this.#transport = transport;
		this.#forgets = forgets;
	}

	list = () => Promise.resolve([...this.kept.values()]);

	change = (id: string, event: SendingEvent) => {
		if (draw() < 0.01) return Promise.reject(new Killed());
		const held = this.kept.get(id);
		if (held) this.kept.set(id, advance(held, event, Date.now()));
		return Promise.resolve(this.kept.get(id) ?? null);
	};

	shrink = ({ size }: KeptPhoto) => Promise.resolve(size);

	upload = (sending: Sending, photo: KeptPhoto) =>
		this.#transport.upload(sending, photo, this.files.get(photo.id)!);

	submit = (sending: Sending) => {
		const ids = { id: crypto.randomUUID(), sendingId: crypto.randomUUID() };
		return this.#transport.submit(this.#forgets ? { ...sending, ...ids } : sending);
	};

	get unsent(): Sending[] {
		return [...this.kept.values()].filter(isUnsent);
	}
}

async function photograph(): Promise<ArrayBuffer> {
	const noise = { type: 'gaussian', mean: 255 * draw(), sigma: 30 } as const;
	const picture = sharp({
		create: { width: 160, height: 120, channels: 3, background: '#888', noise },
	});
	return new Uint8Array(await picture.jpeg().toBuffer()).buffer;
}

async function write(phone: Handset, village: Village, count: number): Promise<void> {
	for (let item = 0; item < count; item += 1) {
		const photos: KeptPhoto[] = [];
		while (photos.length < 3 && draw() < 0.5) {
			const [id, bytes] = [crypto.randomUUID(), await photograph()];
			phone.files.set(id, bytes);
			photos.push({ id, name: '现场.jpg', size: bytes.byteLength, isShrunk: true, isSent: false });
		}
		const id = crypto.randomUUID();
		const project_id = village.projects[Math.floor(draw() * village.projects.length)]!;
		const typed = { event_on: '2026-01-05', works_percent: '', amount: '', milestone_id: '' };
		const fields = { ...typed, project_id, body: `进展${id}`, caption: '', correction_note: '' };
		const made = { sendingId: crypto.randomUUID(), organizationId: village.organization };
		const base = { baseVersion: 0, isCorrection: false, staged: [], obstacle: null, failures: 0 };
		const times = { savedAt: Date.now() + item, dueAt: 0, projectTitle: '' };
		phone.kept.set(id, { id, ...made, ...base, ...times, fields, photos, status: 'waiting' });
	}
}

/** Its owner opens it again and again, for as long as anything is left or the visits last. */
async function use(phone: Handset, organizationId: string, visits: number): Promise<void> {
	for (let visit = 0; visit < visits && phone.unsent.length; visit += 1) {
		await sendDue(phone, { organizationId, now: Date.now(), isAsked: true }).catch((reason) => {
			if (!(reason instanceof Killed)) throw reason;
		});
		await wait(20 + draw() * 200);
	}
}

async function judge(phones: readonly Handset[], village: Village): Promise<number> {
	const counts = await village.countArrived();
	const sendings = phones.flatMap(({ kept }) => [...kept.values()]);
	const odd = sendings.filter(({ id }) => counts.get(id) !== 1);
	const unsent = phones.flatMap((phone) => phone.unsent);
	let [versions, photos, damaged] = [0, 0, 0];
	for (const { id } of sendings) if ((await village.versionsOf(id)) !== 1) versions += 1;
	for (const { files } of phones) {
		for (const [id, bytes] of files) {
			photos += 1;
			if (sha256(await village.photo(id)) !== sha256(new Uint8Array(bytes))) damaged += 1;
		}
	}
	console.log(
		`${sendings.length} updates: ${odd.length} lost or doubled, ${versions} with other than one ` +
			`version, ${unsent.length} not acknowledged; ${photos} photos: ${damaged} damaged or lost`,
	);
	return odd.length + versions + unsent.length + damaged;
}

const portal = await openPhonePortal();
const { origin } = portal;
try {
	const network = await openNetwork(portal.port, draw);
	const village = await portal.signIn('yuangudui-editor');
	const ask = askThrough(() => network.port, origin, village.cookie);
	const phones: Handset[] = [];
	for (let made = 0; made < phoneCount; made += 1) {
		const phone = new Handset(new Transport('', village.account, ask));
		await write(phone, village, itemCount);
		phones.push(phone);
	}
	await Promise.all(phones.map((phone) => use(phone, village.organization, 400)));
	await network.calm();
	await Promise.all(phones.map((phone) => use(phone, village.organization, 40)));
	console.log(`seed ${seed}, ${phoneCount} phones × ${itemCount}:`, network.counts);
	const wrong = await judge(phones, village);

	const rough = await openNetwork(portal.port, draw);
	const forgetful = new Handset(
		new Transport(
			'',
			village.account,
			askThrough(() => rough.port, origin, village.cookie),
		),
		true,
	);
	// Enough of them that an answer gets lost under any seed.
	await write(forgetful, village, 3 * itemCount);
	await use(forgetful, village.organization, 400);
	await rough.calm();
	const doubled = [...(await village.countArrived())].filter(
		([id, times]) => forgetful.kept.has(id) && times > 1,
	);
	console.log(`control, a phone that forgets its ids: ${doubled.length} doubled`);
	if (wrong || doubled.length === 0) process.exitCode = 1;
	network.close();
	rough.close();
} finally {
	await portal.close();
}
