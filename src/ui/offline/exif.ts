/**
 * Where and when a photo was taken stands in its EXIF, which drawing it anew would lose. It goes on
 * with the shrunk photo, as evidence that is never public: the portal re-encodes what it publishes.
 * Shapes after CIPA DC-008 (EXIF 2.32): in a JPEG an APP1 segment, `Exif\0\0`, then TIFF.
 */

const SOI = 0xffd8;
const APP1 = 0xffe1;
const SOS = 0xffda;
const EXIF = 0x45786966;
const ORIENTATION = 0x0112;

/** The EXIF segment of a JPEG, saying upright; null when there is none that can be read. */
export function exifOf(bytes: ArrayBuffer): Uint8Array | null {
	const view = new DataView(bytes);
	try {
		const found = findExif(view);
		if (!found) return null;
		const segment = new Uint8Array(bytes.slice(found.at, found.at + found.length));
		setUpright(new DataView(segment.buffer));
		return segment;
	} catch (reason) {
		// It points behind its own end: a broken one is none.
		if (reason instanceof RangeError) return null;
		throw reason;
	}
}

/** A JPEG with that segment at its beginning. */
export function withExif(jpeg: Blob, segment: Uint8Array | null): Blob {
	if (!segment) return jpeg;
	const parts = [jpeg.slice(0, 2), segment as BlobPart, jpeg.slice(2)];
	return new Blob(parts, { type: jpeg.type });
}

function findExif(view: DataView): { at: number; length: number } | null {
	if (view.getUint16(0) !== SOI) return null;
	let at = 2;
	while (view.getUint16(at) !== SOS) {
		const length = 2 + view.getUint16(at + 2);
		if (view.getUint16(at) === APP1 && view.getUint32(at + 4) === EXIF) return { at, length };
		at += length;
	}
	return null;
}

/** The browser has turned the picture already. */
function setUpright(segment: DataView): void {
	const tiff = 10;
	const isLittle = segment.getUint16(tiff) === 0x4949;
	const ifd = tiff + segment.getUint32(tiff + 4, isLittle);
	const count = segment.getUint16(ifd, isLittle);
	for (let entry = ifd + 2; entry < ifd + 2 + 12 * count; entry += 12) {
		if (segment.getUint16(entry, isLittle) === ORIENTATION) {
			segment.setUint16(entry + 8, 1, isLittle);
		}
	}
}
