import fc from 'fast-check';
import readQr from 'jsqr';
import { expect, it } from 'vitest';
import { encode } from 'uqr';
import { drawQr } from '#http/qr.server.ts';

it('draws exactly the dark modules, whatever the address', () => {
	for (const text of ['https://jiedui.cn/', 'https://jiedui.cn/projects/de903b86?x=村']) {
		const { size, path } = drawQr(text);
		const drawn = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
		for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
			drawn[Number(y)]!.fill(true, Number(x), Number(x) + Number(width));
		}
		expect(drawn).toEqual(encode(text, { border: 4 }).data);
		expect(path.replace(/M\d+ \d+h(\d+)v1h-\1z/g, '')).toBe('');
	}
});

/** Points of each module. */
const SCALE = 3;

/** What a camera would see of it. */
function photographed({ size, path }: ReturnType<typeof drawQr>) {
	const side = size * SCALE;
	const points = new Uint8ClampedArray(side * side * 4).fill(255);
	for (const [, left, top, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
		for (let y = Number(top) * SCALE; y < (Number(top) + 1) * SCALE; y += 1) {
			const from = (y * side + Number(left) * SCALE) * 4;
			for (let at = from; at < from + Number(width) * SCALE * 4; at += 4)
				points.fill(0, at, at + 3);
		}
	}
	return { points, side };
}

it('is read back by a reader that is not ours', () => {
	const subject = fc.oneof(fc.uuid(), fc.constant('621123210202'));
	const folder = fc.constantFrom('villages', 'notices', 'projects', 'reports/2026-10');
	fc.assert(
		fc.property(fc.webUrl(), folder, subject, (site, under, id) => {
			const address = `${new URL(site).origin}/${under}/${id}?edition=1`;
			const { points, side } = photographed(drawQr(address));
			expect(readQr(points, side, side)?.data).toBe(address);
		}),
		{ numRuns: 8 },
	);
}, 60_000);
