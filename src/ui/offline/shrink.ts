import { exifOf, withExif } from './exif.ts';

/** A photo that goes through a village's network in seconds, and still shows what was built. */
const MOST_BYTES = 300_000;
const EDGES = [1600, 1280, 1024, 800, 640];
const QUALITIES = [0.82, 0.68, 0.5];

/**
 * The photo in at most 300 KB, upright, with its EXIF; as it is where it is small enough or cannot
 * be made so. Null when it does not open.
 */
export async function shrink(original: Blob): Promise<Blob | null> {
	const picture = await open(original);
	if (!picture || original.size <= MOST_BYTES) return picture && original;
	const exif = exifOf(await original.arrayBuffer());
	const room = MOST_BYTES - (exif?.length ?? 0);
	for (const edge of EDGES) {
		const canvas = draw(picture, edge);
		for (const quality of QUALITIES) {
			const jpeg = await encode(canvas, quality);
			if (jpeg && jpeg.size <= room) return withExif(jpeg, exif);
		}
	}
	return original;
}

/** Opened by an image element, which turns it upright in every browser. */
async function open(photo: Blob): Promise<HTMLImageElement | null> {
	const address = URL.createObjectURL(photo);
	const picture = new Image();
	picture.src = address;
	try {
		await picture.decode();
		return picture;
	} catch {
		return null;
	} finally {
		URL.revokeObjectURL(address);
	}
}

function draw(picture: HTMLImageElement, edge: number): HTMLCanvasElement {
	const { naturalWidth: width, naturalHeight: height } = picture;
	const scale = Math.min(1, edge / Math.max(width, height));
	const canvas = document.createElement('canvas');
	canvas.width = Math.round(width * scale);
	canvas.height = Math.round(height * scale);
	const context = canvas.getContext('2d')!;
	// What is transparent would come out black.
	context.fillStyle = '#fff';
	context.fillRect(0, 0, canvas.width, canvas.height);
	context.imageSmoothingQuality = 'high';
	context.drawImage(picture, 0, 0, canvas.width, canvas.height);
	return canvas;
}

function encode(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
	return new Promise((done) => {
		canvas.toBlob(done, 'image/jpeg', quality);
	});
}
