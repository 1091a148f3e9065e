import { encode } from 'uqr';

/** A QR code as an SVG draws it: the side of its square in modules, one path of the dark ones. */
export interface QrCode {
	readonly size: number;
	readonly path: string;
}

/** The dark modules of a QR code, with the quiet border that readers need. */
export function drawQr(text: string): QrCode {
	const { data, size } = encode(text, { border: 4 });
	const rows = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
	return { size, path: rows.flat().join('') };
}
