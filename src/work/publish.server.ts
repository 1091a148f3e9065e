import { createHash } from 'node:crypto';
import type { Task } from 'graphile-worker';
import sharp, { type OutputInfo } from 'sharp';
import { serviceClient } from '#data/service.server.ts';

interface Picture {
	readonly position: number;
	readonly caption: string;
	readonly sha256: string;
	readonly extension: string;
	readonly width: number;
	readonly height: number;
	readonly byte_size: number;
}

const longestEdge = 1600;
const limitInputPixels = 50_000_000;
const sealAfterMs = 2000;

/**
 * Copies one record into the published tables. Enqueued by the record's own transaction; running
 * it again changes nothing, so a task that was cut off is simply run again.
 */
export const publish: Task = async (payload, { addJob }) => {
	const { record, id } = payload as { record: string; id: string };
	const media = record === 'update' ? await cleanPictures(id) : [];
	const published = await serviceClient().rpc('publish', { record, id, media: media as never });
	if (published.error) throw published.error;
	// One sealing for all that is published within these seconds.
	const runAt = new Date(Date.now() + sealAfterMs);
	await addJob('seal_entries', {}, { jobKey: 'seal', jobKeyMode: 'preserve_run_at', runAt });
};

/** Chains what was published since the last time. */
export const sealEntries: Task = async () => {
	const sealed = await serviceClient().rpc('seal_entries');
	if (sealed.error) throw sealed.error;
};

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

/** Stores the public copy of a picture under its hash. */
async function cleanPicture(photo: {
	position: number;
	caption: string;
	document_id: string;
}): Promise<Picture> {
	const storage = serviceClient().storage;
	const original = await storage.from('documents').download(photo.document_id);
	if (original.error) throw original.error;
	const { data, info } = await publicCopyOf(new Uint8Array(await original.data.arrayBuffer()));
	const sha256 = createHash('sha256').update(data).digest('hex');
	const stored = await storage
		.from('media')
		.upload(`${sha256}.webp`, new Uint8Array(data), { contentType: 'image/webp', upsert: true });
	if (stored.error) throw stored.error;
	const { width, height, size } = info;
	const { position, caption } = photo;
	return { position, caption, sha256, extension: 'webp', width, height, byte_size: size };
}
