import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { ALIKE, likeness, NEAR, printsOf } from '#domain/documents/print.ts';
import { typeOf } from '#http/upload.server.ts';
import { sketchOf, takenOf } from '#work/photos.server.ts';
import { publicCopyOf } from '#work/publish.server.ts';
import { distance } from '../domain/documents/distance.ts';
import { count, draw, folder, mutate, photograph, seed } from './camera.ts';

/**
 * `npm run proof -- pictures [folder of photos]`: photos that were cropped, recompressed and made
 * smaller are found again; what is published has no EXIF; broken files are refused, and a bomb
 * before it is decoded. Without a folder the photos are clouds of 1/f noise, whose spectrum is that
 * of natural pictures. SEED and COUNT repeat and shorten a run.
 */
const failures: string[] = [];
/** Pairs of two different photos that each photo is held against. */
const STRANGERS = 100;

/** Cropped to 80 to 100 % of each edge, to 40 to 100 % of its size, at a quality of 40 to 85. */
function copyOf(photo: Buffer, index: number): Promise<Buffer> {
	const width = Math.round(800 * (0.8 + 0.2 * draw('width', index)));
	const height = Math.round(600 * (0.8 + 0.2 * draw('height', index)));
	const left = Math.floor(draw('x', index) * (800 - width));
	const top = Math.floor(draw('y', index) * (600 - height));
	return sharp(photo)
		.extract({ left, top, width, height })
		.resize(Math.round(width * (0.4 + 0.6 * draw('size', index))))
		.jpeg({ quality: 40 + Math.round(45 * draw('quality', index)) })
		.toBuffer();
}

interface Seen {
	readonly sketch: Buffer;
	readonly prints: readonly bigint[];
}

async function look(bytes: Buffer): Promise<Seen> {
	const sketch = await sketchOf(bytes);
	return { sketch, prints: printsOf(sketch) };
}

/** As the work process judges them. */
function isFound(one: Seen, other: Seen): boolean {
	const near = (prints: readonly bigint[], whole: bigint) =>
		prints.some((print) => distance(print, whole) <= NEAR);
	const isNear = near(one.prints, other.prints[0]!) || near(other.prints, one.prints[0]!);
	return isNear && likeness(one.sketch, other.sketch) >= ALIKE;
}

/** By the print of the whole alone, which a crop spoils. */
function isFoundWhole(one: Seen, other: Seen): boolean {
	return distance(one.prints[0]!, other.prints[0]!) <= NEAR;
}

function share(found: number, of: number): string {
	return `${found} of ${of} (${((100 * found) / of).toFixed(2)} %)`;
}

function demand(isMet: boolean, sentence: string): void {
	console.log(`${isMet ? '  ' : '! '}${sentence}`);
	if (!isMet) failures.push(sentence);
}

async function proveFound(photos: readonly Buffer[]): Promise<void> {
	const taken: Seen[] = [];
	const copies: Seen[] = [];
	for (const [index, photo] of photos.entries()) {
		taken.push(await look(photo));
		copies.push(await look(await copyOf(photo, index)));
	}
	const found = taken.filter((one, index) => isFound(one, copies[index]!)).length;
	const naive = taken.filter((one, index) => isFoundWhole(one, copies[index]!)).length;
	let [wrong, strangers] = [0, 0];
	for (const [index, one] of taken.entries()) {
		for (let away = 1; away <= Math.min(STRANGERS, count - 1); away += 1) {
			strangers += 1;
			if (isFound(one, copies[(index + away) % copies.length]!)) wrong += 1;
		}
	}
	demand(found >= 0.95 * count, `copies found: ${share(found, count)}`);
	demand(naive < 0.95 * count, `control, by the whole alone: ${share(naive, count)}`);
	demand(wrong <= 0.01 * strangers, `strangers taken for copies: ${share(wrong, strangers)}`);
}

async function provePrivate(photos: readonly Buffer[]): Promise<void> {
	let [told, leaked, kept] = [0, 0, 0];
	for (const photo of photos) {
		const { data } = await publicCopyOf(photo);
		if ((await takenOf(photo)).latitude !== null) told += 1;
		const { exif, xmp, iptc } = await sharp(data).metadata();
		if (exif ?? xmp ?? iptc) leaked += 1;
		const careless = await sharp(photo).keepMetadata().webp().toBuffer();
		if ((await sharp(careless).metadata()).exif) kept += 1;
	}
	demand(told === count, `photos whose place is kept as evidence: ${share(told, count)}`);
	demand(leaked === 0, `public copies with EXIF, XMP or IPTC: ${leaked}`);
	demand(kept === count, `control, re-encoded with their metadata: ${share(kept, count)} have it`);
}

const megabytes = () => Math.round(process.memoryUsage.rss() / 2 ** 20);

async function proveRobust(photos: readonly Buffer[]): Promise<void> {
	let [refused, accepted, thrown] = [0, 0, 0];
	const begun = megabytes();
	for (let index = 0; index < 10 * count; index += 1) {
		const bytes = mutate(photos[index % photos.length]!, index);
		try {
			const typed = await typeOf(bytes, 'photo');
			if (typed.ok) {
				await Promise.all([sketchOf(bytes), takenOf(bytes), publicCopyOf(bytes)]);
				accepted += 1;
			} else refused += 1;
		} catch (reason) {
			if (thrown === 0) console.error(index, reason);
			thrown += 1;
		}
	}
	const ended = megabytes();
	demand(thrown === 0, `mutated: ${refused} refused, ${accepted} read, ${thrown} thrown`);
	demand(refused > 0 && accepted > 0, 'control: some mutants are refused and some are read');
	demand(ended - begun < 200, `memory: ${begun} MB at the beginning, ${ended} MB at the end`);
}

/** A PNG of 30,000 × 30,000 pixels in some hundred kilobytes. */
function bomb(): Buffer {
	const edge = 30_000;
	const chunk = (name: string, data: Buffer) => {
		const body = Buffer.concat([Buffer.from(name), data]);
		const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
		length.writeUInt32BE(data.length);
		check.writeUInt32BE(crc32(body));
		return Buffer.concat([length, body, check]);
	};
	const head = Buffer.alloc(13);
	head.writeUInt32BE(edge, 0);
	head.writeUInt32BE(edge, 4);
	head[8] = 1;
	const rows = deflateSync(Buffer.alloc(edge * (1 + edge / 8)));
	const mark = Buffer.from('89504e470d0a1a0a', 'hex');
	return Buffer.concat([
		mark,
		chunk('IHDR', head),
		chunk('IDAT', rows),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

async function proveBomb(): Promise<void> {
	const bytes = bomb();
	const begun = performance.now();
	const typed = await typeOf(bytes, 'photo');
	const took = Math.round(performance.now() - begun);
	demand(!typed.ok && took <= 1000, `30000×30000 PNG of ${bytes.length} B: refused in ${took} ms`);
}

console.log(`seed ${seed}, ${count} photos ${folder ? `from ${folder}` : 'made of noise'}`);
const photos: Buffer[] = [];
for (let index = 0; index < count; index += 1) photos.push(await photograph(index));
await proveFound(photos);
await provePrivate(photos);
await proveRobust(photos);
await proveBomb();
if (failures.length) process.exitCode = 1;
