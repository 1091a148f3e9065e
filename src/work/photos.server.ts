import exifReader from 'exif-reader';
import type { Task } from 'graphile-worker';
import sharp from 'sharp';
import { ALIKE, likeness, NEAR, printsOf, SIDE } from '#domain/documents/print.ts';
import { serviceClient } from '#data/service.server.ts';

/** As many values as a bomb would need to be one; the upload has refused it before. */
const limitInputPixels = 50_000_000;

/** What a photo says of itself; null where it does not, or not so that it can be read. */
export interface Taken {
	/** By the camera's clock, 'YYYY-MM-DDThh:mm:ss'. */
	readonly takenAt: string | null;
	readonly latitude: number | null;
	readonly longitude: number | null;
}

interface Candidate {
	readonly other_update_id: string;
	readonly other_document_id: string;
	readonly is_same_file: boolean;
	/** base64 */
	readonly other_sketch: string;
}

/**
 * Compares the photos of an update with those of other projects, and keeps for the reviewer which
 * are, or look, the same. Run again it finds the same.
 */
export const comparePhotos: Task = async (payload) => {
	const { update_id: updateId } = payload as { update_id: string };
	const query = serviceClient().from('update_photos').select('document_id');
	const { data, error } = await query.eq('update_id', updateId);
	if (error) throw error;
	const ids = [...new Set(data.map(({ document_id: id }) => id))];
	for (const id of ids) await comparePhoto(updateId, id);
};

async function comparePhoto(updateId: string, documentId: string): Promise<void> {
	const service = serviceClient();
	const original = await service.storage.from('documents').download(documentId);
	if (original.error) throw original.error;
	const bytes = Buffer.from(await original.data.arrayBuffer());
	const sketch = await sketchOf(bytes);
	const { takenAt, latitude, longitude } = await takenOf(bytes);
	const noted = await service.rpc('note_picture', {
		update_id: updateId,
		document_id: documentId,
		sketch: sketch.toString('base64'),
		prints: printsOf(sketch).map(String),
		taken_at: takenAt as never,
		latitude: latitude as never,
		longitude: longitude as never,
		near: NEAR,
	});
	if (noted.error) throw noted.error;
	for (const other of noted.data as Candidate[]) {
		const alike = likeness(sketch, Buffer.from(other.other_sketch, 'base64'));
		if (!other.is_same_file && alike < ALIKE) continue;
		const { other_update_id, other_document_id, is_same_file } = other;
		const kept = await service.rpc('note_likeness', {
			update_id: updateId,
			document_id: documentId,
			other_update_id,
			other_document_id,
			is_same_file,
			likeness: Math.round(100 * Math.max(0, alike)),
		});
		if (kept.error) throw kept.error;
	}
}

/** SIDE × SIDE grey values of the picture, upright and stretched to a square. */
export function sketchOf(bytes: Uint8Array): Promise<Buffer> {
	return sharp(bytes, { limitInputPixels })
		.rotate()
		.flatten({ background: '#fff' })
		.toColourspace('b-w')
		.resize(SIDE, SIDE, { fit: 'fill' })
		.raw()
		.toBuffer();
}

/** Time and place as the camera wrote them into the photo. */
export async function takenOf(bytes: Uint8Array): Promise<Taken> {
	const { exif } = await sharp(bytes, { limitInputPixels }).metadata();
	try {
		const { Photo, GPSInfo } = exif ? exifReader(exif) : {};
		const at = Photo?.DateTimeOriginal;
		return {
			takenAt: at && !Number.isNaN(at.getTime()) ? at.toISOString().slice(0, 19) : null,
			latitude: degrees(GPSInfo?.GPSLatitude, GPSInfo?.GPSLatitudeRef === 'S', 90),
			longitude: degrees(GPSInfo?.GPSLongitude, GPSInfo?.GPSLongitudeRef === 'W', 180),
		};
	} catch {
		// Whatever a phone, or a forger, wrote there: it is no reason to stop.
		return { takenAt: null, latitude: null, longitude: null };
	}
}

/** Degrees, minutes and seconds as degrees. */
function degrees(parts: unknown, isNegative: boolean, most: number): number | null {
	if (!Array.isArray(parts)) return null;
	const [whole = 0, minutes = 0, seconds = 0] = parts.map(Number);
	const value = whole + minutes / 60 + seconds / 3600;
	if (!(value >= 0 && value <= most)) return null;
	return Math.round((isNegative ? -value : value) * 1e5) / 1e5;
}
