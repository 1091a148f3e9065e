import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { exifOf, withExif } from '#ui/offline/exif.ts';

const plain = { create: { width: 8, height: 4, channels: 3, background: 'green' } } as const;
const taken = await sharp(plain)
	.withExif({ IFD0: { ImageDescription: 'road' }, IFD3: { GPSLatitude: '35/1 1/1 0/1' } })
	.withMetadata({ orientation: 6 })
	.jpeg()
	.toBuffer();
const drawn = await sharp(plain).jpeg().toBuffer();

function bytesOf(buffer: Buffer): ArrayBuffer {
	return new Uint8Array(buffer).buffer;
}

describe('the EXIF of a photo', () => {
	it('goes on with the shrunk one, which is upright', async () => {
		const segment = exifOf(bytesOf(taken));
		const shrunk = withExif(new Blob([new Uint8Array(drawn)]), segment);
		const told = await sharp(await shrunk.arrayBuffer()).metadata();
		expect(told.orientation).toBe(1);
		expect(told.exif?.length).toBe(segment!.length - 4);
		expect(told).toMatchObject({ width: 8, height: 4, format: 'jpeg' });
	});

	it('is none where there is none, or where it is no JPEG', async () => {
		expect(exifOf(bytesOf(drawn))).toBeNull();
		expect(exifOf(bytesOf(await sharp(plain).png().toBuffer()))).toBeNull();
		const blob = new Blob([new Uint8Array(drawn)]);
		expect(withExif(blob, null)).toBe(blob);
	});

	it('that is broken is none, however it is broken', () => {
		fc.assert(
			fc.property(fc.nat(taken.length - 1), fc.nat(255), fc.boolean(), (at, byte, isCut) => {
				const broken = new Uint8Array(taken);
				broken[at] = byte;
				const bytes = isCut ? broken.slice(0, at) : broken;
				expect(() => exifOf(bytes.buffer)).not.toThrow();
			}),
		);
	});
});
