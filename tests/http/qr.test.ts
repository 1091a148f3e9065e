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
