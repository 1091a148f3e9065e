import { encode } from 'uqr';

/** A QR code as an SVG draws it: the side of its square in modules, one path of the dark ones. */
export interface QrCode {
	readonly size: number;
	readonly path: string;
}

/** The dark modules of a QR code, with the quiet border that readers need. */
export function drawQr(text: string): QrCode {
	const { data, size } = encode(text, { border: 4 });
	// A run of dark modules is one rectangle: half the length of a square for each.
	const rows = data.map((row, y) => {
		const line = row.map((dark) => (dark ? '1' : '0')).join('');
		const runs = [...line.matchAll(/1+/g)];
		return runs.map(({ 0: { length }, index }) => `M${index} ${y}h${length}v1h-${length}z`);
	});
	return { size, path: rows.flat().join('') };
}
