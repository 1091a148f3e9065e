import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { ALIKE, likeness, NEAR, printsOf, SIDE } from '#domain/documents/print.ts';
import { sketchOf, takenOf } from '#work/photos.server.ts';
import { distance } from '../domain/documents/distance.ts';

/** Patches of light and dark, as coarse as buildings and hills are in a photo. */
const patches = Uint8Array.from({ length: 8 * 6 }, (_, index) => (index * 37 + 11) ** 2 % 251);
const scene = sharp(patches, { raw: { width: 8, height: 6, channels: 1 } });
const photo = await scene
	.resize(800, 600, { kernel: 'cubic' })
	.toColourspace('srgb')
	.jpeg()
	.toBuffer();

describe('the sketch of a photo', () => {
	it('is 48 by 48 grey values, of a picture with or without colours or alpha', async () => {
		const shapes = [
			photo,
			await sharp(photo).greyscale().jpeg().toBuffer(),
			await sharp(photo).ensureAlpha().png().toBuffer(),
			await sharp(photo).toColourspace('cmyk').jpeg().toBuffer(),
			await sharp(photo).webp().toBuffer(),
		];
		for (const bytes of shapes) expect(await sketchOf(bytes)).toHaveLength(SIDE * SIDE);
	});

	it('is that of its cropped, smaller and worse copy, as near as it has to be', async () => {
		const copy = await sharp(photo)
			.extract({ left: 90, top: 60, width: 680, height: 500 })
			.resize(300)
			.jpeg({ quality: 50 })
			.toBuffer();
		const [one, other] = [await sketchOf(photo), await sketchOf(copy)];
		const whole = printsOf(other)[0]!;
		const near = Math.min(...printsOf(one).map((print) => distance(print, whole)));
		expect(near).toBeLessThanOrEqual(NEAR);
		expect(likeness(one, other)).toBeGreaterThan(ALIKE);
	});
});

describe('what a photo says of itself', () => {
	it('is its time and place', async () => {
		const taken = await sharp(photo)
			.withExif({
				IFD2: { DateTimeOriginal: '2026:11:18 10:22:33' },
				IFD3: {
					GPSLatitudeRef: 'N',
					GPSLatitude: '35/1 7/1 3000/100',
					GPSLongitudeRef: 'E',
					GPSLongitude: '104/1 12/1 0/1',
				},
			})
			.toBuffer();
		expect(await takenOf(taken)).toEqual({
			takenAt: '2026-11-18T10:22:33',
			latitude: 35.125,
			longitude: 104.2,
		});
	});

	it('is nothing where it says nothing, or what no place on earth has', async () => {
		const nothing = { takenAt: null, latitude: null, longitude: null };
		expect(await takenOf(photo)).toEqual(nothing);
		const forged = await sharp(photo)
			.withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '9000/1 0/1 0/1' } })
			.toBuffer();
		expect(await takenOf(forged)).toEqual(nothing);
	});
});
