import { createHash } from 'node:crypto';
import type { Task } from 'graphile-worker';
import sharp, { type OutputInfo } from 'sharp';
import { serviceClient } from '#data/service.server.ts';
import * as publications from '#data/timeline-publications.server.ts';
import type { Picture, Prepared, Waiting } from '#data/timeline-publications.server.ts';

const longestEdge = 1600;
/** Twice the width of a photo's place on a page: sharp on a phone. */
const smallEdge = 480;
const everyMs = 1000;
const atOnce = 100;
const limitInputPixels = 50_000_000;

/**
 * Copies what has changed into the published tables, chains it, and comes again: its key keeps it
 * one job however often it is added. Publishing a record again changes nothing, so what was cut
 * off is simply done again, and what went wrong is told and tried again in its turn.
 */
export const publish: Task = async (_, { addJob, logger }) => {
	const tell = (error: unknown) => logger.error(`publish: ${String(error)}`);
	await publishWaiting(tell).catch(tell);
	const runAt = new Date(Date.now() + everyMs);
	await addJob('publish', {}, { jobKey: 'publish', runAt });
};

async function publishWaiting(tell: (error: string) => void): Promise<void> {
	const db = serviceClient();
	let waiting: Waiting[];
	do {
		waiting = await publications.listWaiting(db, atOnce);
		if (waiting.length > 0) {
			const prepared = await Promise.all(turnOf(waiting).map(prepare));
			const failed = await publications.publish(db, prepared);
			for (const { record, record_id, fault } of failed) tell(`${record} ${record_id}: ${fault}`);
		}
		await publications.seal(db);
	} while (waiting.length > 0);
}

/** Of updates only the first: cleaning pictures takes long, and the others do not wait for it. */
function turnOf(waiting: readonly Waiting[]): Waiting[] {
	const first = waiting.find(hasPictures);
	return waiting.filter((one) => one === first || !hasPictures(one));
}

function hasPictures({ record }: Waiting): boolean {
	return record === 'update';
}

/** What fails here fails alone: it is put off with its reason, and the others go on. */
async function prepare(waiting: Waiting): Promise<Prepared> {
	if (!hasPictures(waiting)) return { ...waiting, media: [] };
	try {
		return { ...waiting, media: await cleanPictures(waiting.record_id) };
	} catch (error) {
		return { ...waiting, media: [], fault: String(error) };
	}
}

/** The pictures of the newest approved version, as copies that may be public. */
async function cleanPictures(updateId: string): Promise<Picture[]> {
	const { data, error } = await serviceClient()
		.from('update_photos')
		.select('position, caption, document_id, update_versions!inner(version, status)')
		.eq('update_id', updateId)
		.eq('update_versions.status', 'approved')
		.order('version', { ascending: false })
		.order('position');
	if (error) throw error;
	const newest = data[0]?.update_versions.version;
	const photos = data.filter(({ update_versions: { version } }) => version === newest);
	return Promise.all(photos.map(cleanPicture));
}

/** Re-encoded: no EXIF, no place, upright, at most 1600 pixels on its longer edge. */
export function publicCopyOf(bytes: Uint8Array): Promise<{ data: Buffer; info: OutputInfo }> {
	return sharp(bytes, { limitInputPixels })
		.rotate()
		.resize({ width: longestEdge, height: longestEdge, fit: 'inside', withoutEnlargement: true })
		.webp({ quality: 80 })
		.toBuffer({ resolveWithObject: true });
}

/** The public copy once more, small enough for a page, and the colour of its place until then. */
export async function smallCopyOf(
	copy: Uint8Array,
): Promise<{ data: Buffer; info: OutputInfo; colour: string }> {
	const picture = sharp(copy, { limitInputPixels });
	const small = picture
		.clone()
		.resize({ width: smallEdge, height: smallEdge, fit: 'inside', withoutEnlargement: true });
	const average = picture.clone().flatten({ background: '#fff' }).resize(1, 1, { fit: 'fill' });
	const pixel = await average.toColourspace('srgb').raw().toBuffer();
	const encoded = await small.webp({ quality: 70 }).toBuffer({ resolveWithObject: true });
	return { ...encoded, colour: `#${pixel.subarray(0, 3).toString('hex')}` };
}

/** Stores a public copy under its hash, which it answers. */
async function storeCopy(data: Buffer): Promise<string> {
	const sha256 = createHash('sha256').update(data).digest('hex');
	const stored = await serviceClient()
		.storage.from('media')
		.upload(`${sha256}.webp`, new Uint8Array(data), { contentType: 'image/webp', upsert: true });
	if (stored.error) throw stored.error;
	return sha256;
}

/** Stores the public copies of a picture. */
async function cleanPicture(photo: {
	position: number;
	caption: string;
	document_id: string;
}): Promise<Picture> {
	const documents = serviceClient().storage.from('documents');
	const original = await documents.download(photo.document_id);
	if (original.error) throw original.error;
	const { data, info } = await publicCopyOf(new Uint8Array(await original.data.arrayBuffer()));
	const small = await smallCopyOf(data);
	const { width, height, size } = info;
	const { position, caption } = photo;
	return {
		...{ position, caption, extension: 'webp', width, height, byte_size: size },
		sha256: await storeCopy(data),
		small_sha256: await storeCopy(small.data),
		small_width: small.info.width,
		small_height: small.info.height,
		colour: small.colour,
	};
}
