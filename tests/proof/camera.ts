import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';

/** Photos as phones take them, drawn from SEED, or cut out of a folder of real ones. */
export const count = Number(process.env['COUNT'] ?? 1000);
export const seed = Number(process.env['SEED'] ?? 1);
export const folder = process.argv[3];

/** A drawn number from 0 to 1, the same for the same names. */
export function draw(...names: readonly (string | number)[]): number {
	return (
		createHash('sha256')
			.update([seed, ...names].join(' '))
			.digest()
			.readUInt32BE() /
		2 ** 32
	);
}

const files = folder ? readdirSync(folder).map((name) => join(folder, name)) : [];

/** 800 × 600, as a phone would take it, with time and place. */
export async function photograph(index: number): Promise<Buffer> {
	const taken = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: `35/1 ${index % 60}/1 0/1` } };
	const picture = files.length ? await pieceOf(index) : await cloud(index);
	return picture.withExif(taken).jpeg({ quality: 90 }).toBuffer();
}

async function pieceOf(index: number): Promise<Sharp> {
	const large = sharp(readFileSync(files[index % files.length]!)).removeAlpha();
	const { data, info } = await large.resize(2400, 1800, { fit: 'cover' }).raw().toBuffer({
		resolveWithObject: true,
	});
	const left = Math.floor(draw('left', index) * 1600);
	const top = Math.floor(draw('top', index) * 1200);
	const { width, height, channels } = info;
	const whole = sharp(data, { raw: { width, height, channels } });
	return whole.extract({ left, top, width: 800, height: 600 });
}

/** Octaves of noise, each half as strong and twice as fine as the one before. */
async function cloud(index: number): Promise<Sharp> {
	const sum = new Float64Array(800 * 600);
	for (let octave = 0; octave < 6; octave += 1) {
		const [width, height] = [4 * 2 ** octave, 3 * 2 ** octave];
		const grid = Uint8Array.from(
			{ length: width * height },
			(_, at) => 255 * draw(index, octave, at),
		);
		const layer = sharp(grid, { raw: { width, height, channels: 1 } });
		const grown = await layer
			.resize(800, 600, { kernel: 'cubic' })
			.toColourspace('b-w')
			.raw()
			.toBuffer();
		grown.forEach((value, at) => (sum[at]! += value / 2 ** (octave + 1)));
	}
	return sharp(Uint8Array.from(sum), { raw: { width: 800, height: 600, channels: 1 } });
}

/** Some bytes are others, or the end is missing. */
export function mutate(photo: Buffer, index: number): Buffer {
	const broken = Buffer.from(photo);
	const changes = 1 + Math.floor(50 * draw('changes', index) ** 3);
	for (let change = 0; change < changes; change += 1) {
		const spread = draw('head', index) < 0.5 ? Math.min(600, broken.length) : broken.length;
		const at = Math.floor(draw('at', index, change) * spread);
		broken[at] = Math.floor(draw('byte', index, change) * 256);
	}
	const isCut = draw('cut', index) < 0.2;
	return isCut ? broken.subarray(0, Math.floor(draw('length', index) * broken.length)) : broken;
}
