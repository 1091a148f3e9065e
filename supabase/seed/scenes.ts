import { chanceOf, type Chance } from './random.ts';
import { demoMark, HEIGHT, landscape, paletteOf, WIDTH, type Palette } from './scenery.ts';
import {
	foundation,
	frame,
	furrow,
	heap,
	lamp,
	pit,
	posts,
	puddles,
	roller,
	scaffold,
	stake,
	storeys,
	tiles,
	tree,
	tunnel,
	windows,
} from './shapes.ts';

/** What stands in the picture; a project shows the one that fits its kind. */
export const subjects = [
	'road',
	'greenhouse',
	'water',
	'school',
	'lights',
	'workshop',
	'square',
	'field',
] as const;

export type Subject = (typeof subjects)[number];

/** How far the works are: bare ground, half done, done. */
export const worksStages = [0, 1, 2] as const;

export type WorksStage = (typeof worksStages)[number];

type Drawing = (stage: WorksStage, chance: Chance, palette: Palette) => string;

/** A flat drawing of 1200 × 800 without people: the same words give the same picture. */
export function drawScene(subject: Subject, stage: WorksStage, variation: number): string {
	const chance = chanceOf(`scene ${subject} ${variation}`);
	const palette = paletteOf(chance);
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
		${landscape(palette, chance)}${drawings[subject](stage, chance, palette)}${demoMark}</svg>`;
}

const drawings: Readonly<Record<Subject, Drawing>> = {
	road(stage, chance) {
		const end = chance.between(480, 720);
		const [left, right] = [chance.between(120, 240), chance.between(860, 1000)];
		const surface = stage === 2 ? '#c9c7c0' : stage === 1 ? '#b7a98a' : '#8b7547';
		const bed = `<path d="M${left} 800 C${left + 120} 620 ${end - 90} 560 ${end - 16} 468
			L${end + 16} 468 C${end + 40} 560 ${right - 90} 620 ${right} 800Z" fill="${surface}"/>`;
		if (stage === 0) return bed + puddles(chance);
		if (stage === 1) return bed + heap(right + 60, 740, '#8f8775') + roller(560, 640);
		return `${bed}<path d="M${(left + right) / 2} 800 Q${end + 10} 620 ${end} 470"
			stroke="#f5f1e4" stroke-width="7" stroke-dasharray="34 26" fill="none"/>${posts(right)}`;
	},
	greenhouse(stage, chance) {
		const rows = chance.between(3, 4);
		return Array.from({ length: rows }, (_, row) => {
			const y = 500 + row * 72;
			const isRaised = stage === 2 || (stage === 1 && row < 2);
			return isRaised ? tunnel(140 - row * 30, y, 880 + row * 60) : furrow(y);
		}).join('');
	},
	water(stage, chance) {
		const x = chance.between(420, 620);
		if (stage === 0) return pit(x, 600, 360) + heap(x + 330, 640, '#8b7a52');
		const height = stage === 1 ? 90 : 190;
		const wall = `<rect x="${x - 150}" y="${640 - height}" width="300" height="${height}"
			fill="#c4c6c2"/><rect x="${x - 150}" y="${640 - height}" width="70" height="${height}"
			fill="#aeb1ad"/>`;
		if (stage === 1) return wall + scaffold(x - 180, 470, 360, 170);
		return `${wall}<ellipse cx="${x}" cy="450" rx="150" ry="30" fill="#d9dbd7"/>
			<path d="M${x + 150} 610H1200" stroke="#4f7387" stroke-width="14"/>`;
	},
	school(stage, chance) {
		const x = chance.between(240, 360);
		if (stage === 0) return foundation(x, 620, 620);
		const floors = stage === 1 ? 1 : 2;
		const block = storeys(x, 640, 620, floors, '#e6ddca', '#7fa0ad');
		if (stage === 1) return block + scaffold(x - 20, 470, 660, 170);
		return `${block}<rect x="${x - 14}" y="396" width="648" height="24" fill="#9c4a35"/>
			<path d="M${x + 760} 660V390" stroke="#cfcfca" stroke-width="8"/>
			<rect x="${x + 764}" y="392" width="74" height="48" fill="#b23a2c"/>`;
	},
	lights(stage, chance) {
		const count = chance.between(4, 5);
		const way = '<path d="M0 800L520 470H680L1200 800Z" fill="#b9b3a3"/>';
		const lamps = Array.from({ length: count }, (_, place) => {
			if (stage === 0 || (stage === 1 && place > 1)) return stake(place, count);
			return lamp(place, count, stage === 2);
		});
		return way + lamps.join('');
	},
	workshop(stage, chance) {
		const x = chance.between(220, 320);
		if (stage === 0) return foundation(x, 630, 700);
		if (stage === 1) return frame(x, 640, 700) + heap(x + 760, 660, '#9a8f78');
		const roof = chance.pick(['#4d7286', '#7a4b3c', '#4f7560']);
		return `<rect x="${x}" y="440" width="700" height="200" fill="#dfe0db"/>
			<path d="M${x - 20} 440L${x + 350} 360L${x + 720} 440Z" fill="${roof}"/>
			<rect x="${x + 280}" y="510" width="140" height="130" fill="#8a9aa0"/>
			${windows(x + 40, 490, 200, 1)}${windows(x + 460, 490, 200, 1)}`;
	},
	square(stage, chance) {
		const paving = stage === 0 ? '#8f7d52' : stage === 1 ? '#ab9f86' : '#d2c9b8';
		const floor = `<path d="M80 760L300 540H900L1120 760Z" fill="${paving}"/>`;
		if (stage === 0) return floor + heap(600, 640, '#83734b');
		if (stage === 1) return floor + tiles(false) + heap(880, 600, '#a09a8b');
		const x = chance.between(340, 420);
		return `${floor}${tiles(true)}<rect x="${x}" y="470" width="16" height="90" fill="#7c3f2c"/>
			<rect x="${x + 204}" y="470" width="16" height="90" fill="#7c3f2c"/>
			<path d="M${x - 40} 474Q${x + 110} 380 ${x + 260} 474Z" fill="#8b4a34"/>${tree(880, 560)}`;
	},
	field(stage, chance, palette) {
		const soil = stage === 0 ? '#8e7a4e' : '#7d6a43';
		const rows = Array.from({ length: 11 }, (_, row) => {
			const x = 600 + (row - 5) * 34;
			const foot = 600 + (row - 5) * chance.between(196, 210);
			const colour = stage === 0 ? '#a08c5e' : stage === 1 ? '#8aa05c' : palette.crop;
			const width = stage === 2 ? 46 : 20;
			return `<path d="M${x} 500L${foot} 800" stroke="${colour}" stroke-width="${width}"/>`;
		});
		return `<rect y="490" width="1200" height="310" fill="${soil}"/>${rows.join('')}`;
	},
};
