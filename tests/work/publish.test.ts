import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { publicCopyOf, smallCopyOf } from '#work/publish.server.ts';

/** A photo of one colour as a phone takes it, lying on its side, with a place in it. */
function photo(width: number, height: number, background = '#705a3c'): Promise<Buffer> {
	return sharp({ create: { width, height, channels: 3, background } })
		.withExif({ IFD0: { Model: 'phone' }, IFD3: { GPSLatitudeRef: 'N' } })
		.jpeg()
		.toBuffer();
}

describe('the small copy of a photo', () => {
	it('fits into a page, and says nothing of where it was taken', async () => {
		const whole = await publicCopyOf(await photo(3000, 2000));
		const { data, info } = await smallCopyOf(whole.data);
		expect([info.width, info.height, info.format]).toEqual([480, 320, 'webp']);
		expect(await sharp(data).metadata()).not.toHaveProperty('exif');
	});

	it('is no larger than the photo', async () => {
		const { info } = await smallCopyOf(await photo(90, 120));
		expect([info.width, info.height]).toEqual([90, 120]);
	});

	it('leaves its average colour for the time before it came', async () => {
		expect((await smallCopyOf(await photo(400, 300))).colour).toMatch(
			/^#(6f|7[01])(5[9ab])3[bcd]$/,
		);
		const grey = await sharp(await photo(40, 30, '#808080'))
			.toColourspace('b-w')
			.png()
			.toBuffer();
		expect((await smallCopyOf(grey)).colour).toBe('#808080');
		const clear = { width: 4, height: 4, channels: 4, background: '#0000' } as const;
		const nothing = await sharp({ create: clear }).png().toBuffer();
		expect((await smallCopyOf(nothing)).colour).toBe('#ffffff');
	});
});
