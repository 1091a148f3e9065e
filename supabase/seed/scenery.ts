import type { Chance } from './random.ts';

/** Canvas of every picture, in pixels. */
export const WIDTH = 1200;
export const HEIGHT = 800;

const HORIZON = 380;

/** What all pictures share: weather, hills of loess, the field in front. */
export interface Palette {
	readonly sky: readonly [string, string];
	readonly hills: readonly [string, string, string];
	readonly ground: string;
	readonly crop: string;
}

const palettes: readonly Palette[] = [
	{
		sky: ['#a9cbe0', '#eaf1ee'],
		hills: ['#b9a98a', '#a18e69', '#7f7a4c'],
		ground: '#9a8f5f',
		crop: '#6f8b4e',
	},
	{
		sky: ['#d7dfe3', '#f4ead7'],
		hills: ['#c9b48d', '#b39763', '#8b8450'],
		ground: '#a8935f',
		crop: '#87964f',
	},
	{
		sky: ['#8fbadb', '#dcebf2'],
		hills: ['#9fae8c', '#7f9668', '#5f7f4b'],
		ground: '#7f8f55',
		crop: '#4f7d42',
	},
	{
		sky: ['#e9c9a4', '#f6ecdc'],
		hills: ['#b99f86', '#9c7f5f', '#7d6a45'],
		ground: '#92805a',
		crop: '#75803f',
	},
];

export function paletteOf(chance: Chance): Palette {
	return chance.pick(palettes);
}

/** Sky, three rows of hills, terraces on the nearest, and the ground up to the lower edge. */
export function landscape(palette: Palette, chance: Chance): string {
	const [far, middle, near] = palette.hills;
	const sun = `<circle cx="${chance.between(150, 1050)}" cy="${chance.between(80, 170)}" r="44"
		fill="#fff6df" opacity="0.85"/>`;
	return [
		`<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${palette.sky[0]}"/>
			<stop offset="1" stop-color="${palette.sky[1]}"/></linearGradient></defs>`,
		`<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#sky)"/>`,
		sun,
		hills(far, HORIZON - 110, 70, chance),
		hills(middle, HORIZON - 50, 60, chance),
		hills(near, HORIZON, 30, chance),
		terraces(palette, chance),
		`<rect y="${HORIZON + 90}" width="${WIDTH}" height="${HEIGHT}" fill="${palette.ground}"/>`,
	].join('');
}

function hills(fill: string, height: number, sway: number, chance: Chance): string {
	const points = Array.from({ length: 7 }, (_, step) => ({
		x: step * 200,
		y: height + chance.between(-sway, sway),
	}));
	return `<path d="M0 ${HEIGHT} L${smooth(points)} L${WIDTH} ${HEIGHT} Z" fill="${fill}"/>`;
}

function terraces(palette: Palette, chance: Chance): string {
	return Array.from({ length: 5 }, (_, step) => {
		const y = HORIZON + 14 + step * 17;
		const points = Array.from({ length: 5 }, (_, place) => ({
			x: place * 300,
			y: y + chance.between(-6, 6),
		}));
		const fill = step % 2 === 0 ? palette.crop : palette.hills[2];
		return `<path d="M0 ${y + 60} L${smooth(points)} L${WIDTH} ${y + 60} Z" fill="${fill}"/>`;
	}).join('');
}

function smooth(points: readonly { x: number; y: number }[]): string {
	return points
		.map(({ x, y }, place) => {
			const before = points[place - 1];
			if (!before) return `${x} ${y}`;
			const middle = (before.x + x) / 2;
			return `C${middle} ${before.y} ${middle} ${y} ${x} ${y}`;
		})
		.join(' ');
}

// Written with strokes, because a bare machine has no Chinese font.
const YAN = [
	'M12 14L22 22M8 40L18 48M10 90L24 64M60 5L60 14M36 30L36 18L86 18L86 30',
	'M46 33L76 33M42 44L80 44L80 72L42 72ZM61 33L61 72M42 58L80 58M50 76L36 92M72 76L88 92',
].join('');
const SHI = 'M26 20L74 20M10 44L90 44M50 44L50 92L38 84M30 60L14 82M70 60L88 80';

/** The words 演示 in a corner, so that nobody takes a drawn picture for a photograph. */
export const demoMark = `<g transform="translate(1064 736)">
	<rect x="-14" y="-10" width="136" height="60" rx="6" fill="#fdfcf9" opacity="0.82"/>
	<g fill="none" stroke="#8c3b2a" stroke-width="9" stroke-linecap="round">
		<path d="${YAN}" transform="scale(0.42)"/>
		<path d="${SHI}" transform="translate(62 0) scale(0.42)"/>
	</g></g>`;
